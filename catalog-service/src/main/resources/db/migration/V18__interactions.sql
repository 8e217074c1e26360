-- What people do with products: the raw material of recommendations. Rows are added and, after a while, deleted in the order
-- in which they came; nothing else happens to them.
CREATE TABLE interactions (
    -- The client's: the same event sent again is the same row.
    id           uuid PRIMARY KEY,
    kind         text NOT NULL CHECK (kind IN ('view', 'click', 'wishlist', 'add_to_cart')),
    -- No foreign key: it would be checked for every row, and products are not deleted.
    product_id   uuid NOT NULL,
    -- Who did it: the customer who was signed in, else a device by the id that it has made up.
    customer_id  uuid,
    anonymous_id uuid,
    -- Apart from each other, so that nobody can pass for a customer by making up the id of one.
    actor        text NOT NULL GENERATED ALWAYS AS (
                     CASE WHEN customer_id IS NULL THEN 'anonymous:' || anonymous_id::text
                          ELSE 'customer:' || customer_id::text END) STORED,
    -- By the client's clock, within bounds.
    happened_at  timestamptz NOT NULL,
    received_at  timestamptz NOT NULL DEFAULT now(),
    CHECK (num_nonnulls(customer_id, anonymous_id) > 0)
);

-- What somebody did last
CREATE INDEX interactions_of_actor_by_time ON interactions (actor, happened_at DESC, id DESC);

-- The job that deletes what is old
CREATE INDEX interactions_by_received ON interactions (received_at, id);

-- Whose interactions or purchases have changed, one row for each change, written in its transaction. The job that keeps
-- recommendations takes them out. A queue and no mark on the actor, so that who writes never waits for the job, and the job
-- sees a row exactly when it sees the change (docs/adr/0016-recommendations-by-actor.md).
CREATE TABLE changed_actors (
    position bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    actor    text NOT NULL
) WITH (
    -- As for the outbox: cleaned by the number of dead rows.
    autovacuum_vacuum_scale_factor = 0,
    autovacuum_vacuum_threshold = 1000
);
