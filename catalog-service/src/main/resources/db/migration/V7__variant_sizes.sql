SET LOCAL statement_timeout = 0;

-- One list for the whole catalogue, so that "M" is the same size everywhere. Rows are never deleted.
CREATE TABLE sizes (
    id   uuid PRIMARY KEY DEFAULT uuidv7(),
    name text NOT NULL UNIQUE CHECK (char_length(name) BETWEEN 1 AND 255)
);

-- The size of what comes in one size only; its id is known to the code.
INSERT INTO sizes (id, name) VALUES ('00000000-0000-7000-8000-000000000001', 'One size');

-- What can be bought, and how much of it there is.
CREATE TABLE variant_sizes (
    variant_id        uuid NOT NULL REFERENCES product_variants (id) ON DELETE CASCADE,
    size_id           uuid NOT NULL REFERENCES sizes (id),
    -- Among the variant's sizes. Not unique: it is only an order, and an import may exchange places.
    position          integer NOT NULL CHECK (position > 0),
    sku               text CHECK (char_length(sku) BETWEEN 1 AND 255),
    -- In the product's currency.
    price             bigint NOT NULL CHECK (price BETWEEN 0 AND 9007199254740991),
    compare_at_price  bigint CHECK (compare_at_price <= 9007199254740991 AND compare_at_price > price),
    -- What is there, that which is reserved included. Bounded so that no sum of two overflows.
    quantity          integer NOT NULL DEFAULT 0 CHECK (quantity BETWEEN 0 AND 1000000000),
    reserved          integer NOT NULL DEFAULT 0,
    -- What the last import said; a file that says it again says nothing new (docs/stock.md).
    imported_quantity integer,
    PRIMARY KEY (variant_id, size_id),
    CONSTRAINT variant_sizes_not_oversold CHECK (reserved BETWEEN 0 AND quantity)
    -- Room in each page, so that a changed quantity stays in the page of its row.
) WITH (fillfactor = 85);

-- GET /api/v1/admin/stock/low. Rows with plenty left, which most are, are not in it.
CREATE INDEX variant_sizes_low ON variant_sizes ((quantity - reserved), variant_id, size_id)
    WHERE quantity - reserved <= 100;

-- Until now the size was one of a variant's options: those that differ in nothing else become one variant.
CREATE TEMPORARY TABLE moved ON COMMIT DROP AS
SELECT v.id, v.product_id, v.position, v.sku, v.price, v.compare_at_price, other.option_values,
       CASE WHEN size.at IS NULL THEN 'One size' ELSE v.option_values[size.at] END AS size,
       first_value(v.id) OVER (PARTITION BY v.product_id, other.option_values ORDER BY v.position) AS variant_id
  FROM product_variants v
  JOIN products p ON p.id = v.product_id
 CROSS JOIN LATERAL (
       SELECT min(option.at) FROM unnest(p.option_names) WITH ORDINALITY AS option (name, at)
        WHERE lower(option.name) = 'size') AS size (at)
 CROSS JOIN LATERAL (
       SELECT coalesce(array_agg(option.value ORDER BY option.at), '{}')
         FROM unnest(v.option_values) WITH ORDINALITY AS option (value, at)
        WHERE option.at IS DISTINCT FROM size.at) AS other (option_values);

INSERT INTO sizes (name) SELECT DISTINCT size FROM moved ON CONFLICT DO NOTHING;

INSERT INTO variant_sizes (variant_id, size_id, position, sku, price, compare_at_price)
SELECT m.variant_id, s.id, row_number() OVER (PARTITION BY m.variant_id ORDER BY m.position), m.sku, m.price,
       m.compare_at_price
  FROM moved m JOIN sizes s ON s.name = m.size;

DELETE FROM product_variants v USING moved m WHERE v.id = m.id AND m.id <> m.variant_id;

UPDATE product_variants v SET option_values = kept.option_values, position = kept.position
  FROM (SELECT id, option_values, row_number() OVER (PARTITION BY product_id ORDER BY position) AS position
          FROM moved WHERE id = variant_id) kept
 WHERE v.id = kept.id;

UPDATE products p SET option_names = coalesce(
       (SELECT array_agg(option.name ORDER BY option.at)
          FROM unnest(p.option_names) WITH ORDINALITY AS option (name, at)
         WHERE option.at <> (SELECT min(size.at) FROM unnest(p.option_names) WITH ORDINALITY AS size (name, at)
                              WHERE lower(size.name) = 'size')), '{}')
 WHERE lower(p.option_names::text)::text[] && '{size}';

-- A table whose deferred constraints are still to be checked cannot be altered.
SET CONSTRAINTS ALL IMMEDIATE;

ALTER TABLE product_variants DROP COLUMN sku, DROP COLUMN price, DROP COLUMN compare_at_price;
