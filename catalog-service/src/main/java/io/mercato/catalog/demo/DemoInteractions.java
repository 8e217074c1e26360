package io.mercato.catalog.demo;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What the demo's customers have done lately: each mostly with goods of one kind, so that some of them go together. */
final class DemoInteractions {
    static final int CUSTOMERS = 500;

    private static final int PRODUCTS = 2000;
    private static final int EACH = 10;
    private static final int DAYS = 60;
    private static final List<String> KINDS =
            List.of("view", "view", "view", "view", "click", "click", "wishlist", "add_to_cart");

    /** The job that counts them finds them here. */
    private static final String QUEUE = """
            INSERT INTO changed_actors (actor)
            SELECT actor FROM interactions UNION SELECT 'customer:' || customer_id FROM purchases
            """;

    private final DemoProducts products;

    DemoInteractions(DemoProducts products) {
        this.products = products;
    }

    static UUID customer(int number) {
        return Chance.id("customer", number);
    }

    void copyInto(Connection connection, int count, Instant today) throws SQLException {
        try (CopyRows rows = CopyRows.into(
                connection, "interactions", "id, kind, product_id, customer_id, happened_at, received_at")) {
            for (int customer = 0; customer < CUSTOMERS; customer++) {
                Chance chance = Chance.of("interactions", customer);
                String taste = products.product(chance.between(0, Math.min(count, PRODUCTS) - 1))
                        .root()
                        .handle();
                for (int number = 0; number < EACH; number++) {
                    Instant at = today.minus(Duration.ofMinutes(chance.between(1, DAYS * 24 * 60)));
                    rows.row(
                            Chance.id("interaction", customer * EACH + number),
                            chance.oneOf(KINDS),
                            Chance.id("product", product(chance, taste, Math.min(count, PRODUCTS))),
                            customer(customer),
                            at,
                            at);
                }
            }
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute(QUEUE);
        }
    }

    /** One to this taste, unless chance does not find it soon. */
    private int product(Chance chance, String taste, int count) {
        int number = chance.between(0, count - 1);
        for (int i = 0; i < 8 && !products.product(number).root().handle().equals(taste); i++) {
            number = chance.between(0, count - 1);
        }
        return number;
    }
}
