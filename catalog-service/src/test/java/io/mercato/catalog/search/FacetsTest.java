package io.mercato.catalog.search;

import static io.mercato.catalog.Api.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.mercato.catalog.Catalogue;
import io.mercato.catalog.Statements;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** In tests facets are counted exactly up to 100 matches. */
@QuarkusTest
class FacetsTest {
    private final Catalogue catalogue;
    private final Statements statements;

    private UUID store;
    private UUID root;
    private UUID child;

    FacetsTest(Catalogue catalogue, Statements statements) {
        this.catalogue = catalogue;
        this.statements = statements;
    }

    @BeforeEach
    void someProducts() {
        catalogue.clear();
        store = catalogue.store("corner");
        UUID other = catalogue.store("elsewhere");
        root = catalogue.category("home", null);
        child = catalogue.category("kitchen", root);
        product("a", "category_id = '%s', vendor = 'Zuma', tags = '{red,cotton}', price = 5000".formatted(root));
        product(
                "b",
                "category_id = '%s', vendor = 'zuma', tags = '{red}', price = 15000, rating_average = 4.5, rating_count = 1"
                        .formatted(child));
        product(
                "c",
                "category_id = '%s', vendor = 'Omolara', price = 19900, rating_average = 3, rating_count = 1"
                        .formatted(child));
        product("d", "store_id = '%s', price = 100, currency = 'USD'".formatted(other));
        product("not-a-kaftan", "title = 'Shirt', vendor = 'Zuma'");
        catalogue.run(
                "UPDATE variant_sizes SET quantity = 0 FROM product_variants v JOIN products p ON p.id = v.product_id"
                        + " WHERE v.id = variant_id AND p.handle = 'a'");
        catalogue.run("INSERT INTO offers (title, kind, percentage, category_id, status, valid_from, valid_until)"
                + " VALUES ('O', 'percentage', 10, '" + child
                + "', 'active', now() - interval '1 hour', now() + interval '1 hour')");
    }

    @Test
    void matchesAreCountedByAllThatWasAskedFor() {
        JsonPath answer = facets("");

        assertThat(answer.getLong("facets.matches")).isEqualTo(4);
        assertThat(answer.getBoolean("facets.exact")).isTrue();
        assertThat(counts(answer, "type", "value")).isEqualTo(Map.of("product", 4));
        assertThat(counts(answer, "category", "handle")).isEqualTo(Map.of("home", 3, "kitchen", 2));
        assertThat(answer.getString("facets.category.find { it.handle == 'kitchen' }.parentId"))
                .isEqualTo(root.toString());
        assertThat(counts(answer, "store", "handle")).isEqualTo(Map.of("corner", 3, "elsewhere", 1));
        assertThat(answer.getList("facets.vendor.value")).isEqualTo(List.of("Zuma", "Omolara"));
        assertThat(answer.getList("facets.vendor.count")).isEqualTo(List.of(2, 1));
        assertThat(counts(answer, "tag", "value")).isEqualTo(Map.of("red", 2, "cotton", 1));
        assertThat(answer.getList("facets.price.from.amount")).isEqualTo(List.of(5000, 10000));
        assertThat(answer.getList("facets.price.to.amount")).isEqualTo(List.of(9999, 19999));
        assertThat(answer.getList("facets.price.count")).isEqualTo(List.of(1, 2));
        assertThat(answer.getList("facets.rating.minRating")).isEqualTo(List.of(4, 3, 2, 1));
        assertThat(answer.getList("facets.rating.count")).isEqualTo(List.of(1, 2, 2, 2));
        assertThat(answer.getInt("facets.inStock")).isEqualTo(3);
        assertThat(answer.getInt("facets.onOffer")).isEqualTo(2);
    }

    @Test
    void aFacetLeavesItsOwnFilterOutAndKeepsTheOthers() {
        JsonPath byVendor = facets("&vendor=zuma");

        assertThat(byVendor.getLong("facets.matches")).isEqualTo(2);
        assertThat(counts(byVendor, "vendor", "value")).isEqualTo(Map.of("zuma", 2, "omolara", 1));
        assertThat(counts(byVendor, "tag", "value")).isEqualTo(Map.of("red", 2, "cotton", 1));
        assertThat(byVendor.getInt("facets.inStock")).isEqualTo(1);

        JsonPath both = facets("&vendor=zuma&inStock=true&category=" + child);

        assertThat(both.getLong("facets.matches")).isEqualTo(1);
        assertThat(counts(both, "vendor", "value")).isEqualTo(Map.of("zuma", 1, "omolara", 1));
        assertThat(counts(both, "category", "handle")).isEqualTo(Map.of("home", 1, "kitchen", 1));
        assertThat(both.getInt("facets.inStock")).isEqualTo(1);
    }

