SET LOCAL statement_timeout = 0;

-- Points in space with an index that finds the nearest. Trusted: whoever owns the database may create it.
CREATE EXTENSION IF NOT EXISTS cube;

-- A place on a sphere of 6371.0088 km, the mean radius R1 of the IUGG, as a point in space, in km. Straight distances (<->)
-- between such points grow with those along the surface, so their order is the same.
CREATE FUNCTION earth_point(latitude float8, longitude float8) RETURNS cube
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN cube(ARRAY[6371.0088 * cos(radians(latitude)) * cos(radians(longitude)),
                  6371.0088 * cos(radians(latitude)) * sin(radians(longitude)),
                  6371.0088 * sin(radians(latitude))]);

-- Kilometres along the surface from those through the earth, and the other way round.
CREATE FUNCTION surface_km(straight float8) RETURNS float8
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN 2 * 6371.0088 * asin(least(1, straight / (2 * 6371.0088)));

CREATE FUNCTION straight_km(surface float8) RETURNS float8
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN 2 * 6371.0088 * sin(least(pi() / 2, surface / (2 * 6371.0088)));

-- Kilometres along the surface between two places, by the haversine formula (R. W. Sinnott, "Virtues of the Haversine",
-- Sky and Telescope 68 (2), 1984). The earth is not quite a sphere: right to about 0.5 %.
CREATE FUNCTION distance_km(latitude1 float8, longitude1 float8, latitude2 float8, longitude2 float8) RETURNS float8
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN 2 * 6371.0088 * asin(least(1, sqrt(
           power(sin(radians(latitude2 - latitude1) / 2), 2)
           + cos(radians(latitude1)) * cos(radians(latitude2)) * power(sin(radians(longitude2 - longitude1) / 2), 2))));

CREATE TABLE locations (
    id         uuid PRIMARY KEY DEFAULT uuidv7(),
    handle     text NOT NULL CHECK (char_length(handle) BETWEEN 1 AND 255 AND handle !~ '\s'),
    -- What people call it: a city, or a part of one.
    name       text NOT NULL CHECK (char_length(name) BETWEEN 1 AND 255),
    -- ISO 3166-1 alpha-2
    country    text NOT NULL CHECK (country ~ '^[A-Z]{2}$'),
    region     text CHECK (char_length(region) BETWEEN 1 AND 255),
    city       text NOT NULL CHECK (char_length(city) BETWEEN 1 AND 255),
    latitude   double precision NOT NULL CHECK (latitude BETWEEN -90 AND 90),
    longitude  double precision NOT NULL CHECK (longitude BETWEEN -180 AND 180),
    point      cube NOT NULL GENERATED ALWAYS AS (earth_point(latitude, longitude)) STORED,
    -- Of the IANA time zone database, such as Africa/Lagos.
    timezone   text NOT NULL CHECK (char_length(timezone) BETWEEN 1 AND 64),
    version    bigint NOT NULL DEFAULT 0,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now(),
    created_by text,
    updated_by text,
    deleted_at timestamptz
);

CREATE UNIQUE INDEX locations_handle_key ON locations (handle) WHERE deleted_at IS NULL;

-- GET /api/v1/locations
CREATE INDEX locations_by_handle ON locations (handle, id) WHERE deleted_at IS NULL;

-- GET /api/v1/locations?country=
CREATE INDEX locations_of_country_by_handle ON locations (country, handle, id) WHERE deleted_at IS NULL;

-- GET /api/v1/locations?near=
CREATE INDEX locations_by_point ON locations USING gist (point) WHERE deleted_at IS NULL;

-- Where a store is: at a location, or, of those from before there were locations, in a city of some country. Never both.
ALTER TABLE stores
    ADD COLUMN location_id     uuid REFERENCES locations (id),
    -- Its own, or those of its location as long as it has none of its own.
    ADD COLUMN latitude        double precision CHECK (latitude BETWEEN -90 AND 90),
    ADD COLUMN longitude       double precision CHECK (longitude BETWEEN -180 AND 180),
    ADD COLUMN own_coordinates boolean NOT NULL DEFAULT false,
    ADD COLUMN point           cube GENERATED ALWAYS AS (earth_point(latitude, longitude)) STORED,
    -- As in docs/places.md; NULL when nobody has told. In the local time of its location.
    ADD COLUMN opening_hours   jsonb CHECK (jsonb_typeof(opening_hours) = 'object'),
    -- E.164
    ADD COLUMN phone           text CHECK (phone ~ '^\+[1-9][0-9]{6,14}$'),
    ADD COLUMN email           text CHECK (char_length(email) BETWEEN 3 AND 254),
    ADD COLUMN website         text CHECK (website ~ '^https?://' AND char_length(website) <= 2048),
    -- Those after the first, which is image_url: a list of {"url", "alt"}.
    ADD COLUMN more_images     jsonb NOT NULL DEFAULT '[]' CHECK (jsonb_typeof(more_images) = 'array'),
    ADD CONSTRAINT stores_are_in_one_place CHECK (location_id IS NULL OR num_nonnulls(city, country) = 0),
    ADD CONSTRAINT stores_have_whole_coordinates CHECK (num_nonnulls(latitude, longitude) IN (0, 2));

