package io.mercato.catalog;

import static java.util.stream.Collectors.partitioningBy;

import io.agroal.api.AgroalDataSource;
import io.mercato.catalog.product.SizeList;
import io.mercato.catalog.stock.StockKey;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/** What tests put into the database, and see there, past the API. */
@ApplicationScoped
public class Catalogue {
    private static final List<String> TABLES = List.of(
            "interactions",
            "changed_actors",
            "actor_products",
            "product_pairs",
            "purchases",
            "refunded_orders",
            "reviews",
            "review_votes",
            "review_reports",
            "product_ratings",
            "store_ratings",
            "bundle_images",
            "bundle_items",
            "bundles",
            "offer_redemptions",
            "reservations",
            "uncounted_sales",
            "reservation_lines",
            "offers",
            "events",
            "activities",
            "product_images",
            "stock_movements",
            "variant_sizes",
            "product_variants",
            "products",
            "product_search",
            "search_words",
            "search_vendors",
            "stores",
            "locations",
            "categories",
            "product_import_handles");

    /** A table with less than this in it, the others included, is quicker emptied row by row. */
    private static final long FEW_BYTES = 4 * 1024 * 1024;

    private static final String DROP_INDEXES = """
            DO $$
            DECLARE
                dropped record;
            BEGIN
                CREATE TEMP TABLE indexes_to_build ON COMMIT DROP AS
                SELECT indexrelid::regclass AS name, pg_get_indexdef(indexrelid) AS definition FROM pg_index
                 WHERE indrelid = ANY ('{%s,audit_log}'::regclass[])
                   AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid);
                FOR dropped IN SELECT name FROM indexes_to_build LOOP
                    EXECUTE 'DROP INDEX ' || dropped.name;
                END LOOP;
            END
            $$
            """;

    private static final String BUILD_INDEXES = """
            DO $$
            DECLARE
                built record;
            BEGIN
                FOR built IN SELECT definition FROM indexes_to_build LOOP
                    EXECUTE built.definition;
                END LOOP;
            END
            $$
            """;

    private final AgroalDataSource database;

    Catalogue(AgroalDataSource database) {
        this.database = database;
    }

    /**
     * Makes it empty: row by row, since TRUNCATE makes new files of each table and index and takes 0.2 s, which most tests
     * would spend most of their time on; only after masses of rows all at once.
     */
    public void clear() {
        run("""
            DO $$
            DECLARE
                every constant text[] := '{%s}';
                name text;
            BEGIN
                -- No trigger, no check of references: all goes.
                PERFORM set_config('session_replication_role', 'replica', true);
                IF (SELECT sum(pg_relation_size(t::regclass)) FROM unnest(every) t) > %d THEN
                    EXECUTE 'TRUNCATE ' || array_to_string(every, ', ');
                ELSE
                    FOREACH name IN ARRAY every LOOP
                        EXECUTE 'DELETE FROM ' || name;
                    END LOOP;
                END IF;
            END
            $$
            """.formatted(String.join(",", TABLES), FEW_BYTES));
    }

    /**
     * Runs statements that insert masses of rows, in one transaction in which no trigger runs and no reference is checked:
     * what triggers make of the rows is not there. Indexes that no constraint needs are away until the rows are there, since to
     * build them takes less than half as long as to keep them; ANALYZE comes after that.
     */
    public void load(List<String> statements) {
        Map<Boolean, List<String>> byAnalyze =
                statements.stream().collect(partitioningBy(sql -> sql.startsWith("ANALYZE")));
        List<String> all = new ArrayList<>(List.of(
                "SET LOCAL session_replication_role = replica",
                "SET LOCAL maintenance_work_mem = '256MB'",
                DROP_INDEXES.formatted(String.join(",", TABLES))));
        all.addAll(byAnalyze.get(false));
        all.add(BUILD_INDEXES);
        all.addAll(byAnalyze.get(true));
        run(all);
    }

    /** Empties the log that the service itself cannot empty. Only who fills it with masses of rows needs to. */
    public void clearAuditLog() {
        run(
                "ALTER TABLE audit_log DISABLE TRIGGER USER; TRUNCATE audit_log; ALTER TABLE audit_log ENABLE TRIGGER USER");
    }

    /** Runs statements without the bounds of a request. */
    public void run(String sql) {
        run(List.of(sql));
    }