    @Test
    void everyCountIsWhatTheFilterFinds() {
        JsonPath answer = facets("");

        for (Map<String, Object> category : answer.<Map<String, Object>>getList("facets.category")) {
            assertThat(found("&category=" + category.get("id"))).isEqualTo(category.get("count"));
        }
        for (Map<String, Object> price : answer.<Map<String, Object>>getList("facets.price")) {
            assertThat(found("&minPrice=%s&maxPrice=%s"
                            .formatted(
                                    ((Map<?, ?>) price.get("from")).get("amount"),
                                    ((Map<?, ?>) price.get("to")).get("amount"))))
                    .isEqualTo(price.get("count"));
        }
        for (Map<String, Object> rating : answer.<Map<String, Object>>getList("facets.rating")) {
            assertThat(found("&minRating=" + rating.get("minRating"))).isEqualTo(rating.get("count"));
        }
        assertThat(found("&inStock=true")).isEqualTo(answer.getInt("facets.inStock"));
        assertThat(found("&onOffer=true")).isEqualTo(answer.getInt("facets.onOffer"));
    }

    @Test
    void onlyWhatWasAskedForIsCountedAndNothingUnlessItIs() {
        assertThat(read("/search?q=kaftan").getMap("")).doesNotContainKey("facets");
        assertThat(read("/search?q=kaftan&facets=").getMap("")).doesNotContainKey("facets");
        assertThat(read("/search?q=kaftan&facets=tag").getMap("facets").keySet())
                .isEqualTo(java.util.Set.of("matches", "exact", "tag"));
        assertThat(statements.of(() -> facets(""))).isEqualTo(3);
    }

    @Test
    void whatIsNotThereIsCountedAsNothing() {
        JsonPath answer = read("/search?q=zzzzzz&facets=category,store,vendor,tag,price,rating,inStock,onOffer");

        assertThat(answer.getLong("facets.matches")).isZero();
        assertThat(answer.getList("facets.category")).isEmpty();
        assertThat(answer.getInt("facets.inStock")).isZero();
        assertThat(read("/search?q=%21%21&facets=category,inStock").getInt("facets.inStock"))
                .isZero();
    }

    @Test
    void facetsFollowACorrectedSearch() {
        JsonPath answer = read("/search?q=kaftn&facets=vendor");

        assertThat(answer.getString("correctedTo")).isEqualTo("kaftan");
        assertThat(answer.getLong("facets.matches")).isEqualTo(4);
    }

    @Test
    void ofVeryManyMatchesCountsAreEstimatedOverAFairSample() {
        catalogue.run("""
                INSERT INTO products (store_id, handle, title, price, currency, status, tags)
                SELECT '%s', 'k' || n, 'Kaftan', 5000, 'NGN', 'active', CASE WHEN n %% 4 = 0 THEN '{red}' ELSE '{blue}' END::text[]
                  FROM generate_series(1, 2000) n
                """.formatted(store));

        JsonPath answer = facets("");

        assertThat(answer.getBoolean("facets.exact")).isFalse();
        assertThat(answer.getLong("facets.matches")).isCloseTo(2004, within(700L));
        assertThat(counts(answer, "tag", "value").get("red")).isCloseTo(500, within(350));
        assertThat(counts(answer, "tag", "value").get("blue")).isCloseTo(1500, within(700));
    }

    private void product(String handle, String change) {
        catalogue.change("products", catalogue.product(store, handle, 1), "title = 'Kaftan'");
        catalogue.run("UPDATE products SET " + change + " WHERE handle = '" + handle + "'");
    }

    private static JsonPath facets(String filters) {
        return read("/search?q=kaftan&facets=type,category,store,vendor,tag,price,rating,inStock,onOffer" + filters);
    }

    private static Map<String, Integer> counts(JsonPath answer, String facet, String key) {
        Map<String, Integer> counts = new java.util.HashMap<>();
        answer.<Map<String, Object>>getList("facets." + facet)
                .forEach(entry ->
                        counts.put(entry.get(key).toString().toLowerCase(Locale.ROOT), (Integer) entry.get("count")));
        return counts;
    }

    private static int found(String filter) {
        return read("/search?limit=100&q=kaftan" + filter).getList("items").size();
    }
}
