-- What a reservation of two things locks, reads and writes, statement by statement (ReserveStock), for pgbench.
\set one random(1, 9999)
BEGIN;
WITH new AS (
    INSERT INTO reservations (reference, created_at, expires_at, bundle_ids, bundle_quantities)
    SELECT 'pgbench-' || nextval('bench_reference'), began, began + 900 * interval '1 second', '{}', '{}'
      FROM clock_timestamp() AS began
        ON CONFLICT DO NOTHING
    RETURNING reference, created_at, expires_at),
lines AS (
    INSERT INTO reservation_lines (reference, variant_id, size_id, quantity, of_bundles)
    SELECT new.reference, asked.variant_id, asked.size_id, 1, 0
      FROM new CROSS JOIN bench_stock asked WHERE asked.n BETWEEN :one AND :one + 1)
SELECT created_at, expires_at FROM new;
SELECT s.variant_id, s.size_id, s.quantity, s.reserved, p.id IS NOT NULL AS on_sale
  FROM bench_stock asked
  JOIN variant_sizes s ON s.variant_id = asked.variant_id AND s.size_id = asked.size_id
  JOIN product_variants v ON v.id = s.variant_id
  LEFT JOIN products p ON p.id = v.product_id AND p.status = 'active'
 WHERE asked.n BETWEEN :one AND :one + 1
 ORDER BY s.variant_id, s.size_id
   FOR UPDATE OF s;
UPDATE variant_sizes s SET reserved = s.reserved + 1
  FROM bench_stock asked
 WHERE asked.n BETWEEN :one AND :one + 1 AND s.variant_id = asked.variant_id AND s.size_id = asked.size_id;
COMMIT;
