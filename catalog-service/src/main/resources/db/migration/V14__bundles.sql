-- Goods of one store that are sold together, at a price of their own.
CREATE TABLE bundles (
    id          uuid PRIMARY KEY DEFAULT uuidv7(),
    store_id    uuid NOT NULL REFERENCES stores (id),
    handle      text NOT NULL CHECK (char_length(handle) BETWEEN 1 AND 255 AND handle !~ '\s'),
    title       text NOT NULL CHECK (char_length(title) BETWEEN 1 AND 255),
    description text NOT NULL DEFAULT '' CHECK (char_length(description) <= 65535),
    vendor      text CHECK (char_length(vendor) BETWEEN 1 AND 255),
    tags        text[] NOT NULL DEFAULT '{}' CHECK (cardinality(tags) <= 250),
    -- Minor units, in the currency of all its items. What the items cost one by one is summed when it is read.
    price       bigint NOT NULL CHECK (price BETWEEN 0 AND 9007199254740991),
    currency    text NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
    featured    boolean NOT NULL DEFAULT false,
    status      text NOT NULL DEFAULT 'draft' CHECK (status IN ('draft', 'active', 'archived')),
    version     bigint NOT NULL DEFAULT 0,
    created_at  timestamptz NOT NULL DEFAULT now(),
    created_by  text,
    updated_at  timestamptz NOT NULL DEFAULT now(),
    updated_by  text,
    deleted_at  timestamptz,
    CHECK (deleted_at IS NULL OR status = 'archived')
);

-- What is deleted does not keep its handle from a new one.
CREATE UNIQUE INDEX bundles_handle ON bundles (store_id, handle) WHERE deleted_at IS NULL;

-- GET /api/v1/bundles
CREATE INDEX bundles_active_by_created ON bundles (created_at DESC, id DESC) WHERE status = 'active';

-- GET /api/v1/bundles?featured=true
CREATE INDEX bundles_featured_by_created ON bundles (created_at DESC, id DESC) WHERE featured AND status = 'active';

-- GET /api/v1/bundles?store=
CREATE INDEX bundles_of_store_by_created ON bundles (store_id, created_at DESC, id DESC) WHERE status = 'active';

-- GET /api/v1/admin/bundles
CREATE INDEX bundles_by_created ON bundles (created_at DESC, id DESC) WHERE deleted_at IS NULL;
CREATE INDEX bundles_deleted_by_created ON bundles (created_at DESC, id DESC) WHERE deleted_at IS NOT NULL;

-- Names what can be bought, and never another bundle, so that none contains itself. Without a foreign key to it: an import
-- may take a size out of the catalogue, and a bundle that fell apart by that must not go on, smaller, at the same price.
CREATE TABLE bundle_items (
    bundle_id  uuid NOT NULL REFERENCES bundles (id) ON DELETE CASCADE,
    position   integer NOT NULL CHECK (position > 0),
    variant_id uuid NOT NULL,
    size_id    uuid NOT NULL,
    quantity   integer NOT NULL CHECK (quantity BETWEEN 1 AND 1000),
    PRIMARY KEY (bundle_id, position),
    UNIQUE (bundle_id, variant_id, size_id)
);

-- The bundles that have something in them.
CREATE INDEX bundle_items_by_variant ON bundle_items (variant_id, bundle_id);

CREATE TABLE bundle_images (
    bundle_id uuid NOT NULL REFERENCES bundles (id) ON DELETE CASCADE,
    position  integer NOT NULL CHECK (position > 0),
    url       text NOT NULL CHECK (char_length(url) BETWEEN 1 AND 2048),
    alt       text NOT NULL DEFAULT '' CHECK (char_length(alt) <= 512),
    PRIMARY KEY (bundle_id, position)
);

-- The bundles that a reservation asked for, and how many of each; its lines keep what these consisted of then. Of a line,
-- what is not of bundles was asked for by itself: together they tell a repeated request from another one.
ALTER TABLE reservations
    ADD COLUMN bundle_ids        uuid[] NOT NULL DEFAULT '{}',
    ADD COLUMN bundle_quantities integer[] NOT NULL DEFAULT '{}',
    ADD CHECK (cardinality(bundle_ids) = cardinality(bundle_quantities));

ALTER TABLE reservation_lines
    ADD COLUMN of_bundles integer NOT NULL DEFAULT 0,
    ADD CHECK (of_bundles BETWEEN 0 AND quantity);
