package io.mercato.catalog.stock;

import static org.assertj.core.api.Assertions.assertThat;

import io.mercato.embedded.PostgresServer;
import io.mercato.embedded.TestServers;
import io.quarkus.test.junit.QuarkusTest;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** That a catalogue from before there were sizes keeps all that can be bought. */
@QuarkusTest
class SizesMigrationTest {
    private static final String BEFORE = """
            INSERT INTO stores (handle, name) VALUES ('corner', 'Corner');
            INSERT INTO products (store_id, handle, title, price, currency, option_names)
            SELECT id, new.handle, 'T', 1000, 'NGN', option_names::text[] FROM stores,
                   (VALUES ('pot', '{}'), ('shirt', '{SIZE,Colour}'), ('mug', '{Colour}')) AS new (handle, option_names);
            INSERT INTO product_variants (product_id, position, option_values, sku, price, compare_at_price)
            SELECT p.id, new.position, option_values::text[], sku, new.price, new.price + 1 FROM products p JOIN
                   (VALUES ('pot', 1, '{}', 'P', 1000), ('mug', 1, '{Red}', 'MR', 1000), ('mug', 2, '{Blue}', 'MB', 1100),
                           ('shirt', 1, '{M,Indigo}', 'MI', 1000), ('shirt', 2, '{M,"Deep red"}', 'MD', 1200),
                           ('shirt', 3, '{L,Indigo}', 'LI', 1300), ('shirt', 4, '{L,"Deep red"}', 'LD', 1400))
                   AS new (handle, position, option_values, sku, price) ON p.handle = new.handle
            """;

    private static final String AFTER = """
            SELECT concat_ws(' ', p.handle, p.option_names, v.position, v.option_values, z.position, s.name, z.sku, z.price,
                             z.compare_at_price, z.quantity)
              FROM products p JOIN product_variants v ON v.product_id = p.id
              JOIN variant_sizes z ON z.variant_id = v.id JOIN sizes s ON s.id = z.size_id
             ORDER BY p.handle, v.position, z.position
            """;

    @Test
    void variantsThatDifferInSizeOnlyBecomeOneAndNothingIsLost() throws SQLException {
        PostgresServer server = TestServers.ofThisRun().postgres();
        server.createDatabase("before_sizes");
        migrate(server, "6");
        try (Connection connection = connect(server);
                Statement statement = connection.createStatement()) {
            statement.execute(BEFORE);

            migrate(server, "latest");

            List<String> rows = new ArrayList<>();
            try (ResultSet result = statement.executeQuery(AFTER)) {
                while (result.next()) {
                    rows.add(result.getString(1));
                }
            }
            assertThat(rows)
                    .containsExactly(
                            "mug {Colour} 1 {Red} 1 One size MR 1000 1001 0",
                            "mug {Colour} 2 {Blue} 1 One size MB 1100 1101 0",
                            "pot {} 1 {} 1 One size P 1000 1001 0",
                            "shirt {Colour} 1 {Indigo} 1 M MI 1000 1001 0",
                            "shirt {Colour} 1 {Indigo} 2 L LI 1300 1301 0",
                            "shirt {Colour} 2 {\"Deep red\"} 1 M MD 1200 1201 0",
                            "shirt {Colour} 2 {\"Deep red\"} 2 L LD 1400 1401 0");
        }
    }

    private static void migrate(PostgresServer server, String version) {
        Flyway.configure()
                .dataSource(server.jdbcUrl("before_sizes"), server.username(), server.password())
                .locations("classpath:db/migration")
                .target(version)
                .load()
                .migrate();
    }

    private static Connection connect(PostgresServer server) throws SQLException {
        return DriverManager.getConnection(server.jdbcUrl("before_sizes"), server.username(), server.password());
    }
}
