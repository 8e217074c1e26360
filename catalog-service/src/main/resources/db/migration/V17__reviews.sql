SET LOCAL statement_timeout = 0;

-- What customers say of a product: one review each.
CREATE TABLE reviews (
    id          uuid PRIMARY KEY DEFAULT uuidv7(),
    product_id  uuid NOT NULL REFERENCES products (id),
    -- The product's store when it was written, whose rating it counts for even if the product moves.
    store_id    uuid NOT NULL REFERENCES stores (id),
    -- The subject of the customer's token; who that is orders-service knows.
    customer_id uuid NOT NULL,
    -- The name to show, as the customer gave it.
    author      text NOT NULL CHECK (char_length(author) BETWEEN 1 AND 100),
    rating      integer NOT NULL CHECK (rating BETWEEN 1 AND 5),
    title       text NOT NULL DEFAULT '' CHECK (char_length(title) <= 200),
    text        text NOT NULL DEFAULT '' CHECK (char_length(text) <= 10000),
    -- Whether the customer has bought the product, as orders-service told.
    verified    boolean NOT NULL DEFAULT false,
    state       text NOT NULL CHECK (state IN ('published', 'pending', 'rejected', 'hidden')),
    -- How many customers found it helpful: the rows of review_votes.
    helpful     bigint NOT NULL DEFAULT 0 CHECK (helpful >= 0),
    -- How many have reported it since somebody last decided on it.
    reports     integer NOT NULL DEFAULT 0 CHECK (reports >= 0),
    -- Of what its author wrote and what was decided on it; votes and the verification do not count.
    version     bigint NOT NULL DEFAULT 0,
    created_at  timestamptz NOT NULL DEFAULT now(),
    updated_at  timestamptz NOT NULL DEFAULT now(),
    UNIQUE (product_id, customer_id)
);

-- GET /api/v1/products/{id}/reviews?sort=newest
CREATE INDEX reviews_of_product_by_created ON reviews (product_id, created_at DESC, id DESC)
    WHERE state = 'published';

-- … ?sort=helpful
CREATE INDEX reviews_of_product_by_helpful ON reviews (product_id, helpful DESC, id DESC)
    WHERE state = 'published';

-- … ?sort=highest, and backwards ?sort=lowest
CREATE INDEX reviews_of_product_by_rating ON reviews (product_id, rating DESC, id DESC)
    WHERE state = 'published';

-- … ?sort=newest&rating=
CREATE INDEX reviews_of_product_and_rating_by_created ON reviews (product_id, rating, created_at DESC, id DESC)
    WHERE state = 'published';

-- … ?sort=newest&verified=true
CREATE INDEX reviews_verified_of_product_by_created ON reviews (product_id, created_at DESC, id DESC)
    WHERE state = 'published' AND verified;

-- GET /api/v1/reviews/mine
CREATE INDEX reviews_of_customer_by_created ON reviews (customer_id, created_at DESC, id DESC);

-- GET /api/v1/admin/reviews?state=
CREATE INDEX reviews_by_state_and_created ON reviews (state, created_at DESC, id DESC);

-- For the foreign key: without it, deleting a store reads all reviews.
CREATE INDEX reviews_of_store ON reviews (store_id);

CREATE TABLE review_votes (
    review_id   uuid NOT NULL REFERENCES reviews (id) ON DELETE CASCADE,
    customer_id uuid NOT NULL,
    PRIMARY KEY (review_id, customer_id)
);

CREATE TABLE review_reports (
    review_id   uuid NOT NULL REFERENCES reviews (id) ON DELETE CASCADE,
    customer_id uuid NOT NULL,
    reason      text NOT NULL CHECK (reason IN ('spam', 'offensive', 'off_topic', 'other')),
    comment     text NOT NULL DEFAULT '' CHECK (char_length(comment) <= 500),
    created_at  timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (review_id, customer_id)
);

