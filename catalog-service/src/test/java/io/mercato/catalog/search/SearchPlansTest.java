package io.mercato.catalog.search;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mercato.catalog.Catalogue;
import io.mercato.catalog.list.KeysetList;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * That no search reads the catalogue from end to end, and each only a bounded part of it, among 100,000 products of which
 * 30 % have the word "common", 3 % "usual", and 10 "rare".
 */
@QuarkusTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SearchPlansTest {
    private static final int LIMIT = 21;

    /** As these are unless they are configured. */
    private static final int WINDOW = 1000;

    private static final int FACET_SAMPLE = 2000;

    private final Catalogue catalogue;
    private final SearchDatabase database;
    private final PrepareSearch prepareSearch;
    private final ReadFacets readFacets;
    private final SearchSettings settings;
    private final ObjectMapper json;

    private boolean filled;

    SearchPlansTest(
            Catalogue catalogue,
            SearchDatabase database,
            PrepareSearch prepareSearch,
            ReadFacets readFacets,
            SearchSettings settings,
            ObjectMapper json) {
        this.catalogue = catalogue;
        this.database = database;
        this.prepareSearch = prepareSearch;
        this.readFacets = readFacets;
        this.settings = settings;
        this.json = json;
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
                SELECT ('00000000-0000-0000-0000-' || lpad(to_hex(n), 12, '0'))::uuid, 'c' || n,
                       'Category ' || translate(n::text, '0123456789', 'abcdefghij'),
                       CASE WHEN n % 10 > 0 THEN ('00000000-0000-0000-0000-' || lpad(to_hex(n / 10 * 10), 12, '0'))::uuid END
                  FROM generate_series(0, 19999) n
                """,
                """
                INSERT INTO stores (id, handle, name)
                SELECT ('00000000-0000-0000-0000-' || lpad(to_hex(n), 12, '0'))::uuid, 's' || n,
                       'Store ' || translate(n::text, '0123456789', 'abcdefghij')
                  FROM generate_series(0, 19999) n
                """,
                """
                INSERT INTO products (store_id, category_id, handle, title, description, vendor, tags, price, currency, views,
                                      rating_average, rating_count, status, created_at)
                SELECT ('00000000-0000-0000-0000-' || lpad(to_hex(n % 997), 12, '0'))::uuid,
                       ('00000000-0000-0000-0000-' || lpad(to_hex(n % 401), 12, '0'))::uuid, 'p' || n,
                       concat_ws(' ', 'Word' || translate((n % 20011)::text, '0123456789', 'abcdefghij'),
                                 CASE WHEN n % 33 = 0 THEN 'usual' END, CASE WHEN n % 10000 = 0 THEN 'rare' END),
                       concat_ws(' ', 'Something about it', CASE WHEN n % 10 < 3 THEN 'common' END),
                       'Vendor ' || translate((n % 503)::text, '0123456789', 'abcdefghij'), ARRAY['tag' || n % 211],
                       n * 31 % 50021, 'NGN', n * 7919::bigint % 100003, 1 + n % 397 / 100.0, 1,
                       CASE WHEN n % 9 = 1 THEN 'draft' ELSE 'active' END, now() - n * 7919 % 200003 * interval '1 minute'
                  FROM generate_series(0, 99999) n
                """,
                "SELECT index_products(array_agg(id)) FROM products",
                "INSERT INTO product_images (product_id, position, url) SELECT id, 1, '/x.svg' FROM products",
                "INSERT INTO product_variants (id, product_id, position) SELECT id, id, 1 FROM products",
                """
                INSERT INTO variant_sizes (variant_id, size_id, position, price, quantity)
                SELECT v.id, s.id, 1, 100, abs(hashtext(v.id::text)) % 10 FROM product_variants v, sizes s
                 WHERE s.name = 'One size'
                """,
                """
                INSERT INTO offers (title, kind, percentage, product_id, status, valid_from, valid_until)
                SELECT 'O', 'percentage', 10, id, 'active', now() - interval '1 hour', now() + views * interval '1 minute'
                  FROM products WHERE views > 0 LIMIT 5000
                """,
                """
                INSERT INTO offers (title, kind, percentage, store_id, status, valid_from, valid_until)
                SELECT 'O', 'percentage', 10, ('00000000-0000-0000-0000-' || lpad(to_hex(n % 20000), 12, '0'))::uuid, 'active',
                       now() - interval '90 days', now() - n * interval '3 minutes'
                  FROM generate_series(1, 30000) n
                """,
                "ANALYZE categories, stores, products, product_search, search_words, search_vendors, product_images",
                "ANALYZE product_variants, variant_sizes, offers"));
        filled = true;
    }

    @AfterAll
    void empty() {
        catalogue.clear();
    }

    @ParameterizedTest
    @CsvSource({
        "q=worda, product_search_by_word, 200",
        "q=rare, product_search_by_word, 200",
        "q=usual, product_search_by_word, 13000",
        "q=common, product_search_by_popularity, 13000",
        "q=common usual, product_search_by_word, 13000",
        "q=common rare, product_search_by_word, 300",
        "q=\"something about\" common, product_search_by_popularity, 16000",
        "q=common&category=10, product_search_of_category, 6000",
        "q=common&store=7, product_search_of_store, 2000",
        "q=common&tag=tag9, product_search_by_tag, 4000",
        "q=common&minRating=4.9, product_search_by_rating|product_search_by_popularity, 8000",
        "q=common&inStock=true, product_search_by_popularity, 20000",
        "q=common&onOffer=true, product_search_by_popularity, 30000"
    })
    void aPageByRelevanceReadsABoundedPart(String search, String index, int rows) {
        assertPlan(
                explain(
                        search,
                        prepared -> RelevantMatches.sql(prepared),
                        prepared -> RelevantMatches.parameters(prepared, RelevanceWindow.FIRST, LIMIT, WINDOW)),
                index,
                rows);
    }

    @ParameterizedTest
    @CsvSource({
        "sort=newest, product_search_by_created, 200",
        "sort=price-asc, product_search_by_price, 200",
        "sort=price-desc, product_search_by_price, 200",
        "sort=rating, product_search_by_rating, 200",
        "sort=popularity, product_search_by_popularity, 200",
        "q=common&sort=newest, product_search_by_created, 400",
        "q=common&sort=price-asc, product_search_by_price, 400",
        "q=common&sort=price-desc, product_search_by_price, 400",
        "q=common&sort=rating, product_search_by_rating, 400",
        "q=common&sort=popularity, product_search_by_popularity, 400",
        "q=usual&sort=newest, product_search_by_created, 2000",
        "q=rare&sort=newest, product_search_by_word, 200",
        "q=rare&sort=price-asc, product_search_by_word, 200",
        "category=10&sort=newest, product_search_of_category|product_search_by_created, 6000",
        "category=3&sort=price-asc, product_search_of_category|product_search_by_price, 10000",
        "store=7&sort=newest, product_search_of_store, 500",
        "store=7&category=10&sort=rating, product_search_of_store, 6000",
        "tag=tag9&sort=popularity, product_search_by_tag|product_search_by_popularity, 5000",
        "vendor=vendor bc&sort=newest, product_search_of_vendor, 1500",
        "minPrice=100&maxPrice=110&sort=newest, product_search_by_price, 500",
        "minPrice=100&maxPrice=40000&sort=newest, product_search_by_created, 400",
        "minRating=4.5&sort=newest, product_search_by_created, 1000",
        "inStock=true&sort=newest, product_search_by_created, 500",
        "onOffer=true&sort=newest, product_search_by_created, 20000"
    })
    void aPageInAnotherOrderReadsABoundedPart(String search, String index, int rows) {
        assertPlan(
                explain(
                        search,
                        OrderedMatches::sql,
                        prepared -> OrderedMatches.parameters(
                                prepared,
                                prepared.query().sort().startKey(),
                                prepared.query().sort().ascending() ? KeysetList.LOWEST_ID : KeysetList.HIGHEST_ID,
                                LIMIT)),
                index,
                rows);
    }

    @Test
    void aPageFarDownReadsNoMoreThanTheFirst() {
        Object[] place = place("created_at", 50_000);
        assertPlan(
                explain(
                        "sort=newest",
                        OrderedMatches::sql,
                        prepared -> OrderedMatches.parameters(
                                prepared, ((java.time.OffsetDateTime) place[0]).toInstant(), (UUID) place[1], LIMIT)),
                "product_search_by_created",
                200);
        Object[] window = place("popularity", 50_000);
        assertPlan(
                explain(
                        "q=common",
                        RelevantMatches::sql,
                        prepared -> RelevantMatches.parameters(
                                prepared,
                                RelevanceWindow.below(((Number) window[0]).longValue(), (UUID) window[1]),
                                LIMIT,
                                WINDOW)),
                "product_search_by_popularity",
                13_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"q=common", "q=usual", "q=rare", "q=common&inStock=true&tag=tag9", "minRating=4", "sort=newest"})
    void facetsReadABoundedPart(String search) {
        List<JsonNode> plan = explain(
                search + "&facets=type,category,store,vendor,tag,price,rating,inStock,onOffer",
                ReadFacets::sql,
                prepared -> readFacets.parameters(prepared, FACET_SAMPLE));
        assertNothingIsReadFromEndToEnd(plan);
        assertThat(rowsRead(plan)).isLessThan(60_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"wo", "worda", "us", "rar", "vendor b", "store aa", "category c", "zzz", "word"})
    void suggestionsReadABoundedPart(String typed) {
        List<JsonNode> plan = QuarkusTransaction.requiringNew().call(() -> {
            database.begin(ReadSuggestions.BEGIN_SQL, Map.of());
            return plan(database.rows(
                    "EXPLAIN (ANALYZE, FORMAT JSON) " + ReadSuggestions.SQL,
                    ReadSuggestions.parameters(SearchText.words(typed), 5)));
        });
        assertNothingIsReadFromEndToEnd(plan);
        assertThat(rowsRead(plan)).as("rows read: %s", scans(plan)).isLessThan(25_000);
    }

    @Test
    void aMisspeltWordIsLookedUpByItsTrigrams() {
        List<JsonNode> plan = QuarkusTransaction.requiringNew().call(() -> {
            database.begin(ReadSuggestions.BEGIN_SQL, Map.of());
            return plan(database.rows(
                    "EXPLAIN (ANALYZE, FORMAT JSON) " + CorrectSpelling.NEAR_SQL,
                    Map.of("typed", new String[] {"usaul", "comon"}, "language", "en", "few", 3)));
        });
        assertPlan(plan, "search_words_by_trigram", 3000);
        assertPlan(plan, "product_search_by_word", 3000);
    }

    private Object[] place(String column, int offset) {
        return QuarkusTransaction.requiringNew().call(() -> {
            var row = database.rows(
                            "SELECT " + column
                                    + " AS key, product_id FROM product_search ORDER BY 1 DESC, 2 DESC OFFSET " + offset
                                    + " LIMIT 1",
                            Map.of())
                    .getFirst();
            Object key = row.get("key") instanceof java.time.Instant instant
                    ? instant.atOffset(java.time.ZoneOffset.UTC)
                    : row.get("key");
            return new Object[] {key, row.get("product_id")};
        });
    }

    private interface Parameters {
        Map<String, Object> of(PreparedSearch search);
    }

    private interface Sql {
        String of(PreparedSearch search);
    }

    private List<JsonNode> explain(String search, Sql sql, Parameters parameters) {
        return QuarkusTransaction.requiringNew().call(() -> {
            PreparedSearch prepared = prepareSearch.prepare(query(search));
            return plan(database.rows("EXPLAIN (ANALYZE, FORMAT JSON) " + sql.of(prepared), parameters.of(prepared)));
        });
    }

    private List<JsonNode> plan(List<jakarta.persistence.Tuple> rows) throws Exception {
        List<JsonNode> nodes = new ArrayList<>();
        collect(json.readTree(rows.getFirst().get(0).toString()).get(0).get("Plan"), nodes);
        return nodes;
    }

    private static void assertPlan(List<JsonNode> plan, String index, int rows) {
        assertNothingIsReadFromEndToEnd(plan);
        assertThat(scans(plan)).as("the index is used").anyMatch(scan -> scan.matches(".* of (" + index + ") .*"));
        assertThat(rowsRead(plan)).as("rows read: %s", scans(plan)).isLessThan(rows);
    }

    private static void assertNothingIsReadFromEndToEnd(List<JsonNode> plan) {
        assertThat(scans(plan)).as("nothing is read from end to end").noneMatch(scan -> scan.startsWith("Seq Scan"));
    }

    private static List<String> scans(List<JsonNode> plan) {
        return plan.stream()
                .filter(node -> node.path("Node Type").asText().contains("Scan"))
                .map(node -> "%s of %s reads %.0f rows"
                        .formatted(
                                node.get("Node Type").asText(),
                                node.path("Index Name")
                                        .asText(node.path("Relation Name").asText()),
                                rowsRead(node)))
                .toList();
    }

    private static double rowsRead(List<JsonNode> plan) {
        return plan.stream()
                .filter(node -> node.has("Relation Name"))
                .mapToDouble(SearchPlansTest::rowsRead)
                .sum();
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

    /** From {@code name=value&name=value}; an id may be told by its last digits. */
    private SearchQuery query(String parameters) {
        Map<String, String> given = new HashMap<>();
        Arrays.stream(parameters.split("&"))
                .forEach(parameter ->
                        given.put(parameter.split("=")[0], parameter.split("=")[1]));
        return new SearchParameters(
                        given.getOrDefault("q", ""),
                        null,
                        texts(given.get("type")),
                        ids(given.get("category")),
                        ids(given.get("store")),
                        ids(given.get("location")),
                        texts(given.get("tag")),
                        texts(given.get("vendor")),
                        number(given.get("minPrice")),
                        number(given.get("maxPrice")),
                        null,
                        given.getOrDefault("minRating", "0"),
                        given.getOrDefault("inStock", "false"),
                        given.getOrDefault("onOffer", "false"),
                        given.get("sort"),
                        texts(given.get("facets")))
                .query(settings, Optional.empty(), "en");
    }

    private static List<UUID> ids(String number) {
        return number == null ? List.of() : List.of(new UUID(0, Long.parseLong(number)));
    }

    private static List<String> texts(String text) {
        return text == null ? List.of() : List.of(text);
    }

    private static Long number(String text) {
        return text == null ? null : Long.valueOf(text);
    }
}
