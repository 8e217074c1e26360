package io.mercato.catalog.demo;

import io.mercato.catalog.picture.Motif;
import io.mercato.catalog.product.SizeList;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The demo's bundles: some things of a store together, for less. */
final class DemoBundles {
    static final int COUNT = 48;

    /** Made of the first products only, so that a larger catalogue has those of a smaller one. */
    private static final int OF_FIRST_PRODUCTS = 2000;

    private static final int DAYS_ON_SALE = 120;

    private final Vocabulary words;
    private final DemoProducts products;

    DemoBundles(Vocabulary words, DemoProducts products) {
        this.words = words;
        this.products = products;
    }

    /** @param items numbers of products of one store */
    private record DemoBundle(int number, int store, List<Integer> items) {}

    void copyInto(Connection connection, int productCount, Instant today) throws SQLException {
        List<DemoBundle> bundles = bundles(productCount);
        copyBundles(connection, bundles, today);
        copyItems(connection, bundles);
        copyImages(connection, bundles);
    }

    /** Fewer than {@link #COUNT} when few stores have two products. */
    private List<DemoBundle> bundles(int productCount) {
        Map<Integer, List<Integer>> byStore = new LinkedHashMap<>();
        for (int number = 0; number < Math.min(productCount, OF_FIRST_PRODUCTS); number++) {
            byStore.computeIfAbsent(products.product(number).store(), _ -> new ArrayList<>())
                    .add(number);
        }
        List<Integer> stores = byStore.keySet().stream()
                .filter(store -> byStore.get(store).size() >= 2)
                .toList();
        List<DemoBundle> bundles = new ArrayList<>();
        for (int number = 0; number < COUNT && !stores.isEmpty(); number++) {
            Chance chance = Chance.of("bundle", number);
            int store = chance.oneOf(stores);
            List<Integer> goods = new ArrayList<>(byStore.get(store));
            List<Integer> items = new ArrayList<>();
            for (int item = chance.between(2, 4); item > 0 && !goods.isEmpty(); item--) {
                items.add(goods.remove(chance.between(0, goods.size() - 1)));
            }
            bundles.add(new DemoBundle(number, store, items));
        }
        return bundles;
    }

    private void copyBundles(Connection connection, List<DemoBundle> bundles, Instant today) throws SQLException {
        try (CopyRows rows = CopyRows.into(
                connection,
                "bundles",
                "id, store_id, handle, title, description, vendor, tags, price, currency, featured, status, created_at,"
                        + " updated_at")) {
            for (DemoBundle bundle : bundles) {
                Chance chance = Chance.of("bundle row", bundle.number());
                List<DemoProduct> parts =
                        bundle.items().stream().map(products::product).toList();
                String title = parts.getFirst().noun() + " " + chance.oneOf(words.bundles());
                long sum = 0;
                for (int i = 0; i < parts.size(); i++) {
                    sum += parts.get(i).price() * quantity(bundle, i);
                }
                Instant since = today.minus(Duration.ofDays(chance.between(0, DAYS_ON_SALE)));
                rows.row(
                        Chance.id("bundle", bundle.number()),
                        DemoStores.id(bundle.store()),
                        Chance.slug(title) + "-" + bundle.number(),
                        title,
                        String.join(", ", parts.stream().map(DemoProduct::title).toList()) + ": together for less.",
                        parts.getFirst().vendor(),
                        List.of(parts.getFirst().root().handle(), "bundle"),
                        chance.price(sum / 100.0 * chance.between(75, 92) / 100),
                        LoadDemoCatalogue.CURRENCY,
                        chance.happens(30),
                        "active",
                        since,
                        since);
            }
        }
    }

    private void copyItems(Connection connection, List<DemoBundle> bundles) throws SQLException {
        DemoStock stock = new DemoStock(connection, words);
        try (CopyRows rows =
                CopyRows.into(connection, "bundle_items", "bundle_id, position, variant_id, size_id, quantity")) {
            for (DemoBundle bundle : bundles) {
                for (int i = 0; i < bundle.items().size(); i++) {
                    int product = bundle.items().get(i);
                    List<String> sizes = products.product(product).sizes();
                    rows.row(
                            Chance.id("bundle", bundle.number()),
                            i + 1,
                            DemoProducts.variantId(product),
                            stock.sizeId(
                                    sizes.isEmpty()
                                            ? SizeList.ONE_SIZE
                                            : Chance.of("bundle size " + i, bundle.number())
                                                    .oneOf(sizes)),
                            quantity(bundle, i));
                }
            }
        }
    }

    private static int quantity(DemoBundle bundle, int item) {
        return Chance.of("bundle item " + item, bundle.number()).happens(15) ? 2 : 1;
    }

    private void copyImages(Connection connection, List<DemoBundle> bundles) throws SQLException {
        try (CopyRows rows = CopyRows.into(connection, "bundle_images", "bundle_id, position, url, alt")) {
            for (DemoBundle bundle : bundles) {
                DemoProduct first = products.product(bundle.items().getFirst());
                rows.row(
                        Chance.id("bundle", bundle.number()),
                        1,
                        Motif.of(first.leaf().motif()).orElseThrow().url(3000 + bundle.number()),
                        first.title());
            }
        }
    }
}
