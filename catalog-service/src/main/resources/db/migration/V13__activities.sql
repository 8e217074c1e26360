-- What one can do: for children of an age, for a time, in some weather.
CREATE TABLE activities (
    id              uuid PRIMARY KEY DEFAULT uuidv7(),
    title           text NOT NULL CHECK (char_length(title) BETWEEN 1 AND 255),
    description     text NOT NULL DEFAULT '' CHECK (char_length(description) <= 65535),
    activity_type   text NOT NULL CHECK (activity_type IN (
                        'craft', 'music', 'dance', 'theatre', 'sport', 'swimming', 'nature', 'science', 'cooking', 'reading',
                        'game', 'playground', 'museum', 'excursion', 'festival')),
    min_age_months  integer NOT NULL CHECK (min_age_months BETWEEN 0 AND 1200),
    max_age_months  integer NOT NULL CHECK (max_age_months BETWEEN 0 AND 1200),
    -- Where it can be done: one of them, or both.
    settings        text[] NOT NULL CHECK (settings <@ '{indoor,outdoor}' AND cardinality(settings) BETWEEN 1 AND 2),
    -- In which it can be done.
    weather         text[] NOT NULL CHECK (weather <@ '{sunny,cloudy,rainy,windy,hot,cold,snowy}'
                                           AND cardinality(weather) BETWEEN 1 AND 7),
    min_minutes     integer NOT NULL CHECK (min_minutes BETWEEN 1 AND 43200),
    max_minutes     integer NOT NULL CHECK (max_minutes BETWEEN 1 AND 43200),
    difficulty      text NOT NULL CHECK (difficulty IN ('easy', 'moderate', 'challenging')),
    store_id        uuid REFERENCES stores (id),
    location_id     uuid NOT NULL REFERENCES locations (id),
    -- Of one child, in minor units; NULL when it is not told, 0 when it is free.
    price           bigint CHECK (price BETWEEN 0 AND 9007199254740991),
    currency        text CHECK (currency ~ '^[A-Z]{3}$'),
    image_url       text CHECK (char_length(image_url) BETWEEN 1 AND 2048),
    image_alt       text NOT NULL DEFAULT '' CHECK (char_length(image_alt) <= 512),
    more_images     jsonb NOT NULL DEFAULT '[]' CHECK (jsonb_typeof(more_images) = 'array'),
    featured        boolean NOT NULL DEFAULT false,
    status          text NOT NULL DEFAULT 'draft' CHECK (status IN ('draft', 'active', 'archived')),
    -- All that can be asked for by a word; the words of one column are not those of another.
    facets          text[] NOT NULL GENERATED ALWAYS AS (ARRAY[activity_type, difficulty] || settings || weather) STORED,
    version         bigint NOT NULL DEFAULT 0,
    created_at      timestamptz NOT NULL DEFAULT now(),
    updated_at      timestamptz NOT NULL DEFAULT now(),
    created_by      text,
    updated_by      text,
    deleted_at      timestamptz,
    CHECK (min_age_months <= max_age_months),
    CHECK (min_minutes <= max_minutes),
    CHECK ((price IS NULL) = (currency IS NULL)),
    CONSTRAINT activities_deleted_are_archived CHECK (deleted_at IS NULL OR status = 'archived')
);

-- GET /api/v1/activities, and with filters that many pass. Includes what filters compare, so that those which do not pass
-- are not visited.
CREATE INDEX activities_active_by_created ON activities (created_at DESC, id DESC)
    INCLUDE (min_age_months, max_age_months, max_minutes) WHERE status = 'active';

-- GET /api/v1/activities with filters that few pass
CREATE INDEX activities_by_facets ON activities USING gin (facets) WHERE status = 'active';

-- GET /api/v1/activities/featured
CREATE INDEX activities_featured_by_created ON activities (created_at DESC, id DESC) WHERE featured AND status = 'active';

-- GET /api/v1/activities?store=, and the foreign key
CREATE INDEX activities_of_store_by_created ON activities (store_id, created_at DESC, id DESC);

-- GET /api/v1/activities?location=, and the foreign key
CREATE INDEX activities_of_location_by_created ON activities (location_id, created_at DESC, id DESC);

CREATE INDEX activities_deleted ON activities (id) WHERE deleted_at IS NOT NULL;