    private void run(List<String> statements) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            connection.setNetworkTimeout(Runnable::run, 60_000);
            statement.execute("SET LOCAL statement_timeout = 0");
            for (String sql : statements) {
                statement.execute(sql);
            }
            connection.commit();
            connection.setAutoCommit(true);
            connection.setNetworkTimeout(Runnable::run, 10_000);
        } catch (SQLException e) {
            throw new IllegalStateException(String.join(";\n", statements), e);
        }
    }

    /** The first column of each row, as text. */
    public List<String> texts(String sql, Object... parameters) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            List<String> texts = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    texts.add(rows.getString(1));
                }
            }
            return texts;
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** The first column of the only row, as text. */
    public String text(String sql, Object... parameters) {
        List<String> texts = texts(sql, parameters);
        if (texts.size() != 1) {
            throw new IllegalStateException(texts.size() + " rows: " + sql);
        }
        return texts.getFirst();
    }

    public UUID store(String handle) {
        return id("INSERT INTO stores (handle, name) VALUES (?, initcap(?)) RETURNING id", handle, handle);
    }

    /** A location of this name in Nigeria, by the clock of Lagos. */
    public UUID location(String handle, double latitude, double longitude) {
        return id(
                "INSERT INTO locations (handle, name, country, city, latitude, longitude, timezone)"
                        + " VALUES (?, initcap(?), 'NG', initcap(?), ?, ?, 'Africa/Lagos') RETURNING id",
                handle,
                handle,
                handle,
                latitude,
                longitude);
    }

    public UUID category(String handle, UUID parent) {
        return id(
                "INSERT INTO categories (handle, name, parent_id) VALUES (?, initcap(?), ?) RETURNING id",
                handle,
                handle,
                parent);
    }

    /** An active product of 50.00 NGN that arrived some minutes ago, with one variant in one size, of which there are 10. */
    public UUID product(UUID store, String handle, int minutesAgo) {
        UUID id = id(
                "INSERT INTO products (store_id, handle, title, price, currency, status, created_at)"
                        + " VALUES (?, ?, initcap(?), 5000, 'NGN', 'active', now() - ? * interval '1 minute') RETURNING id",
                store,
                handle,
                handle,
                minutesAgo);
        size(variant(id), SizeList.ONE_SIZE, 10);
        return id;
    }

    /** One more variant of a product, told apart by its values of the product's options; without sizes. */
    public UUID variant(UUID product, String... optionValues) {
        return id(
                "INSERT INTO product_variants (product_id, position, option_values) SELECT ?, count(*) + 1, ?::text[]"
                        + " FROM product_variants WHERE product_id = ? RETURNING id",
                product,
                "{" + String.join(",", optionValues) + "}",
                product);
    }

    /** One more size of a variant, at 50.00, of which there are so many. */
    public StockKey size(UUID variant, String name, int quantity) {
        UUID size = id(
                "INSERT INTO sizes (name) VALUES (?) ON CONFLICT (name) DO UPDATE SET name = excluded.name RETURNING id",
                name);
        id(
                "INSERT INTO variant_sizes (variant_id, size_id, position, sku, price, quantity)"
                        + " SELECT ?, ?, count(*) + 1, upper(?), 5000, ? FROM variant_sizes WHERE variant_id = ?"
                        + " RETURNING variant_id",
                variant,
                size,
                name,
                quantity,
                variant);
        return new StockKey(variant, size);
    }

    /** An active bundle of one each of these, at 70.00. */
    public UUID bundle(UUID store, String handle, StockKey... items) {
        UUID id = id(
                "INSERT INTO bundles (store_id, handle, title, price, currency, status)"
                        + " VALUES (?, ?, initcap(?), 7000, 'NGN', 'active') RETURNING id",
                store,
                handle,
                handle);
        for (StockKey item : items) {
            bundleItem(id, item, 1);
        }
        return id;
    }

    /** One more item of a bundle. */
    public void bundleItem(UUID bundle, StockKey item, int quantity) {
        text(
                "INSERT INTO bundle_items (bundle_id, position, variant_id, size_id, quantity)"
                        + " SELECT ?, count(*) + 1, ?, ?, ? FROM bundle_items WHERE bundle_id = ? RETURNING position",
                bundle,
                item.variantId(),
                item.sizeId(),
                quantity,
                bundle);
    }

    /** Changes a row; {@code change} as in {@code featured = true}. */
    public void change(String table, UUID id, String change) {
        run("UPDATE " + table + " SET " + change + " WHERE id = '" + id + "'");
    }

    /** Runs an INSERT with {@code RETURNING id}. */
    public UUID id(String sql, Object... parameters) {
        return UUID.fromString(text(sql, parameters));
    }
}
