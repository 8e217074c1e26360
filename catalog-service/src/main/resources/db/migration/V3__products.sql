CREATE TABLE products (
    id               uuid PRIMARY KEY DEFAULT uuidv7(),
    store_id         uuid NOT NULL REFERENCES stores (id),
    category_id      uuid REFERENCES categories (id),
    handle           text NOT NULL CHECK (char_length(handle) BETWEEN 1 AND 255 AND handle !~ '\s'),
    title            text NOT NULL CHECK (char_length(title) BETWEEN 1 AND 255),
    -- Plain text; whatever HTML came with an import is gone.
    description      text NOT NULL DEFAULT '' CHECK (char_length(description) <= 65535),
    vendor           text CHECK (char_length(vendor) BETWEEN 1 AND 255),
    product_type     text CHECK (char_length(product_type) BETWEEN 1 AND 255),
    tags             text[] NOT NULL DEFAULT '{}' CHECK (cardinality(tags) <= 250),
    -- The names of what its variants differ in ("Size", "Colour"); a variant's option_values follow this order.
    option_names     text[] NOT NULL DEFAULT '{}' CHECK (cardinality(option_names) <= 3),
    seo_title        text CHECK (char_length(seo_title) BETWEEN 1 AND 255),
    seo_description  text CHECK (char_length(seo_description) BETWEEN 1 AND 1024),
    -- The cheapest variant's, kept here because every card shows it. Minor units; 2^53 - 1 is the largest integer that
    -- every JSON reader keeps exact.
    price            bigint NOT NULL CHECK (price BETWEEN 0 AND 9007199254740991),
    compare_at_price bigint CHECK (compare_at_price <= 9007199254740991 AND compare_at_price > price),
    currency         text NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
    rating_average   numeric(3, 2) NOT NULL DEFAULT 0 CHECK (rating_average BETWEEN 0 AND 5),
    rating_count     integer NOT NULL DEFAULT 0 CHECK (rating_count >= 0),
    views            bigint NOT NULL DEFAULT 0 CHECK (views >= 0),
    featured         boolean NOT NULL DEFAULT false,
    status           text NOT NULL DEFAULT 'draft' CHECK (status IN ('draft', 'active', 'archived')),
    version          bigint NOT NULL DEFAULT 0,
    created_at       timestamptz NOT NULL DEFAULT now(),
    updated_at       timestamptz NOT NULL DEFAULT now(),
    CHECK ((rating_count = 0) = (rating_average = 0)),
    UNIQUE (store_id, handle)
);

-- GET /api/v1/products/featured
CREATE INDEX products_featured_by_views ON products (views DESC, id DESC)
    WHERE featured AND status = 'active';

-- GET /api/v1/products/new-arrivals and GET /api/v1/products
CREATE INDEX products_active_by_created ON products (created_at DESC, id DESC)
    WHERE status = 'active';

-- GET /api/v1/products?store=
CREATE INDEX products_of_store_by_created ON products (store_id, created_at DESC, id DESC)
    WHERE status = 'active';

-- GET /api/v1/products?category=
CREATE INDEX products_of_category_by_created ON products (category_id, created_at DESC, id DESC)
    WHERE status = 'active';

-- GET /api/v1/products?store=&category=
CREATE INDEX products_of_store_and_category_by_created ON products (store_id, category_id, created_at DESC, id DESC)
    WHERE status = 'active';

CREATE TABLE product_variants (
    id               uuid PRIMARY KEY DEFAULT uuidv7(),
    product_id       uuid NOT NULL REFERENCES products (id) ON DELETE CASCADE,
    position         integer NOT NULL CHECK (position > 0),
    option_values    text[] NOT NULL DEFAULT '{}' CHECK (cardinality(option_values) <= 3),
    sku              text CHECK (char_length(sku) BETWEEN 1 AND 255),
    -- In the product's currency.
    price            bigint NOT NULL CHECK (price BETWEEN 0 AND 9007199254740991),
    compare_at_price bigint CHECK (compare_at_price <= 9007199254740991 AND compare_at_price > price),
    -- Two variants of a product differ in an option. Deferred, since an import may exchange positions and values.
    UNIQUE (product_id, option_values) DEFERRABLE INITIALLY DEFERRED,
    UNIQUE (product_id, position) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE product_images (
    id         uuid PRIMARY KEY DEFAULT uuidv7(),
    product_id uuid NOT NULL REFERENCES products (id) ON DELETE CASCADE,
    position   integer NOT NULL CHECK (position > 0),
    url        text NOT NULL CHECK (char_length(url) BETWEEN 1 AND 2048),
    alt        text NOT NULL DEFAULT '' CHECK (char_length(alt) <= 512),
    -- Also the way to a card's picture, the first.
    UNIQUE (product_id, position) DEFERRABLE INITIALLY DEFERRED
);
