-- What orders have been promised, by the order's reference, which makes each step of it repeatable.
CREATE TABLE reservations (
    reference  text PRIMARY KEY CHECK (reference ~ '^[A-Za-z0-9._:-]{1,100}$'),
    state      text NOT NULL DEFAULT 'held' CHECK (state IN ('held', 'confirmed', 'released', 'expired')),
    -- Confirmed after it had expired, since the stock was still there.
    late       boolean NOT NULL DEFAULT false CHECK (state = 'confirmed' OR NOT late),
    created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    -- From then on it counts as expired, whatever its state still says.
    expires_at timestamptz NOT NULL CHECK (expires_at > created_at),
    settled_at timestamptz,
    CHECK ((state = 'held') = (settled_at IS NULL))
) WITH (fillfactor = 85);

-- The job that expires reservations, and who finds too little because one has not been expired yet.
CREATE INDEX reservations_held_by_expiry ON reservations (expires_at) WHERE state = 'held';

-- The demand on each row of stock. No foreign key to the stock: what has been sold is history. That a held row does not go
-- is seen to by who would delete it, under its lock.
CREATE TABLE reservation_lines (
    reference  text NOT NULL REFERENCES reservations (reference) ON DELETE CASCADE,
    variant_id uuid NOT NULL,
    size_id    uuid NOT NULL,
    quantity   integer NOT NULL CHECK (quantity > 0),
    PRIMARY KEY (reference, variant_id, size_id)
);
