-- Every change of a quantity, so that the sum of a row's changes is its quantity. Names its row without a foreign key:
-- the log outlives what it tells of.
CREATE TABLE stock_movements (
    id             uuid PRIMARY KEY DEFAULT uuidv7(),
    variant_id     uuid NOT NULL,
    size_id        uuid NOT NULL,
    kind           text NOT NULL CHECK (kind IN ('restock', 'correction', 'sale', 'import')),
    change         integer NOT NULL CHECK (change <> 0),
    quantity_after integer NOT NULL CHECK (quantity_after >= 0),
    -- What it belongs to: an order, a delivery.
    reference      text CHECK (char_length(reference) BETWEEN 1 AND 100),
    reason         text NOT NULL DEFAULT '' CHECK (char_length(reason) <= 500),
    actor          text NOT NULL CHECK (char_length(actor) BETWEEN 1 AND 255),
    -- Not now(), which is when a transaction began: movements of a row follow each other in the order of its lock.
    created_at     timestamptz NOT NULL DEFAULT clock_timestamp()
);

-- GET /api/v1/admin/stock/movements
CREATE INDEX stock_movements_by_created ON stock_movements (created_at DESC, id DESC);

-- GET /api/v1/admin/stock/{variantId}/{sizeId}/movements
CREATE INDEX stock_movements_of_row_by_created ON stock_movements (variant_id, size_id, created_at DESC, id DESC);

-- A delivery is taken in once, however often it is sent.
CREATE UNIQUE INDEX stock_movements_restock_once ON stock_movements (variant_id, size_id, reference)
    WHERE kind = 'restock';
