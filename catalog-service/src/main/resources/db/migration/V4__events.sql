CREATE TABLE events (
    id          uuid PRIMARY KEY DEFAULT uuidv7(),
    -- The store that invites, if one does.
    store_id    uuid REFERENCES stores (id),
    title       text NOT NULL CHECK (char_length(title) BETWEEN 1 AND 255),
    description text NOT NULL DEFAULT '' CHECK (char_length(description) <= 65535),
    venue       text NOT NULL CHECK (char_length(venue) BETWEEN 1 AND 255),
    city        text NOT NULL CHECK (char_length(city) BETWEEN 1 AND 255),
    starts_at   timestamptz NOT NULL,
    ends_at     timestamptz NOT NULL,
    -- Of one ticket, in minor units; 0 is free entry.
    price       bigint NOT NULL DEFAULT 0 CHECK (price BETWEEN 0 AND 9007199254740991),
    currency    text NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
    image_url   text CHECK (char_length(image_url) BETWEEN 1 AND 2048),
    image_alt   text NOT NULL DEFAULT '' CHECK (char_length(image_alt) <= 512),
    featured    boolean NOT NULL DEFAULT false,
    status      text NOT NULL DEFAULT 'draft' CHECK (status IN ('draft', 'active', 'archived')),
    version     bigint NOT NULL DEFAULT 0,
    created_at  timestamptz NOT NULL DEFAULT now(),
    updated_at  timestamptz NOT NULL DEFAULT now(),
    CHECK (starts_at < ends_at)
);

-- GET /api/v1/events/featured
CREATE INDEX events_featured_by_start ON events (starts_at, id)
    WHERE featured AND status = 'active';

-- GET /api/v1/events
CREATE INDEX events_active_by_start ON events (starts_at, id)
    WHERE status = 'active';

-- For the foreign key: without it, deleting a store reads all events.
CREATE INDEX events_of_store ON events (store_id);
