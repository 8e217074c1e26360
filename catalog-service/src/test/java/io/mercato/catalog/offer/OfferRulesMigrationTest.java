package io.mercato.catalog.offer;

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

/** That offers from before there were rules go on, and of flash sales that ran at once the first. */
@QuarkusTest
class OfferRulesMigrationTest {
    private static final String DATABASE = "before_offer_rules";

    private static final String BEFORE = """
            INSERT INTO stores (handle, name) VALUES ('corner', 'Corner');
            INSERT INTO products (store_id, handle, title, price, currency, status)
            SELECT id, handles.handle, 'T', 1000, 'NGN', 'active' FROM stores, (VALUES ('pot'), ('mug')) AS handles (handle);
            INSERT INTO offers (id, title, kind, percentage, status, flash_sale, valid_from, valid_until, product_id, store_id)
            SELECT ('00000000-0000-7000-8000-00000000000' || number)::uuid, new.title, 'percentage', 10, new.status, true,
                   now() + from_days * interval '1 day', now() + until_days * interval '1 day',
                   CASE WHEN place <> 'store' THEN (SELECT id FROM products WHERE handle = place) END,
                   CASE WHEN place = 'store' THEN (SELECT id FROM stores) END
              FROM (VALUES (1, 'first', 'active', -1, 2, 'pot'), (2, 'overlaps', 'active', 1, 3, 'pot'),
                           (3, 'follows', 'active', 4, 5, 'pot'), (4, 'draft', 'draft', -1, 2, 'pot'),
                           (5, 'other', 'active', -1, 2, 'mug'), (6, 'store', 'active', -1, 2, 'store'))
                   AS new (number, title, status, from_days, until_days, place);
            INSERT INTO offers (title, kind, amount, currency, status, valid_from, valid_until, store_id)
            SELECT 'fixed', 'fixed', 500, 'NGN', 'active', now(), now() + interval '1 day', id FROM stores
            """;

    @Test
    void theFirstOfFlashSalesThatRanAtOnceGoesOnAndAStoresBecomesAPlainOffer() throws SQLException {
        PostgresServer server = TestServers.ofThisRun().postgres();
        server.createDatabase(DATABASE);
        migrate(server, "14");
        try (Connection connection = connect(server);
                Statement statement = connection.createStatement()) {
            statement.execute(BEFORE);

            migrate(server, "15");

            assertThat(rows(statement))
                    .containsExactlyInAnyOrder(
                            "first percentage 10 active flash 0",
                            "overlaps percentage 10 draft flash 0",
                            "follows percentage 10 active flash 0",
                            "draft percentage 10 draft flash 0",
                            "other percentage 10 active flash 0",
                            "store percentage 10 active plain 0",
                            "fixed fixed active plain 0");
        }
    }

    private static List<String> rows(Statement statement) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (ResultSet result = statement.executeQuery("SELECT concat_ws(' ', title, kind, percentage, status,"
                + " CASE WHEN flash_sale THEN 'flash' ELSE 'plain' END, redeemed) FROM offers")) {
            while (result.next()) {
                rows.add(result.getString(1));
            }
        }
        return rows;
    }

    private static void migrate(PostgresServer server, String version) {
        Flyway.configure()
                .dataSource(server.jdbcUrl(DATABASE), server.username(), server.password())
                .locations("classpath:db/migration")
                .target(version)
                .load()
                .migrate();
    }

    private static Connection connect(PostgresServer server) throws SQLException {
        return DriverManager.getConnection(server.jdbcUrl(DATABASE), server.username(), server.password());
    }
}
