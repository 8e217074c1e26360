package io.mercato.catalog.demo;

import io.mercato.catalog.product.SizeList;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** How much there is of the demo's goods: mostly enough, now and then little, and some sold out. */
final class DemoStock {
    private static final String ADD = "INSERT INTO sizes (id, name) VALUES (?, ?) ON CONFLICT DO NOTHING";

    private static final String LOG = """
            INSERT INTO stock_movements (variant_id, size_id, kind, change, quantity_after, reason, actor)
            SELECT variant_id, size_id, 'import', quantity, quantity, 'Demo catalogue', 'demo'
              FROM variant_sizes WHERE quantity > 0
            """;

    private static final int PRODUCTS_SOLD_OUT_PERCENT = 4;
    private static final int SIZES_SOLD_OUT_PERCENT = 8;
    private static final int SIZES_LOW_PERCENT = 12;

    private final Map<String, UUID> sizeIds = new HashMap<>();

    /** Adds the demo's sizes to the catalogue's list. */
    DemoStock(Connection connection, Vocabulary words) throws SQLException {
        List<String> names = Stream.concat(
                        Stream.of(SizeList.ONE_SIZE),
                        words.options().values().stream().flatMap(List::stream))
                .distinct()
                .toList();
        try (PreparedStatement add = connection.prepareStatement(ADD);
                Statement read = connection.createStatement()) {
            for (String name : names) {
                add.setObject(1, Chance.id("size " + name, 0));
                add.setString(2, name);
                add.executeUpdate();
            }
            try (ResultSet rows = read.executeQuery("SELECT name, id FROM sizes")) {
                while (rows.next()) {
                    sizeIds.put(rows.getString(1), rows.getObject(2, UUID.class));
                }
            }
        }
    }

    UUID sizeId(String name) {
        return sizeIds.get(name);
    }

    /** @param size from 0 */
    static int quantity(int product, int size) {
        Chance chance = Chance.of("stock " + size, product);
        if (Chance.of("stock", product).happens(PRODUCTS_SOLD_OUT_PERCENT) || chance.happens(SIZES_SOLD_OUT_PERCENT)) {
            return 0;
        }
        return chance.happens(SIZES_LOW_PERCENT) ? chance.between(1, 5) : chance.between(6, 120);
    }

    static void logMovements(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(LOG);
        }
    }
}
