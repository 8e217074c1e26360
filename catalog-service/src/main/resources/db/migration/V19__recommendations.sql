-- What each actor counts for at present: the products that the actor has last had to do with, as many as the window has
-- room for. Kept to be taken back when it changes.
CREATE TABLE actor_products (
    actor      text NOT NULL,
    product_id uuid NOT NULL,
    -- How much the actor cares: the weight of the strongest thing done.
    weight     integer NOT NULL CHECK (weight > 0),
    bought     boolean NOT NULL,
    last_at    timestamptz NOT NULL,
    PRIMARY KEY (actor, product_id)
);

-- For each two products, in both orders, and each with itself: the sums over the windows that have both. Written by
-- differences; a row that comes down to no actor is deleted in the same transaction.
CREATE TABLE product_pairs (
    product_id uuid NOT NULL,
    other_id   uuid NOT NULL,
    -- In how many windows both are.
    actors     integer NOT NULL,
    -- How many of these actors have bought both.
    buyers     integer NOT NULL,
    -- The sum of the products of the two weights.
    strength   bigint NOT NULL,
    PRIMARY KEY (product_id, other_id)
) WITH (fillfactor = 85);

-- What is to be deleted
CREATE INDEX product_pairs_empty ON product_pairs (product_id) WHERE actors = 0;

-- What goes with a product, the strongest first
CREATE INDEX product_pairs_by_strength ON product_pairs (product_id, strength DESC, other_id);

-- What somebody bought last, which counts as an interaction too
CREATE INDEX purchases_of_customer_by_time ON purchases (customer_id, paid_at DESC, order_id, product_id);

-- What is popular in a category
CREATE INDEX products_of_category_by_views ON products (category_id, views DESC, id DESC)
    WHERE status = 'active';