-- How often each number of stars was given in published reviews. Kept in the transaction of the review.
CREATE TABLE product_ratings (
    product_id uuid PRIMARY KEY REFERENCES products (id),
    stars1     integer NOT NULL DEFAULT 0 CHECK (stars1 >= 0),
    stars2     integer NOT NULL DEFAULT 0 CHECK (stars2 >= 0),
    stars3     integer NOT NULL DEFAULT 0 CHECK (stars3 >= 0),
    stars4     integer NOT NULL DEFAULT 0 CHECK (stars4 >= 0),
    stars5     integer NOT NULL DEFAULT 0 CHECK (stars5 >= 0),
    count      integer GENERATED ALWAYS AS (stars1 + stars2 + stars3 + stars4 + stars5) STORED,
    average    numeric(3, 2) GENERATED ALWAYS AS (coalesce(round(
                   (stars1 + 2 * stars2 + 3 * stars3 + 4 * stars4 + 5 * stars5)::numeric
                   / nullif(stars1 + stars2 + stars3 + stars4 + stars5, 0), 2), 0)) STORED
);

-- The same of all reviews of a store's products.
CREATE TABLE store_ratings (
    store_id uuid PRIMARY KEY REFERENCES stores (id),
    stars1   integer NOT NULL DEFAULT 0 CHECK (stars1 >= 0),
    stars2   integer NOT NULL DEFAULT 0 CHECK (stars2 >= 0),
    stars3   integer NOT NULL DEFAULT 0 CHECK (stars3 >= 0),
    stars4   integer NOT NULL DEFAULT 0 CHECK (stars4 >= 0),
    stars5   integer NOT NULL DEFAULT 0 CHECK (stars5 >= 0),
    count    integer GENERATED ALWAYS AS (stars1 + stars2 + stars3 + stars4 + stars5) STORED,
    average  numeric(3, 2) GENERATED ALWAYS AS (coalesce(round(
                 (stars1 + 2 * stars2 + 3 * stars3 + 4 * stars4 + 5 * stars5)::numeric
                 / nullif(stars1 + stars2 + stars3 + stars4 + stars5, 0), 2), 0)) STORED
);

-- Until now only the demo catalogue had ratings, and nobody had given them.
-- What is searched follows in parts, since of a large catalogue row by row would be heard of too late (V16__search.sql).
ALTER TABLE products DISABLE TRIGGER products_to_search_when_changed;
UPDATE products SET rating_average = 0, rating_count = 0 WHERE rating_count > 0;
ALTER TABLE products ENABLE TRIGGER products_to_search_when_changed;
DO $$
DECLARE
    part uuid[];
BEGIN
    FOR part IN SELECT array_agg(product_id)
                  FROM (SELECT product_id, row_number() OVER () / 10000 AS number FROM product_search WHERE rating > 0) p
                 GROUP BY number
    LOOP
        UPDATE product_search s SET rating = 0, popularity = product_popularity(p.views, 0, 0)
          FROM products p WHERE p.id = s.product_id AND s.product_id = ANY (part);
        RAISE NOTICE 'Took the ratings of % products back', cardinality(part);
    END LOOP;
END
$$;
UPDATE stores SET rating_average = 0, rating_count = 0 WHERE rating_count > 0;

-- What customers have bought, from the events of orders (docs/reviews.md). An order's event may come more than once and in
-- any order: the key makes it count once. No foreign keys: what was bought is history.
CREATE TABLE purchases (
    order_id    uuid NOT NULL,
    product_id  uuid NOT NULL,
    customer_id uuid NOT NULL,
    paid_at     timestamptz NOT NULL,
    -- The order was refunded: it no longer verifies a review.
    refunded    boolean NOT NULL DEFAULT false,
    PRIMARY KEY (order_id, product_id)
);

-- Whether a customer has bought a product, and what not to recommend
CREATE INDEX purchases_of_customer ON purchases (customer_id, product_id);

-- Refunds, also those of which we hear before the payment.
CREATE TABLE refunded_orders (
    order_id    uuid PRIMARY KEY,
    refunded_at timestamptz NOT NULL
);
