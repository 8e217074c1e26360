package io.mercato.catalog.bundle;

/** The SQL of what bundles consist of, and of whether they are whole. */
public final class BundleParts {
    /**
     * The items {@code i} of a bundle {@code b}, each with what can be bought ({@code z}, {@code v}, {@code p}). Of an item
     * that is not on sale, because its product is no longer or is priced in another currency now, {@code p.id} is null.
     * Indexes: bundle_items_pkey, variant_sizes_pkey, product_variants_pkey, products_pkey.
     */
    static final String ITEMS = """
            bundle_items i
              LEFT JOIN variant_sizes z ON z.variant_id = i.variant_id AND z.size_id = i.size_id
              LEFT JOIN product_variants v ON v.id = z.variant_id
              LEFT JOIN products p ON p.id = v.product_id AND p.status = 'active' AND p.currency = b.currency
            """;

    /** One row for a bundle {@code b}: whether all its items are on sale, what they cost, and how many bundles are left. */
    static final String SUMMARY = """
            LATERAL (SELECT count(*) AS items, count(*) > 0 AND count(*) = count(p.id) AS whole,
                            CAST(least(sum(z.price * i.quantity), 9007199254740991) AS bigint) AS parts_price,
                            min((z.quantity - z.reserved) / i.quantity) AS bundles_left
                       FROM %s WHERE i.bundle_id = b.id) parts
            """.formatted(ITEMS);

    private static final String OF_ONE = "coalesce((SELECT %s FROM bundles b CROSS JOIN " + ITEMS
            + " WHERE b.id = %s AND i.bundle_id = b.id), false)";

    private BundleParts() {}

    /** The condition that all items of a bundle are on sale. */
    public static String areOnSale(String bundleId) {
        return OF_ONE.formatted("count(*) > 0 AND count(*) = count(p.id)", bundleId);
    }

    /** The condition that there is enough of all items for one. */
    public static String areInStock(String bundleId) {
        return OF_ONE.formatted("min((z.quantity - z.reserved) / i.quantity) > 0", bundleId);
    }
}
