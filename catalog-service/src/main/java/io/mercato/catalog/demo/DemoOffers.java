package io.mercato.catalog.demo;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** The demo's offers. Flash sales all run on the day they are loaded, each on a product of its own. */
final class DemoOffers {
    static final int COUNT = 300;
    static final int FLASH_SALES = 40;

    private static final String COLUMNS =
            "id, title, kind, percentage, amount, currency, product_id, category_id, store_id, flash_sale, featured,"
                    + " status, valid_from, valid_until, created_at, updated_at, buy_quantity, get_quantity,"
                    + " max_redemptions, max_per_customer";

    /** One in so many plain offers is of the kind "buy two, get one". */
    private static final int BUY_X_GET_Y_EVERY = 12;

    private final Vocabulary words;
    private final DemoStores stores;
    private final DemoProducts products;

    DemoOffers(Vocabulary words, DemoStores stores, DemoProducts products) {
        this.words = words;
        this.stores = stores;
        this.products = products;
    }

    /** What an offer is on, and its name. */
    private record Target(UUID product, UUID category, UUID store, String name, long price) {}

    void copyInto(Connection connection, int productCount, Instant today) throws SQLException {
        int flashSales = Math.min(FLASH_SALES, productCount);
        try (CopyRows rows = CopyRows.into(connection, "offers", COLUMNS)) {
            for (int number = 0; number < COUNT; number++) {
                Chance chance = Chance.of("offer", number);
                if (number < flashSales) {
                    Target target = onProduct((int) ((long) number * productCount / flashSales));
                    row(
                            rows,
                            number,
                            chance,
                            target,
                            true,
                            today.minus(Duration.ofHours(6)),
                            flashSaleEnd(number, today));
                } else {
                    Instant from = today.plus(Duration.ofDays(chance.between(-30, 7)));
                    Instant until = from.plus(Duration.ofDays(chance.between(5, 90)));
                    row(rows, number, chance, target(chance, productCount), false, from, until);
                }
            }
        }
    }

    /** Half end within three days, the others bit by bit within a month, so that a catalogue of last week has some. */
    private static Instant flashSaleEnd(int number, Instant today) {
        Duration afterTomorrow = number < FLASH_SALES / 2
                ? Duration.ofHours(2L * number)
                : Duration.ofHours(36L * (number - FLASH_SALES / 2));
        return today.plus(Duration.ofDays(1)).plus(afterTomorrow).plus(Duration.ofHours(1));
    }

    private Target target(Chance chance, int productCount) {
        int kind = chance.between(1, 100);
        if (kind <= 55) {
            return onProduct(chance.between(0, productCount - 1));
        } else if (kind <= 80) {
            Vocabulary.Leaf leaf = chance.oneOf(chance.oneOf(words.categories()).leaves());
            return new Target(null, DemoCategories.id(leaf.handle()), null, leaf.name(), 2_000_000);
        }
        int store = chance.between(0, stores.count() - 1);
        return new Target(null, null, DemoStores.id(store), stores.name(store), 2_000_000);
    }

    private Target onProduct(int number) {
        DemoProduct product = products.product(number);
        return new Target(product.id(), null, null, product.title(), product.price());
    }

    private void row(
            CopyRows rows, int number, Chance chance, Target on, boolean flashSale, Instant from, Instant until) {
        boolean sets = !flashSale && number % BUY_X_GET_Y_EVERY == 0;
        boolean fixed = !flashSale && !sets && chance.happens(35);
        String kind = sets ? "buy_x_get_y" : fixed ? "fixed" : "percentage";
        String title = chance.oneOf(words.offers().get(flashSale ? "flashSale" : sets ? "buyXGetY" : kind));
        rows.row(
                Chance.id("offer", number),
                title + ": " + on.name(),
                kind,
                fixed ? null : sets ? 100 : flashSale ? chance.between(3, 12) * 5 : chance.between(1, 8) * 5,
                fixed ? chance.price(on.price() / 100.0 * chance.between(8, 25) / 100) : null,
                fixed ? LoadDemoCatalogue.CURRENCY : null,
                on.product(),
                on.category(),
                on.store(),
                flashSale,
                !flashSale && chance.happens(35),
                "active",
                from,
                until,
                from,
                from,
                sets ? Integer.valueOf(chance.between(1, 3)) : null,
                sets ? Integer.valueOf(1) : null,
                flashSale ? Integer.valueOf(chance.between(5, 30) * 10) : null,
                flashSale ? Integer.valueOf(chance.between(1, 5)) : null);
    }
}
