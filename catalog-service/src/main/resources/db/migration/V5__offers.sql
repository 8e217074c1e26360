CREATE TABLE offers (
    id           uuid PRIMARY KEY DEFAULT uuidv7(),
    title        text NOT NULL CHECK (char_length(title) BETWEEN 1 AND 255),
    description  text NOT NULL DEFAULT '' CHECK (char_length(description) <= 65535),
    kind         text NOT NULL CHECK (kind IN ('percentage', 'fixed')),
    percentage   smallint CHECK (percentage BETWEEN 1 AND 100),
    -- What a fixed offer takes off, in minor units.
    amount       bigint CHECK (amount BETWEEN 0 AND 9007199254740991),
    currency     text CHECK (currency ~ '^[A-Z]{3}$'),
    -- What it applies to: exactly one of them.
    product_id   uuid REFERENCES products (id) ON DELETE CASCADE,
    category_id  uuid REFERENCES categories (id) ON DELETE CASCADE,
    store_id     uuid REFERENCES stores (id) ON DELETE CASCADE,
    flash_sale   boolean NOT NULL DEFAULT false,
    featured     boolean NOT NULL DEFAULT false,
    status       text NOT NULL DEFAULT 'draft' CHECK (status IN ('draft', 'active', 'archived')),
    valid_from   timestamptz NOT NULL,
    -- Exclusive: the first instant at which it no longer holds.
    valid_until  timestamptz NOT NULL,
    version      bigint NOT NULL DEFAULT 0,
    created_at   timestamptz NOT NULL DEFAULT now(),
    updated_at   timestamptz NOT NULL DEFAULT now(),
    CHECK (valid_from < valid_until),
    CHECK (num_nonnulls(product_id, category_id, store_id) = 1),
    CHECK (CASE kind
               WHEN 'percentage' THEN percentage IS NOT NULL AND amount IS NULL AND currency IS NULL
               ELSE percentage IS NULL AND amount IS NOT NULL AND currency IS NOT NULL
           END)
);

-- All three begin reading at "now", so what has ended costs nothing. valid_from is included to pass over what has not
-- begun without a visit to the table.

-- GET /api/v1/offers?featured=true
CREATE INDEX offers_featured_by_end ON offers (valid_until, id) INCLUDE (valid_from)
    WHERE featured AND status = 'active';

-- GET /api/v1/offers?flashSale=true
CREATE INDEX offers_flash_sale_by_end ON offers (valid_until, id) INCLUDE (valid_from)
    WHERE flash_sale AND status = 'active';

-- GET /api/v1/offers
CREATE INDEX offers_active_by_end ON offers (valid_until, id) INCLUDE (valid_from)
    WHERE status = 'active';

CREATE INDEX offers_of_product ON offers (product_id) WHERE product_id IS NOT NULL;
CREATE INDEX offers_of_category ON offers (category_id) WHERE category_id IS NOT NULL;
CREATE INDEX offers_of_store ON offers (store_id) WHERE store_id IS NOT NULL;
