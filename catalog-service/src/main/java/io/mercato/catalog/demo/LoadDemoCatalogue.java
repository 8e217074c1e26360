package io.mercato.catalog.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import io.mercato.catalog.change.CatalogChanges;
import io.mercato.catalog.change.Kind;
import io.quarkus.narayana.jta.QuarkusTransaction;
import org.jboss.logging.Logger;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;

import jakarta.enterprise.context.ApplicationScoped;

/** Fills an empty catalogue, in one transaction: all of it is there, or nothing. */
@ApplicationScoped
class LoadDemoCatalogue {
    static final String CURRENCY = "NGN";

    private static final Logger LOG = Logger.getLogger(LoadDemoCatalogue.class);

    /** The bounds of a request do not suit a load of a million products; this one still ends a hanging server. */
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private static final String BEGIN = """
            SET LOCAL statement_timeout = 0;
            SET LOCAL lock_timeout = 0;
            SET LOCAL idle_in_transaction_session_timeout = 0;
            SELECT pg_advisory_xact_lock(hashtextextended('demo-catalogue', 0))
            """;

    private static final String IS_EMPTY =
            "SELECT NOT EXISTS (SELECT FROM products) AND NOT EXISTS (SELECT FROM categories)";

    private static final String COUNTS = """
            SELECT (SELECT count(*) FROM products), (SELECT count(*) FROM stores), (SELECT count(*) FROM events),
                   (SELECT count(*) FROM activities), (SELECT count(*) FROM offers), (SELECT count(*) FROM offers WHERE flash_sale),
                   (SELECT count(*) FROM bundles)
            """;

    private final AgroalDataSource database;
    private final CatalogChanges changes;
    private final Vocabulary words;
    private final ReviewWords reviewWords;

    LoadDemoCatalogue(AgroalDataSource database, CatalogChanges changes, ObjectMapper json) {
        this.database = database;
        this.changes = changes;
        this.words = Vocabulary.load(json);
        this.reviewWords = ReviewWords.load(json);
    }

    /**
     * What is in the catalogue now.
     *
     * @param loaded whether this has loaded it; not when there was something already
     */
    record Result(boolean loaded, DemoCounts counts) {}

    /** Loads, or leaves everything as it is when the catalogue is not empty. Blocks. */
    Result load(int products) throws SQLException {
        Result result = loadRows(products);
        if (result.loaded()) {
            // In a transaction of its own: COPY needs its connection to itself.
            QuarkusTransaction.requiringNew().run(() -> changes.publishAll(EnumSet.allOf(Kind.class)));
        }
        return result;
    }

    private Result loadRows(int products) throws SQLException {
        try (Connection connection = database.getConnection()) {
            int networkTimeout = connection.getNetworkTimeout();
            connection.setNetworkTimeout(Runnable::run, (int) LONGEST.toMillis());
            connection.setAutoCommit(false);
            try {
                Result result = load(connection, products);
                connection.commit();
                return result;
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
                connection.setNetworkTimeout(Runnable::run, networkTimeout);
            }
        }
    }

    private Result load(Connection connection, int count) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(BEGIN);
            boolean empty = isEmpty(statement);
            if (empty) {
                fill(connection, count);
                // Without statistics the planner would not trust the indexes until autovacuum comes by.
                statement.execute(
                        "ANALYZE categories, locations, stores, products, product_variants, variant_sizes, stock_movements,"
                                + " product_images, events, activities, offers, bundles, bundle_items, bundle_images, reviews, review_votes, product_ratings, store_ratings,"
                                + " purchases, interactions, product_search, search_words, search_vendors");
            }
            return new Result(empty, counts(statement));
        }
    }

    private void fill(Connection connection, int count) throws SQLException {
        long start = System.nanoTime();
        Instant today = Clock.systemUTC().instant().truncatedTo(ChronoUnit.DAYS);
        DemoStores stores = new DemoStores(words);
        DemoProducts products = new DemoProducts(words, stores);
        new DemoCategories(words).copyInto(connection, today);
        new DemoLocations(words).copyInto(connection, today);
        stores.copyInto(connection, today);
        products.copyInto(connection, count, today);
        new DemoEvents(words, stores).copyInto(connection, today);
        new DemoActivities(words, stores).copyInto(connection, today);
        new DemoOffers(words, stores, products).copyInto(connection, count, today);
        new DemoBundles(words, products).copyInto(connection, count, today);
        new DemoReviews(reviewWords, products).copyInto(connection, count, today);
        new DemoInteractions(products).copyInto(connection, count, today);
        LOG.infof(
                "Loaded a demo catalogue of %d products in %d ms",
                count, Duration.ofNanos(System.nanoTime() - start).toMillis());
    }

    private static boolean isEmpty(Statement statement) throws SQLException {
        try (ResultSet result = statement.executeQuery(IS_EMPTY)) {
            return result.next() && result.getBoolean(1);
        }
    }

    private static DemoCounts counts(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery(COUNTS)) {
            row.next();
            return new DemoCounts(
                    row.getLong(1),
                    row.getLong(2),
                    row.getLong(3),
                    row.getLong(4),
                    row.getLong(5),
                    row.getLong(6),
                    row.getLong(7));
        }
    }
}