-- GET /api/v1/stores?location=, and the foreign key
CREATE INDEX stores_of_location_by_rating ON stores (location_id, rating_average DESC, id DESC);

-- GET /api/v1/stores?near=, and the goods of what is near
CREATE INDEX stores_by_point ON stores USING gist (point) WHERE status = 'active';

-- The public stores around a place, and how far they are, for queries of other things by distance. A planner sees
-- through it.
CREATE FUNCTION stores_within(latitude float8, longitude float8, km float8)
    RETURNS TABLE (store_id uuid, distance_km float8)
    LANGUAGE sql STABLE PARALLEL SAFE ROWS 100 AS $$
    SELECT s.id, surface_km(s.point <-> earth_point($1, $2))
      FROM stores s
     WHERE s.status = 'active'
       AND s.point <@ cube_enlarge(earth_point($1, $2), $3, 3)
       AND s.point <-> earth_point($1, $2) <= straight_km($3)
$$;

ALTER TABLE events
    ADD COLUMN location_id uuid REFERENCES locations (id),
    -- How many may come; NULL when it is not bounded.
    ADD COLUMN capacity    integer CHECK (capacity BETWEEN 1 AND 10000000),
    -- That of an event from before there were locations.
    ALTER COLUMN city DROP NOT NULL,
    ADD CONSTRAINT events_are_in_one_place CHECK (num_nonnulls(location_id, city) = 1);

CREATE INDEX events_of_location ON events (location_id);

-- Among those with the same parent. Not unique: two may be added at once, and their ids decide then.
ALTER TABLE categories ADD COLUMN position integer NOT NULL DEFAULT 0;

DROP INDEX categories_by_handle;
-- GET /api/v1/categories
CREATE INDEX categories_by_handle ON categories (handle, id) WHERE deleted_at IS NULL;

DROP INDEX categories_by_parent;
-- GET /api/v1/categories?parent=, the branch below a category (recursive), and the foreign key
CREATE INDEX categories_by_parent ON categories (parent_id, position, id);

UPDATE categories c SET position = placed.position
  FROM (SELECT id, row_number() OVER (PARTITION BY parent_id ORDER BY handle) AS position FROM categories) placed
 WHERE c.id = placed.id;

-- Products that were on sale until their store was archived, and will be again when it is published.
ALTER TABLE products ADD COLUMN archived_with_store boolean NOT NULL DEFAULT false;

CREATE INDEX products_archived_with_store ON products (store_id) WHERE archived_with_store;

-- Whoever gives a product another status has decided about it, and the store's return does not undo that.
CREATE FUNCTION forget_archived_with_store() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.archived_with_store := false;
    RETURN NEW;
END
$$;

CREATE TRIGGER products_decided_about BEFORE UPDATE OF status ON products FOR EACH ROW
    WHEN (OLD.archived_with_store AND NEW.archived_with_store AND OLD.status <> NEW.status)
    EXECUTE FUNCTION forget_archived_with_store();

-- Whether a category or a store may be deleted: those of its products that are on sale are in an index each already.
CREATE INDEX products_of_category_not_on_sale ON products (category_id) WHERE status <> 'active';
CREATE INDEX products_of_store_not_on_sale ON products (store_id) WHERE status <> 'active';

-- Administration lists what is deleted, which is little.
CREATE INDEX locations_deleted ON locations (id) WHERE deleted_at IS NOT NULL;
CREATE INDEX stores_deleted ON stores (id) WHERE deleted_at IS NOT NULL;
CREATE INDEX events_deleted ON events (id) WHERE deleted_at IS NOT NULL;
CREATE INDEX categories_deleted ON categories (id) WHERE deleted_at IS NOT NULL;
