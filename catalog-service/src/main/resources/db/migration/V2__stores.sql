CREATE TABLE stores (
    id             uuid PRIMARY KEY DEFAULT uuidv7(),
    handle         text NOT NULL UNIQUE CHECK (char_length(handle) BETWEEN 1 AND 255 AND handle !~ '\s'),
    name           text NOT NULL CHECK (char_length(name) BETWEEN 1 AND 255),
    description    text NOT NULL DEFAULT '' CHECK (char_length(description) <= 65535),
    city           text CHECK (char_length(city) BETWEEN 1 AND 255),
    country        text CHECK (country ~ '^[A-Z]{2}$'),
    image_url      text CHECK (char_length(image_url) BETWEEN 1 AND 2048),
    image_alt      text NOT NULL DEFAULT '' CHECK (char_length(image_alt) <= 512),
    -- 0 until somebody has rated; NOT NULL, so that keyset paging can compare it.
    rating_average numeric(3, 2) NOT NULL DEFAULT 0 CHECK (rating_average BETWEEN 0 AND 5),
    rating_count   integer NOT NULL DEFAULT 0 CHECK (rating_count >= 0),
    featured       boolean NOT NULL DEFAULT false,
    status         text NOT NULL DEFAULT 'active' CHECK (status IN ('draft', 'active', 'archived')),
    version        bigint NOT NULL DEFAULT 0,
    created_at     timestamptz NOT NULL DEFAULT now(),
    updated_at     timestamptz NOT NULL DEFAULT now(),
    CHECK ((rating_count = 0) = (rating_average = 0))
);

-- GET /api/v1/stores/featured
CREATE INDEX stores_featured_by_rating ON stores (rating_average DESC, id DESC)
    WHERE featured AND status = 'active';

-- GET /api/v1/stores
CREATE INDEX stores_active_by_rating ON stores (rating_average DESC, id DESC)
    WHERE status = 'active';
