package io.mercato.catalog.demo;

import io.mercato.catalog.picture.Motif;
import io.mercato.catalog.product.SizeList;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The demo's products. The n-th is the same however many there are. */
final class DemoProducts {
    private static final int DAYS_ON_SALE = 365;

    private final Vocabulary words;
    private final DemoStores stores;

    DemoProducts(Vocabulary words, DemoStores stores) {
        this.words = words;
        this.stores = stores;
    }

    DemoProduct product(int number) {
        Chance chance = Chance.of("product", number);
        int store = chance.between(0, stores.count() - 1);
        Vocabulary.Root root = chance.happens(80) ? stores.category(store) : chance.oneOf(words.categories());
        Vocabulary.Leaf leaf = chance.oneOf(root.leaves());
        Vocabulary.Item item = chance.oneOf(leaf.items());
        long price = chance.price(item.lowest() + chance.skewed(item.highest() - item.lowest(), 2));
        Long compareAt = chance.happens(25) ? chance.price(price / 100.0 * chance.between(115, 165) / 100) : null;
        return new DemoProduct(
                Chance.id("product", number),
                store,
                root,
                leaf,
                chance.oneOf(root.words()) + " " + item.noun(),
                chance.oneOf(words.brands()),
                item.noun(),
                price,
                compareAt == null || compareAt <= price ? null : compareAt,
                words.options().get(leaf.options()));
    }

    void copyInto(Connection connection, int count, Instant today) throws SQLException {
        copyProducts(connection, count, today);
        copyVariants(connection, count);
        copySizes(connection, count);
        copyImages(connection, count);
    }

    private void copyProducts(Connection connection, int count, Instant today) throws SQLException {
        try (CopyRows rows = CopyRows.into(
                connection,
                "products",
                "id, store_id, category_id, handle, title, description, vendor, product_type, tags, option_names,"
                        + " price, compare_at_price, currency, views, featured, status,"
                        + " created_at, updated_at")) {
            for (int number = 0; number < count; number++) {
                DemoProduct product = product(number);
                Chance chance = Chance.of("product row", number);
                Instant arrived = today.minus(Duration.ofSeconds(
                        (long) chance.skewed(Duration.ofDays(DAYS_ON_SALE).toSeconds(), 2)));
                rows.row(
                        product.id(),
                        DemoStores.id(product.store()),
                        DemoCategories.id(product.leaf().handle()),
                        Chance.slug(product.title()) + "-" + number,
                        product.title(),
                        description(product, chance),
                        product.vendor(),
                        product.noun(),
                        List.of(product.root().handle(), Chance.slug(product.vendor())),
                        List.of(),
                        product.price(),
                        product.compareAtPrice(),
                        LoadDemoCatalogue.CURRENCY,
                        (long) chance.skewed(50_000, 4),
                        chance.happens(6),
                        "active",
                        arrived,
                        arrived);
            }
        }
    }

    /** One of each product; what differs is the size. */
    private void copyVariants(Connection connection, int count) throws SQLException {
        try (CopyRows rows = CopyRows.into(connection, "product_variants", "id, product_id, position")) {
            for (int number = 0; number < count; number++) {
                rows.row(variantId(number), Chance.id("product", number), 1);
            }
        }
    }

    private void copySizes(Connection connection, int count) throws SQLException {
        DemoStock stock = new DemoStock(connection, words);
        try (CopyRows rows = CopyRows.into(
                connection, "variant_sizes", "variant_id, size_id, position, sku, price, compare_at_price, quantity")) {
            for (int number = 0; number < count; number++) {
                DemoProduct product = product(number);
                List<String> sizes = product.sizes().isEmpty() ? List.of(SizeList.ONE_SIZE) : product.sizes();
                for (int i = 0; i < sizes.size(); i++) {
                    rows.row(
                            variantId(number),
                            stock.sizeId(sizes.get(i)),
                            i + 1,
                            "MRC-%06d-%d".formatted(number, i + 1),
                            product.price(),
                            product.compareAtPrice(),
                            DemoStock.quantity(number, i));
                }
            }
        }
        DemoStock.logMovements(connection);
    }

    static UUID variantId(int number) {
        return Chance.id("variant", number);
    }

    private void copyImages(Connection connection, int count) throws SQLException {
        try (CopyRows rows = CopyRows.into(connection, "product_images", "id, product_id, position, url, alt")) {
            for (int number = 0; number < count; number++) {
                DemoProduct product = product(number);
                Motif motif = Motif.of(product.leaf().motif()).orElseThrow();
                int images = Chance.of("images", number).between(1, 3);
                for (int i = 0; i < images; i++) {
                    rows.row(
                            Chance.id("image " + i, number),
                            product.id(),
                            i + 1,
                            motif.url(number * 3 + i),
                            product.title());
                }
            }
        }
    }

    private String description(DemoProduct product, Chance chance) {
        return "%s by %s, from %s.\n\n%s"
                .formatted(
                        product.title(),
                        product.vendor(),
                        stores.name(product.store()),
                        chance.oneOf(words.productSentences()));
    }
}
