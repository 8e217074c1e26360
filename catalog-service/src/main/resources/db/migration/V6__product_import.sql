-- The handles that the import which is running for a store has already met, so that one which comes back later in the
-- file is noticed without keeping them all in memory. Worth nothing after a crash, hence unlogged: the next import for
-- the store begins by emptying its part.
CREATE UNLOGGED TABLE product_import_handles (
    store_id uuid NOT NULL,
    handle   text NOT NULL,
    line     bigint NOT NULL,
    PRIMARY KEY (store_id, handle)
);
