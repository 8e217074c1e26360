package io.mercato.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mercato.catalog.activity.ActivityQueries;
import io.mercato.catalog.activity.AdminActivity;
import io.mercato.catalog.audit.AuditQueries;
import io.mercato.catalog.bundle.BundleAdminQueries;
import io.mercato.catalog.bundle.BundleQueries;
import io.mercato.catalog.category.CategoryQueries;
import io.mercato.catalog.event.AdminEvent;
import io.mercato.catalog.event.EventQueries;
import io.mercato.catalog.list.KeysetList;
import io.mercato.catalog.location.LocationQueries;
import io.mercato.catalog.offer.OfferAdminQueries;
import io.mercato.catalog.offer.OfferQueries;
import io.mercato.catalog.product.ProductQueries;
import io.mercato.catalog.productadmin.ProductAdminQueries;
import io.mercato.catalog.recommendation.RecommendationQueries;
import io.mercato.catalog.review.ReviewQueries;
import io.mercato.catalog.review.ReviewSort;
import io.mercato.catalog.stock.StockQueries;
import io.mercato.catalog.store.AdminStore;
import io.mercato.catalog.store.StoreQueries;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;

/**
 * That every list stays as fast in a large catalogue as in a small one: its index is used, nothing is read from end to
 * end, and a page costs about as much as it shows, the first like one far down.
 */
@QuarkusTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QueryPlansTest {
    private static final int LIMIT = 21;

    /** A card's row comes with its store, picture and so on; and a few rows are passed over. */
    private static final int ROWS_READ_PER_ROW_SHOWN = 12;

    private static final UUID STORE = new UUID(0, 7);
    private static final UUID CATEGORY = new UUID(0, 3);

    private final Catalogue catalogue;
    private final EntityManager database;
    private final ObjectMapper json;

    private boolean filled;

    QueryPlansTest(Catalogue catalogue, EntityManager database, ObjectMapper json) {
        this.catalogue = catalogue;
        this.database = database;
        this.json = json;
    }

    /** A list, its index, and the place of a row far down: SQL for its sort key and id. */
    enum Case {
        PRODUCTS_FEATURED(
                ProductQueries.FEATURED_SQL,
                "products_featured_by_views",
                Long.MAX_VALUE,
                "views, id FROM products WHERE featured AND status = 'active' ORDER BY 1 DESC, 2 DESC OFFSET 2500"),
        PRODUCTS_NEWEST(
                ProductQueries.NEWEST_SQL,
                "products_active_by_created",
                Instant.parse("9999-12-31T23:59:59Z"),
                "created_at, id FROM products WHERE status = 'active' ORDER BY 1 DESC, 2 DESC OFFSET 50000"),
        PRODUCTS_OF_STORE(
                ProductQueries.OF_STORE_SQL,
                "products_of_store_by_created",
                Instant.parse("9999-12-31T23:59:59Z"),
                "created_at, id FROM products WHERE status = 'active' ORDER BY 1 DESC, 2 DESC OFFSET 50000"),
        PRODUCTS_OF_CATEGORY(
                ProductQueries.OF_CATEGORY_SQL,
                "products_of_category_by_created",
                Instant.parse("9999-12-31T23:59:59Z"),
                "created_at, id FROM products WHERE status = 'active' ORDER BY 1 DESC, 2 DESC OFFSET 50000"),
        PRODUCTS_OF_STORE_AND_CATEGORY(
                ProductQueries.OF_STORE_AND_CATEGORY_SQL,
                "products_of_store_and_category_by_created",
                Instant.parse("9999-12-31T23:59:59Z"),
                "created_at, id FROM products WHERE status = 'active' ORDER BY 1 DESC, 2 DESC OFFSET 50000"),
        STORES_FEATURED(
                StoreQueries.FEATURED_SQL,
                "stores_featured_by_rating",
                new BigDecimal("9.99"),
                "rating_average, id FROM stores WHERE featured ORDER BY 1 DESC, 2 DESC OFFSET 700"),
        STORES(
                StoreQueries.ACTIVE_SQL,
                "stores_active_by_rating",
                new BigDecimal("9.99"),
                "rating_average, id FROM stores ORDER BY 1 DESC, 2 DESC OFFSET 5000"),
        EVENTS_FEATURED(
                EventQueries.FEATURED_SQL,
                "events_featured_by_start",
                Instant.EPOCH,
                "starts_at, id FROM events WHERE featured AND starts_at > now() ORDER BY 1, 2 OFFSET 1000"),
        EVENTS(
                EventQueries.UPCOMING_SQL,
                "events_active_by_start",
                Instant.EPOCH,
                "starts_at, id FROM events WHERE starts_at > now() ORDER BY 1, 2 OFFSET 5000"),
        OFFERS_FEATURED(
                OfferQueries.FEATURED_SQL,
                "offers_featured_by_end",
                Instant.EPOCH,
                "valid_until, id FROM offers WHERE featured AND valid_until > now() ORDER BY 1, 2 OFFSET 1000"),
        FLASH_SALES(
                OfferQueries.FLASH_SALE_SQL,
                "offers_flash_sale_by_end",
                Instant.EPOCH,
                "valid_until, id FROM offers WHERE flash_sale AND valid_until > now() ORDER BY 1, 2 OFFSET 500"),
        FEATURED_FLASH_SALES(
                OfferQueries.FEATURED_FLASH_SALE_SQL,
                "offers_flash_sale_by_end",
                Instant.EPOCH,
                "valid_until, id FROM offers WHERE flash_sale AND valid_until > now() ORDER BY 1, 2 OFFSET 500"),
        OFFERS(
                OfferQueries.RUNNING_SQL,
                "offers_active_by_end",
                Instant.EPOCH,
                "valid_until, id FROM offers WHERE valid_until > now() ORDER BY 1, 2 OFFSET 5000"),
        OFFERS_ON_PRODUCT(
                OfferQueries.ON_PRODUCT_SQL,
                "offers_of_store_by_end",
                Instant.EPOCH,
                "valid_until, id FROM offers WHERE valid_until > now() ORDER BY 1, 2 OFFSET 5000"),
        OFFERS_OF_ADMINISTRATION(
                OfferAdminQueries.ALL_SQL,
                "offers_by_created",
                Instant.parse("9999-12-31T23:59:59Z"),
                "created_at, id FROM offers ORDER BY 1 DESC, 2 DESC OFFSET 5000"),
        OFFERS_OF_STATUS(
                OfferAdminQueries.OF_STATUS_SQL,
                "offers_of_status_by_created",
                Instant.parse("9999-12-31T23:59:59Z"),
                "created_at, id FROM offers ORDER BY 1 DESC, 2 DESC OFFSET 5000"),
        BUNDLES_OF_STATUS(
                BundleAdminQueries.OF_STATUS_SQL,
                "bundles_of_status_by_created",
                Instant.parse("9999-12-31T23:59:59Z"),
                "created_at, id FROM bundles ORDER BY 1 DESC, 2 DESC OFFSET 10000"),
        BUNDLES_OF_ADMINISTRATION(
                BundleAdminQueries.ALL_SQL,
                "bundles_by_created",
                Instant.parse("9999-12-31T23:59:59Z"),
                "created_at, id FROM bundles ORDER BY 1 DESC, 2 DESC OFFSET 10000"),
        BUNDLES(
                BundleQueries.NEWEST_SQL,
                "bundles_active_by_created",
                Instant.parse("9999-12-31T23:59:59Z"),
                "created_at, id FROM bundles ORDER BY 1 DESC, 2 DESC OFFSET 10000"),
        BUNDLES_FEATURED(
                BundleQueries.FEATURED_SQL,
                "bundles_featured_by_created",
                Instant.parse("9999-12-31T23:59:59Z"),
                "created_at, id FROM bundles ORDER BY 1 DESC, 2 DESC OFFSET 10000"),
        BUNDLES_OF_STORE(
                BundleQueries.OF_STORE_SQL,
                "bundles_of_store_by_created",
                Instant.parse("9999-12-31T23:59:59Z"),
                "created_at, id FROM bundles ORDER BY 1 DESC, 2 DESC OFFSET 10000"),
        STOCK_MOVEMENTS(
                StockQueries.MOVEMENTS_SQL,
                "stock_movements_by_created",
                Instant.parse("9999-12-31T23:59:59Z"),
                "created_at, id FROM stock_movements ORDER BY 1 DESC, 2 DESC OFFSET 50000"),
        STOCK_MOVEMENTS_OF_ROW(
                StockQueries.MOVEMENTS_OF_ROW_SQL,
                "stock_movements_of_row_by_created",
                Instant.parse("9999-12-31T23:59:59Z"),
                "created_at, id FROM stock_movements ORDER BY 1 DESC, 2 DESC OFFSET 50000"),
        REVIEWS_NEWEST(
                ReviewQueries.NEWEST_SQL,
                "reviews_of_product_by_created",
                Instant.parse("9999-12-31T23:59:59Z"),
                "created_at, id FROM reviews ORDER BY 1 DESC, 2 DESC OFFSET 30000"),
        REVIEWS_NEWEST_WITH_RATING(
                ReviewQueries.NEWEST_WITH_RATING_SQL,
                "reviews_of_product_and_rating_by_created",
                Instant.parse("9999-12-31T23:59:59Z"),
                "created_at, id FROM reviews ORDER BY 1 DESC, 2 DESC OFFSET 30000"),
        REVIEWS_NEWEST_VERIFIED(
                ReviewQueries.NEWEST_VERIFIED_SQL,
                "reviews_verified_of_product_by_created",
                Instant.parse("9999-12-31T23:59:59Z"),
                "created_at, id FROM reviews ORDER BY 1 DESC, 2 DESC OFFSET 30000"),
        REVIEWS_HELPFUL(
                ReviewQueries.HELPFUL_SQL,
                "reviews_of_product_by_helpful",
                Long.MAX_VALUE,
                "helpful, id FROM reviews ORDER BY 1 DESC, 2 DESC OFFSET 30000"),
        REVIEWS_HIGHEST(
                ReviewQueries.HIGHEST_SQL,
                "reviews_of_product_by_rating",
                6L,
                "CAST(rating AS bigint), id FROM reviews ORDER BY 1 DESC, 2 DESC OFFSET 30000"),
        REVIEWS_LOWEST(
                ReviewQueries.LOWEST_SQL,
                "reviews_of_product_by_rating",
                0L,
                "CAST(rating AS bigint), id FROM reviews ORDER BY 1, 2 OFFSET 30000"),
        REVIEWS_OF_CUSTOMER(
                ReviewQueries.OF_CUSTOMER_SQL,
                "reviews_of_customer_by_created",
                Instant.parse("9999-12-31T23:59:59Z"),
                "created_at, id FROM reviews ORDER BY 1 DESC, 2 DESC OFFSET 30000"),
        REVIEWS_IN_STATE(
                ReviewQueries.IN_STATE_SQL,
                "reviews_by_state_and_created",
                Instant.parse("9999-12-31T23:59:59Z"),
                "created_at, id FROM reviews ORDER BY 1 DESC, 2 DESC OFFSET 30000"),
        REPORTS_OF_REVIEW(
                ReviewQueries.REPORTS_SQL,
                "review_reports_by_created",
                Instant.parse("9999-12-31T23:59:59Z"),
                "created_at, customer_id FROM review_reports ORDER BY 1 DESC, 2 DESC OFFSET 5000"),
        CATEGORIES(
                CategoryQueries.ALL_SQL,
                "categories_by_handle",
                "",
                "handle, id FROM categories ORDER BY 1, 2 OFFSET 2000"),
        CATEGORY_CHILDREN(
                CategoryQueries.CHILDREN_SQL,
                "categories_by_parent",
                -1L,
                "CAST(position AS bigint), id FROM categories ORDER BY 1, 2 OFFSET 2000"),
        LOCATIONS(
                LocationQueries.ALL_SQL,
                "locations_by_handle",
                "",
                "handle, id FROM locations ORDER BY 1, 2 OFFSET 10000"),
        LOCATIONS_OF_COUNTRY(
                LocationQueries.OF_COUNTRY_SQL,
                "locations_of_country_by_handle",
                "",
                "handle, id FROM locations ORDER BY 1, 2 OFFSET 10000"),
        STORES_OF_LOCATION(
                StoreQueries.OF_LOCATION_SQL,
                "stores_of_location_by_rating",
                new BigDecimal("9.99"),
                "rating_average, id FROM stores ORDER BY 1 DESC, 2 DESC OFFSET 5000"),
        STORES_WITH_HOURS(
                StoreQueries.WITH_HOURS_SQL,
                "stores_with_hours_by_rating",
                new BigDecimal("9.99"),
                "rating_average, id FROM stores ORDER BY 1 DESC, 2 DESC OFFSET 5000"),
        ADMIN_PRODUCTS(
                ProductAdminQueries.ALL_SQL,
                "products_not_active_by_created",
                Instant.parse("9999-12-31T23:59:59Z"),
                "created_at, id FROM products ORDER BY 1 DESC, 2 DESC OFFSET 50000"),
        ADMIN_PRODUCTS_OF_STORE(
                ProductAdminQueries.OF_STORE_SQL,
                "products_of_store_not_active_by_created",
                Instant.parse("9999-12-31T23:59:59Z"),
                "created_at, id FROM products ORDER BY 1 DESC, 2 DESC OFFSET 50000"),
        ADMIN_DRAFTS(
                ProductAdminQueries.DRAFTS_SQL,
                "products_not_active_by_created",
                Instant.parse("9999-12-31T23:59:59Z"),
                "created_at, id FROM products ORDER BY 1 DESC, 2 DESC OFFSET 50000"),
        ADMIN_DRAFTS_OF_STORE(
                ProductAdminQueries.DRAFTS_OF_STORE_SQL,
                "products_of_store_not_active_by_created",
                Instant.parse("9999-12-31T23:59:59Z"),
                "created_at, id FROM products ORDER BY 1 DESC, 2 DESC OFFSET 50000"),
        ADMIN_PRODUCTS_BY_TITLE(
                ProductAdminQueries.TITLED_SQL,
                "products_by_title",
                "",
                "lower(title) AS title, id FROM products WHERE title LIKE 'P%' ORDER BY 1, 2 OFFSET 50000"),
        ADMIN_PRODUCTS_DELETED(
                ProductAdminQueries.DELETED_SQL,
                "products_deleted_by_time",
                Instant.parse("9999-12-31T23:59:59Z"),
                "deleted_at, id FROM products WHERE deleted_at IS NOT NULL ORDER BY 1 DESC, 2 DESC OFFSET 1000"),
        ADMIN_STORES(
                AdminStore.VIEW.present().sql(), "stores_pkey", 0, "0, id FROM stores ORDER BY 2 DESC OFFSET 5000"),
        ADMIN_STORES_OF_STATUS(
                AdminStore.VIEW.ofStatus().sql(),
                "stores_of_status",
                0,
                "0, id FROM stores ORDER BY 2 DESC OFFSET 5000"),
        ADMIN_EVENTS(
                AdminEvent.VIEW.present().sql(), "events_pkey", 0, "0, id FROM events ORDER BY 2 DESC OFFSET 25000"),
        ADMIN_EVENTS_OF_STATUS(
                AdminEvent.VIEW.ofStatus().sql(),
                "events_of_status",
                0,
                "0, id FROM events ORDER BY 2 DESC OFFSET 25000"),
        ADMIN_ACTIVITIES(
                AdminActivity.VIEW.present().sql(),
                "activities_pkey",
                0,
                "0, id FROM activities ORDER BY 2 DESC OFFSET 50000"),
        ADMIN_ACTIVITIES_OF_STATUS(
                AdminActivity.VIEW.ofStatus().sql(),
                "activities_of_status",
                0,
                "0, id FROM activities ORDER BY 2 DESC OFFSET 50000"),
        AUDIT(
                AuditQueries.ALL_SQL,
                "audit_log_by_created",
                Instant.parse("9999-12-31T23:59:59Z"),
                "created_at, id FROM audit_log ORDER BY 1 DESC, 2 DESC OFFSET 25000"),
        AUDIT_OF_KIND(
                AuditQueries.OF_KIND_SQL,
                "audit_log_of_kind_by_created",
                Instant.parse("9999-12-31T23:59:59Z"),
                "created_at, id FROM audit_log ORDER BY 1 DESC, 2 DESC OFFSET 25000"),
        AUDIT_OF_ACTOR(
                AuditQueries.OF_ACTOR_SQL,
                "audit_log_of_actor_by_created",
                Instant.parse("9999-12-31T23:59:59Z"),
                "created_at, id FROM audit_log ORDER BY 1 DESC, 2 DESC OFFSET 25000"),
        AUDIT_OF_ACTOR_AND_KIND(
                AuditQueries.OF_ACTOR_AND_KIND_SQL,
                "audit_log_of_actor_and_kind_by_created",
                Instant.parse("9999-12-31T23:59:59Z"),
                "created_at, id FROM audit_log ORDER BY 1 DESC, 2 DESC OFFSET 25000"),
        AUDIT_OF_SUBJECT(
                AuditQueries.OF_SUBJECT_SQL,
                "audit_log_of_subject_by_created",
                Instant.parse("9999-12-31T23:59:59Z"),
                "created_at, id FROM audit_log ORDER BY 1 DESC, 2 DESC OFFSET 25000");

        private final String sql;
        private final String index;
        private final Object startKey;
        private final String farDown;

        Case(String sql, String index, Object startKey, String farDown) {
            this.sql = sql;
            this.index = index;
            this.startKey = startKey;
            this.farDown = farDown;
        }

        UUID startId() {
            return sql.contains("id) <") || sql.contains("id < ") ? KeysetList.HIGHEST_ID : KeysetList.LOWEST_ID;
        }
    }

    @BeforeEach
    void aLargeCatalogue() {
        if (filled) {
            return;
        }
        catalogue.clear();
        catalogue.load(List.of(
                """
                INSERT INTO categories (id, handle, name, parent_id)
                SELECT ('00000000-0000-0000-0000-' || lpad(to_hex(n), 12, '0'))::uuid, 'c' || n, 'C',
                       CASE WHEN n % 10 > 0 THEN ('00000000-0000-0000-0000-' || lpad(to_hex(n / 10 * 10), 12, '0'))::uuid END
                  FROM generate_series(0, 19999) n
                """,
                """
                INSERT INTO locations (id, handle, name, country, city, latitude, longitude, timezone)
                SELECT ('00000000-0000-0000-0000-' || lpad(to_hex(n), 12, '0'))::uuid, 'l' || n, 'L',
                       (ARRAY['NG', 'GH', 'SN', 'CI'])[n % 4 + 1], 'C', n % 1801 / 10.0 - 90, n % 3581 / 10.0 - 179, 'UTC'
                  FROM generate_series(0, 19999) n
                """,
                """
                INSERT INTO stores (id, handle, name, rating_average, rating_count, featured, status, location_id, latitude, longitude, opening_hours)
                SELECT ('00000000-0000-0000-0000-' || lpad(to_hex(n), 12, '0'))::uuid, 's' || n, 'S',
                       1 + n % 397 / 100.0, 1, n % 10 = 0, CASE WHEN n % 50 = 49 THEN 'archived' ELSE 'active' END,
                       ('00000000-0000-0000-0000-' || lpad(to_hex(n % 47), 12, '0'))::uuid,
                       n % 1801 / 10.0 - 90, n % 3581 / 10.0 - 179, CASE WHEN n % 3 = 0 THEN CAST('{"weekly": {}}' AS jsonb) END
                  FROM generate_series(0, 9999) n
                """,
                """
                INSERT INTO products (store_id, category_id, handle, title, price, currency, views, featured, status, created_at)
                SELECT ('00000000-0000-0000-0000-' || lpad(to_hex(n % 37), 12, '0'))::uuid,
                       ('00000000-0000-0000-0000-' || lpad(to_hex(n % 41), 12, '0'))::uuid, 'p' || n, 'P', 100, 'NGN',
                       n * 7919 % 100003, n % 20 = 0, CASE WHEN n % 9 = 0 THEN 'draft' ELSE 'active' END,
                       now() - n * 7919 % 200003 * interval '1 minute'
                  FROM generate_series(0, 199999) n
                """,
                "INSERT INTO product_images (product_id, position, url) SELECT id, 1, '/x.svg' FROM products",
                """
                INSERT INTO activities (title, activity_type, min_age_months, max_age_months, settings, weather, min_minutes,
                       max_minutes, difficulty, store_id, location_id, featured, status, created_at)
                SELECT 'A', (ARRAY['craft', 'music', 'dance', 'theatre', 'sport', 'swimming', 'nature', 'science', 'cooking',
                                   'reading', 'game', 'playground', 'museum', 'excursion', 'festival'])[n * 7919 % 15 + 1],
                       n % 13 * 12, n % 13 * 12 + 59,
                       CASE n % 3 WHEN 0 THEN '{indoor}' WHEN 1 THEN '{outdoor}' ELSE '{indoor,outdoor}' END::text[],
                       CASE WHEN n % 50 = 0 THEN '{sunny,snowy}' WHEN n % 2 = 0 THEN '{sunny,cloudy,rainy}'
                            ELSE '{sunny,cloudy}' END::text[],
                       15, 30 + n % 11 * 20,
                       CASE WHEN n % 10 < 7 THEN 'easy' WHEN n % 10 < 9 THEN 'moderate' ELSE 'challenging' END,
                       ('00000000-0000-0000-0000-' || lpad(to_hex(n % 997), 12, '0'))::uuid,
                       ('00000000-0000-0000-0000-' || lpad(to_hex(n % 97), 12, '0'))::uuid,
                       n % 20 = 0,
                       CASE WHEN n % 9 = 0 THEN 'draft' WHEN n % 50 = 1 THEN 'archived' ELSE 'active' END,
                       now() - n * 7919 % 100003 * interval '1 minute'
                  FROM generate_series(0, 99999) n
                """,
                """
                INSERT INTO events (title, venue, city, starts_at, ends_at, currency, featured, status, store_id)
                SELECT 'E', 'V', 'C', start, start + interval '1 hour', 'NGN', n % 8 = 0, CASE WHEN n % 50 = 1 THEN 'archived' ELSE 'active' END,
                       ('00000000-0000-0000-0000-' || lpad(to_hex(n % 10000), 12, '0'))::uuid
                  FROM generate_series(0, 49999) n, LATERAL (SELECT now() + (n - 30000) * interval '3 minutes') s (start)
                """,
                """
                INSERT INTO offers (title, kind, percentage, store_id, flash_sale, featured, status, valid_from, valid_until, created_at)
                SELECT 'O', 'percentage', 10, ('00000000-0000-0000-0000-' || lpad(to_hex(n % 10000), 12, '0'))::uuid,
                       false, n % 10 = 0, CASE WHEN n % 50 = 1 THEN 'archived' ELSE 'active' END, until - interval '90 days', until,
                       now() - n * 7919 % 100003 * interval '1 minute'
                  FROM generate_series(0, 49999) n, LATERAL (SELECT now() + (n - 30000) * interval '3 minutes') s (until)
                """,
                """
                INSERT INTO offers (title, kind, percentage, product_id, flash_sale, featured, status, valid_from, valid_until, created_at)
                SELECT 'P', 'percentage', 10, id, views % 5 = 0, views % 3 = 0, CASE WHEN views % 50 = 1 THEN 'archived' ELSE 'active' END,
                       now() - interval '1 hour', now() + views * interval '1 minute', now() - views * interval '1 minute'
                  FROM products WHERE views > 0 LIMIT 20000
                """,
                """
                INSERT INTO product_variants (id, product_id, position) SELECT id, id, 1 FROM products
                """,
                """
                INSERT INTO variant_sizes (variant_id, size_id, position, price, quantity, reserved)
                SELECT v.id, s.id, 1, 100, abs(hashtext(v.id::text)) % 1000, 0 FROM product_variants v, sizes s
                 WHERE s.name = 'One size'
                """,
                """
                INSERT INTO stock_movements (variant_id, size_id, kind, change, quantity_after, actor, created_at)
                SELECT ('00000000-0000-0000-0000-' || lpad(to_hex(n % 37), 12, '0'))::uuid,
                       ('00000000-0000-0000-0000-' || lpad(to_hex(n % 3), 12, '0'))::uuid, 'sale', -1, 1, 'test',
                       now() - n * 7919 % 200003 * interval '1 minute'
                  FROM generate_series(0, 99999) n
                """,
                """
                INSERT INTO reservations (reference, created_at, expires_at, state, settled_at)
                SELECT 'r' || n, now() - interval '1 day', now() - n * interval '1 second',
                       CASE WHEN n % 100 = 0 THEN 'held' ELSE 'expired' END, CASE WHEN n % 100 > 0 THEN now() END
                  FROM generate_series(1, 50000) n
                """,
                """
                INSERT INTO reservation_lines (reference, variant_id, size_id, quantity)
                SELECT 'r' || n, v.id, s.id, 1
                  FROM generate_series(1, 50000) n, sizes s, LATERAL (SELECT id FROM product_variants LIMIT 1) v
                 WHERE s.name = 'One size'
                """,
                "UPDATE products SET status = 'archived', deleted_at = created_at WHERE views % 35 = 0",
                """
                INSERT INTO audit_log (actor, action, kind, subject_id, details, created_at)
                SELECT 'a' || n % 40, 'x.changed', 'k' || n % 7,
                       ('00000000-0000-0000-0000-' || lpad(to_hex(n % 1000), 12, '0'))::uuid, '{}',
                       now() - n * 7919 % 100003 * interval '1 minute'
                  FROM generate_series(0, 49999) n
                """,
                "ANALYZE audit_log",
                """
                INSERT INTO reviews (product_id, store_id, customer_id, author, rating, state, verified, helpful, created_at)
                SELECT p.id, p.store_id,
                       ('00000000-0000-0000-0000-' || lpad(to_hex(n / 200), 12, '0'))::uuid, 'A', 1 + n % 7 % 5,
                       CASE WHEN n % 11 = 0 THEN 'pending' ELSE 'published' END, n % 3 = 0, n * 7919 % 101,
                       now() - n * 7919 % 200003 * interval '1 minute'
                  FROM (SELECT id, store_id, row_number() OVER (ORDER BY id) AS place FROM products LIMIT 200) p,
                       generate_series(0, 79999) n
                 WHERE n % 200 = p.place - 1
                """,
                """
                INSERT INTO product_pairs (product_id, other_id, actors, buyers, strength)
                SELECT one.id, other.id, 1 + (one.place + other.place) % 9, 1, 1 + one.place * other.place % 1009
                  FROM (SELECT id, row_number() OVER (ORDER BY id) AS place FROM products LIMIT 300) one,
                       (SELECT id, row_number() OVER (ORDER BY id) AS place FROM products LIMIT 300) other
                """,
                """
                INSERT INTO actor_products (actor, product_id, weight, bought, last_at)
                SELECT 'customer:' || n, p.id, 1, false, now() FROM generate_series(1, 500) n,
                       (SELECT id FROM products ORDER BY id LIMIT 50) p
                """,
                """
                INSERT INTO review_reports (review_id, customer_id, reason, created_at)
                SELECT r.id, ('00000000-0000-0000-0000-' || lpad(to_hex(n), 12, '0'))::uuid, 'spam',
                       now() - n * 7919 % 1009 * interval '1 minute'
                  FROM (SELECT id FROM reviews ORDER BY id LIMIT 20) r, generate_series(1, 1000) n
                """,
                "ANALYZE reviews, review_reports, product_pairs, actor_products",
                """
                INSERT INTO bundles (store_id, handle, title, price, currency, featured, status, created_at)
                SELECT ('00000000-0000-0000-0000-' || lpad(to_hex(n % 37), 12, '0'))::uuid, 'b' || n, 'B', 100, 'NGN',
                       n % 10 = 0,
                       CASE WHEN n % 9 = 0 THEN 'draft' WHEN n % 50 = 1 THEN 'archived' ELSE 'active' END,
                       now() - n * 7919 % 20011 * interval '1 minute'
                  FROM generate_series(0, 19999) n
                """,
                """
                INSERT INTO bundle_items (bundle_id, position, variant_id, size_id, quantity)
                SELECT b.id, 1 + p.n % 2, p.id, s.id, 1
                  FROM (SELECT id, row_number() OVER () AS n FROM bundles) b
                  JOIN (SELECT id, row_number() OVER () AS n FROM products WHERE status = 'active') p ON p.n / 2 = b.n,
                       sizes s WHERE s.name = 'One size'
                """,
                "INSERT INTO bundle_images (bundle_id, position, url) SELECT id, 1, '/x.svg' FROM bundles",
                "ANALYZE bundles, bundle_items, bundle_images",
                "ANALYZE variant_sizes, product_variants, stock_movements, reservations, reservation_lines",
                "ANALYZE categories, locations, activities, stores, products, product_images, events, offers"));
        filled = true;
    }

    @AfterAll
    void empty() {
        catalogue.clear();
        catalogue.clearAuditLog();
    }

    @ParameterizedTest
    @EnumSource
    void theFirstPageIsReadFromItsIndex(Case list) throws Exception {
        assertReadFromIndex(list, list.startKey, list.startId());
    }

    @ParameterizedTest
    @EnumSource
    void aPageFarDownIsReadFromItsIndexToo(Case list) throws Exception {
        Object[] place = (Object[]) database.createNativeQuery("SELECT " + list.farDown + " LIMIT 1")
                .getSingleResult();
        assertReadFromIndex(list, place[0], (UUID) place[1]);
    }

    private void assertReadFromIndex(Case list, Object afterKey, UUID afterId) throws Exception {
        Query query = database.createNativeQuery("EXPLAIN (ANALYZE, FORMAT JSON) " + list.sql)
                .setParameter("afterKey", afterKey)
                .setParameter("afterId", afterId)
                .setParameter("limit", LIMIT);
        Map<String, Object> filters = Map.ofEntries(
                Map.entry("country", "GH"),
                Map.entry("location", new UUID(0, 5)),
                Map.entry("store", STORE),
                Map.entry("category", CATEGORY),
                Map.entry("parent", new UUID(0, 10)),
                Map.entry("variant", new UUID(0, 7)),
                Map.entry("size", new UUID(0, 1)),
                Map.entry("kind", "k3"),
                Map.entry("title", "p"),
                Map.entry("actor", "a7"),
                Map.entry("product", reviewedProduct()),
                Map.entry("review", reportedReview()),
                Map.entry("rating", 3),
                Map.entry("customer", new UUID(0, 7)),
                Map.entry("state", "pending"),
                Map.entry("status", "archived"),
                Map.entry("id", new UUID(0, 7)));
        filters.entrySet().stream()
                .filter(filter -> list.sql.contains(":" + filter.getKey()))
                .forEach(filter -> query.setParameter(filter.getKey(), filter.getValue()));
        if (list == Case.OFFERS_ON_PRODUCT) {
            query.setParameter(
                    "product",
                    UUID.fromString(catalogue.text(
                            "SELECT id FROM products WHERE store_id = ? AND status = 'active' LIMIT 1", STORE)));
        }
        assertReadFromIndex(query, list.index);
    }

    @Test
    void theNearestStoresAndLocationsAreReadFromTheirIndexInItsOrder() throws Exception {
        for (Map.Entry<String, String> list : Map.of(
                        StoreQueries.NEAR_SQL, "stores_by_point", LocationQueries.NEAR_SQL, "locations_by_point")
                .entrySet()) {
            assertReadFromIndex(
                    database.createNativeQuery("EXPLAIN (ANALYZE, FORMAT JSON) " + list.getKey())
                            .setParameter("latitude", 6.45)
                            .setParameter("longitude", 3.39)
                            .setParameter("radiusKm", 2000.0)
                            .setParameter("afterKey", -1.0)
                            .setParameter("afterId", KeysetList.LOWEST_ID)
                            .setParameter("limit", LIMIT),
                    list.getValue());
        }
    }

    /**
     * Activities by filters that many, some and few pass. Only the page is cut from an index: how many rows are read to fill
     * it depends on how many pass, and is dearest in the middle, at some multiple of the square root of all times a page.
     */
    @ParameterizedTest
    @CsvSource({
        "'', '', '', activities_active_by_created, 70",
        "easy, '', '', activities_active_by_created, 300",
        "'indoor,rainy', 30, 60, activities_active_by_created, 3000",
        "'craft,challenging,indoor,snowy', '', '', activities_by_facets, 9000",
        "'sport,easy', 60, 90, activities_active_by_created, 9000"
    })
    void activitiesAreReadFromAnIndexWhateverIsAskedOfThem(
            String facets, String age, String minutes, String index, int mostRows) throws Exception {
        Map<String, Object> values = new HashMap<>();
        if (!facets.isEmpty()) {
            values.put("facets", "{" + facets + "}");
        }
        if (!age.isEmpty()) {
            values.put("minAge", Integer.parseInt(age));
            values.put("maxAge", Integer.parseInt(age));
            values.put("maxDuration", Integer.parseInt(minutes));
        }
        Query query = database.createNativeQuery(
                        "EXPLAIN (ANALYZE, FORMAT JSON) " + ActivityQueries.sql(values.keySet()))
                .setParameter("afterKey", Instant.parse("9999-12-31T23:59:59Z"))
                .setParameter("afterId", KeysetList.HIGHEST_ID)
                .setParameter("limit", LIMIT);
        values.forEach(query::setParameter);
        assertReadFromIndex(query, index, mostRows);
    }

    @Test
    void activitiesOfAStoreAndOfALocationAreReadFromTheirIndexes() throws Exception {
        for (Map.Entry<String, String> filter : Map.of(
                        "store", "activities_of_store_by_created", "location", "activities_of_location_by_created")
                .entrySet()) {
            assertReadFromIndex(
                    database.createNativeQuery(
                                    "EXPLAIN (ANALYZE, FORMAT JSON) " + ActivityQueries.sql(Set.of(filter.getKey())))
                            .setParameter(filter.getKey(), new UUID(0, 5))
                            .setParameter("afterKey", Instant.parse("9999-12-31T23:59:59Z"))
                            .setParameter("afterId", KeysetList.HIGHEST_ID)
                            .setParameter("limit", LIMIT),
                    filter.getValue());
        }
        assertReadFromIndex(
                database.createNativeQuery("EXPLAIN (ANALYZE, FORMAT JSON) " + ActivityQueries.FEATURED_SQL)
                        .setParameter("afterKey", Instant.parse("9999-12-31T23:59:59Z"))
                        .setParameter("afterId", KeysetList.HIGHEST_ID)
                        .setParameter("limit", LIMIT),
                "activities_featured_by_created");
    }

    @Test
    void aBranchOfTheTreeIsReadFromItsIndex() throws Exception {
        assertReadFromIndex(
                database.createNativeQuery("EXPLAIN (ANALYZE, FORMAT JSON) " + CategoryQueries.BRANCH_SQL)
                        .setParameter("root", new UUID(0, 10))
                        .setParameter("limit", 10_001),
                "categories_by_parent");
    }

    @ParameterizedTest
    @CsvSource({
        "NEWEST, false, false, reviews_of_product_by_created",
        "NEWEST, true, false, reviews_of_product_and_rating_by_created",
        "NEWEST, false, true, reviews_verified_of_product_by_created",
        "HELPFUL, false, false, reviews_of_product_by_helpful",
        "HIGHEST, false, false, reviews_of_product_by_rating",
        "LOWEST, false, false, reviews_of_product_by_rating"
    })
    void theFirstReviewsOfManyProductsAreReadFromTheIndexOfEach(
            ReviewSort sort, boolean withRating, boolean verified, String index) throws Exception {
        Object[] products = database.createNativeQuery(
                        "SELECT product_id FROM reviews GROUP BY product_id ORDER BY 1 LIMIT 20")
                .getResultList()
                .toArray(UUID[]::new);
        int ofEach = 6;
        Query query = database.createNativeQuery(
                        "EXPLAIN (ANALYZE, FORMAT JSON) " + ReviewQueries.firstOfEach(sort, withRating, verified))
                .setParameter("products", products)
                .setParameter("limit", ofEach);
        if (withRating) {
            query.setParameter("rating", 3);
        }
        assertReadFromIndex(query, index, products.length * ofEach * ROWS_READ_PER_ROW_SHOWN);
    }

    private Object reportedReview() {
        return database.createNativeQuery("SELECT review_id FROM review_reports LIMIT 1")
                .getSingleResult();
    }

    private Object reviewedProduct() {
        return database.createNativeQuery(
                        "SELECT p.id FROM products p JOIN reviews r ON r.product_id = p.id WHERE p.status = 'active' LIMIT 1")
                .getSingleResult();
    }

    @Test
    void lowStockIsReadFromItsIndexOnTheFirstPageAndFarDown() throws Exception {
        for (int left : List.of(-1, 90)) {
            assertReadFromIndex(
                    database.createNativeQuery("EXPLAIN (ANALYZE, FORMAT JSON) " + StockQueries.LOW_SQL)
                            .setParameter("below", 100)
                            .setParameter("afterLeft", left)
                            .setParameter("afterVariant", KeysetList.LOWEST_ID)
                            .setParameter("afterSize", KeysetList.LOWEST_ID)
                            .setParameter("limit", LIMIT),
                    "variant_sizes_low");
        }
    }

    @Test
    void recommendationsAreReadFromIndexesHoweverManyPairsThereAre() throws Exception {
        Query query = database.createNativeQuery("EXPLAIN (ANALYZE, FORMAT JSON) " + RecommendationQueries.RANKED_SQL)
                .setParameter("actor", "customer:7")
                .setParameter("product", null)
                .setParameter("customer", new UUID(0, 7).toString())
                .setParameter("nearest", 51)
                .setParameter("most", 100)
                .setParameter("categories", 3)
                .setParameter("afterTier", 4)
                .setParameter("afterScore", 0L)
                .setParameter("afterId", KeysetList.LOWEST_ID)
                .setParameter("limit", LIMIT);

        // Fifty products with fifty others each, looked up once more for their own strength, and a few lists.
        assertReadFromIndex(query, "product_pairs_by_strength", 3 * 50 * 51);
    }

    private void assertReadFromIndex(Query query, String index) throws Exception {
        assertReadFromIndex(query, index, LIMIT * ROWS_READ_PER_ROW_SHOWN);
    }

    private void assertReadFromIndex(Query query, String index, int maxRows) throws Exception {
        List<JsonNode> nodes = new ArrayList<>();
        collect(json.readTree(query.getSingleResult().toString()).get(0).get("Plan"), nodes);
        List<String> scans = nodes.stream()
                .filter(node -> node.path("Node Type").asText().contains("Scan"))
                .map(node -> "%s of %s reads %.0f rows"
                        .formatted(
                                node.get("Node Type").asText(),
                                node.path("Index Name")
                                        .asText(node.path("Relation Name").asText()),
                                rowsRead(node)))
                .toList();

        assertThat(scans).as("nothing is read from end to end").noneMatch(scan -> scan.startsWith("Seq Scan"));
        assertThat(scans).as("the index is used").anyMatch(scan -> scan.contains(" of " + index + " "));
        assertThat(nodes.stream()
                        .filter(node -> node.has("Index Name"))
                        .mapToDouble(QueryPlansTest::rowsRead)
                        .sum())
                .as("rows read: %s", scans)
                .isLessThan(maxRows);
    }

    private static double rowsRead(JsonNode scan) {
        return (scan.path("Actual Rows").asDouble()
                        + scan.path("Rows Removed by Filter").asDouble())
                * scan.path("Actual Loops").asDouble();
    }

    private static void collect(JsonNode node, List<JsonNode> nodes) {
        nodes.add(node);
        node.path("Plans").forEach(child -> collect(child, nodes));
    }
}
