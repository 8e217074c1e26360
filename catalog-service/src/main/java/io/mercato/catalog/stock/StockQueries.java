package io.mercato.catalog.stock;

import io.mercato.catalog.list.KeysetList;

import java.time.Instant;

/** The SQL of the administration of stock. */
public final class StockQueries {
    private static final String MOVEMENTS = """
            SELECT id, variant_id, size_id, kind, change, quantity_after, reference, reason, actor, created_at,
                   created_at AS sort_key
              FROM stock_movements
             WHERE (created_at, id) < (:afterKey, :afterId)
            """;

    private static final String NEWEST_FIRST = " ORDER BY created_at DESC, id DESC LIMIT :limit";

    /** Index: stock_movements_by_created. */
    public static final String MOVEMENTS_SQL = MOVEMENTS + NEWEST_FIRST;

    /** Index: stock_movements_of_row_by_created. */
    public static final String MOVEMENTS_OF_ROW_SQL =
            MOVEMENTS + " AND variant_id = :variant AND size_id = :size" + NEWEST_FIRST;

    static final KeysetList<StockMovement> ALL_MOVEMENTS = newestFirst("stock.movements", MOVEMENTS_SQL);
    static final KeysetList<StockMovement> MOVEMENTS_OF_ROW = newestFirst("stock.movements.row", MOVEMENTS_OF_ROW_SQL);

    private static final String ROWS = """
            SELECT s.variant_id, s.size_id, v.option_values, size.name AS size, s.sku, s.quantity, s.reserved,
                   p.id AS product_id, p.handle AS product_handle, p.title AS product_name
              FROM variant_sizes s
              JOIN sizes size ON size.id = s.size_id
              JOIN product_variants v ON v.id = s.variant_id
              JOIN products p ON p.id = v.product_id
            """;

    /** Index: variant_sizes_pkey. */
    static final String ROW_SQL = ROWS + " WHERE s.variant_id = :variant AND s.size_id = :size";

    /** Index: variant_sizes_low, whose condition is repeated as it stands there. */
    public static final String LOW_SQL = ROWS + """
             WHERE p.status = 'active' AND s.quantity - s.reserved <= %d AND s.quantity - s.reserved <= :below
               AND (s.quantity - s.reserved, s.variant_id, s.size_id) > (:afterLeft, :afterVariant, :afterSize)
             ORDER BY s.quantity - s.reserved, s.variant_id, s.size_id LIMIT :limit
            """.formatted(StockSettings.MAX_LOW);

    private StockQueries() {}

    private static KeysetList<StockMovement> newestFirst(String name, String sql) {
        return new KeysetList<>(
                name, sql, Instant.parse("9999-12-31T23:59:59Z"), KeysetList.HIGHEST_ID, StockMovement::of);
    }
}
