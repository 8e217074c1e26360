package io.mercato.catalog.bulk;

import static io.mercato.catalog.Api.asAdmin;
import static io.mercato.catalog.Api.asService;
import static io.mercato.catalog.Api.assertProblem;
import static io.mercato.catalog.Api.read;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import io.mercato.catalog.Catalogue;
import io.mercato.catalog.Statements;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

@QuarkusTest
class BulkReadTest {
    private static final String UNKNOWN = "0199b9c1-5f00-7d21-8a36-3d2f6f0c9a11";

    private final Catalogue catalogue;
    private final Statements statements;
    private UUID store;

    BulkReadTest(Catalogue catalogue, Statements statements) {
        this.catalogue = catalogue;
        this.statements = statements;
    }

    @BeforeEach
    void aStore() {
        catalogue.clear();
        store = catalogue.store("corner");
    }

    @Test
    void itemsComeInTheOrderOfTheIdsAndTheMissingOnesAreNamed() {
        UUID first = catalogue.product(store, "first", 1);
        UUID second = catalogue.product(store, "second", 2);
        UUID draft = catalogue.product(store, "draft", 3);
        catalogue.change("products", draft, "status = 'draft'");

        products(List.of(second, UNKNOWN, first, draft), List.of("title"))
                .statusCode(200)
                .contentType("application/json")
                .body("items.title", contains("Second", "First"))
                .body("items.id", contains(second.toString(), first.toString()))
                .body("missing", contains(UNKNOWN, draft.toString()));
    }

    @Test
    void anIdThatIsAskedForTwiceIsAnsweredTwiceAndMissesOnce() {
        UUID shirt = catalogue.product(store, "shirt", 1);

        products(List.of(shirt, UNKNOWN, shirt, UNKNOWN), List.of("handle"))
                .body("items.handle", contains("shirt", "shirt"))
                .body("missing", contains(UNKNOWN));
    }

    @Test
    void onlyTheFieldsThatAreAskedForAreAnsweredAndAlwaysTheId() {
        UUID shirt = catalogue.product(store, "shirt", 1);

        Map<String, Object> item = products(List.of(shirt), List.of("price", "store", "price"))
                .extract()
                .path("items[0]");

        assertThat(item.keySet()).containsExactlyInAnyOrder("id", "store", "price");
    }

    @Test
    void whatIsNotAskedForIsNotEvenRead() {
        UUID shirt = catalogue.product(store, "shirt", 1);

        assertThat(statements.of(() -> products(List.of(shirt), List.of("handle", "vendor"))))
                .isZero();
        assertThat(
                        catalogue.texts(
                                "SELECT query FROM pg_stat_statements WHERE query LIKE 'SELECT p.id, p.handle, p.vendor FROM products%'"))
                .singleElement()
                .asString()
                .doesNotContain("JOIN", "description");
    }

    @Test
    void aHundredProductsWithAllTheyHaveTakeOneStatementForEachTable() {
        List<UUID> ids = IntStream.range(0, 100)
                .mapToObj(i -> catalogue.product(store, "p" + i, i))
                .toList();
        catalogue.run("INSERT INTO product_images (product_id, position, url) SELECT id, n, '/' || n || '.svg'"
                + " FROM products, generate_series(1, 3) n");
        List<UUID> shuffled = new ArrayList<>(ids);
        Collections.shuffle(shuffled);

        long of = statements.of(() -> products(shuffled, null)
                .body("items.id", equalTo(shuffled.stream().map(UUID::toString).toList()))
                .body("items.images", everyItem(hasSize(3)))
                .body("items.variants", everyItem(hasSize(1)))
                .body("items.inStock", everyItem(is(true)))
                .body("missing", hasSize(0)));

        assertThat(of)
                .as("of images and of variants, beside that of the products themselves")
                .isEqualTo(2);
    }

    @Test
    void everythingReadsAsItDoesOneByOne() {
        UUID category = catalogue.category("dresses", catalogue.category("fashion", null));
        UUID product = catalogue.product(store, "dress", 1);
        catalogue.change(
                "products",
                product,
                "category_id = '" + category + "', description = 'Two\n\nparagraphs \"quoted\" <b>\\ 😀 \u202Eabc',"
                        + " vendor = 'Omolara', product_type = 'Dress', tags = '{wrap,\"a \\\"b\\\"\",ankara}',"
                        + " compare_at_price = 6000, rating_average = 4.50, rating_count = 2, seo_title = 'See',"
                        + " option_names = '{Colour}', created_at = '2026-01-02T03:04:05Z'");
        catalogue.size(catalogue.variant(product, "Indigo"), "M", 3);
        catalogue.run("INSERT INTO product_images (product_id, position, url, alt) VALUES ('" + product
                + "', 1, '/a.svg', 'A'), ('" + product + "', 2, '/b.svg', '')");
        UUID plain = catalogue.product(store, "plain", 2);
        catalogue.change(
                "stores", store, "city = 'Abeokuta', image_url = '/s.svg', rating_average = 5, rating_count = 1");
        UUID event = catalogue.id(
                "INSERT INTO events (title, venue, city, starts_at, ends_at, price, currency, status, store_id)"
                        + " VALUES ('Market', 'Park', 'Lagos', now(), now() + interval '1 hour', 100, 'NGN', 'active', ?)"
                        + " RETURNING id",
                store);

        assertReadsAlike("products", "data.", product);
        assertReadsAlike("products", "data.", plain);
        assertReadsAlike("stores", "", store);
        assertReadsAlike("stores", "", catalogue.store("other"));
        assertReadsAlike("events", "", event);
        assertReadsAlike("categories", "", category);
        assertReadsAlike("offers", "", offer("'percentage', 10, NULL, NULL, NULL, NULL", "product_id", product));
        assertReadsAlike("offers", "", offer("'fixed', NULL, 500, 'NGN', NULL, NULL", "product_id", product));
        assertReadsAlike("offers", "", offer("'fixed', NULL, 500, 'NGN', NULL, NULL", "category_id", category));
        assertReadsAlike("offers", "", offer("'buy_x_get_y', 50, NULL, NULL, 2, 1", "store_id", store));
        UUID location = catalogue.location("lagos", 6.45, 3.39);
        assertReadsAlike("locations", "", location);
        UUID activity = catalogue.id(
                "INSERT INTO activities (title, activity_type, min_age_months, max_age_months, settings, weather, min_minutes,"
                        + " max_minutes, difficulty, location_id, store_id, price, currency, image_url, status) VALUES ('Adire',"
                        + " 'craft', 36, 95, '{indoor,outdoor}', '{sunny,rainy}', 60, 90, 'easy', ?, ?, 0, 'NGN', '/a.svg',"
                        + " 'active') RETURNING id",
                location,
                store);
        assertReadsAlike("activities", "", activity);

        assertReadsTheSameInBinary(Map.of(
                "products",
                product,
                "stores",
                store,
                "events",
                event,
                "categories",
                category,
                "locations",
                location,
                "activities",
                activity));
    }

    /** Limited in every way, and used twice. */
    private UUID offer(String rule, String scope, UUID on) {
        return catalogue.id(
                "INSERT INTO offers (title, kind, percentage, amount, currency, buy_quantity, get_quantity, " + scope
                        + ", status, valid_from, valid_until, max_redemptions, max_per_customer, redeemed) VALUES ('Less', "
                        + rule
                        + ", ?, 'active', now() - interval '1 day', now() + interval '1 day', 10, 3, 2) RETURNING id",
                on);
    }

    /** Every field of the bulk read is there one by one with the same value; the image of a product, which only lists show, apart. */
    private static void assertReadsAlike(String kind, String prefix, UUID id) {
        Map<String, Object> alone = read("/" + kind + "/" + id).get(prefix.isEmpty() ? "$" : "data");
        Map<String, Object> item =
                byIds(kind, Map.of("ids", List.of(id))).extract().path("items[0]");
        Map<String, Object> shared = new HashMap<>(item);
        if (kind.equals("products")) {
            shared.remove("image");
        }

        assertThat(alone).containsAllEntriesOf(shared);
        assertThat(shared).hasSizeGreaterThan(4);
    }

    /** From the fifth time on that a connection is asked the same, PostgreSQL sends what it can in binary. */
    private static void assertReadsTheSameInBinary(Map<String, UUID> ids) {
        ids.forEach((kind, id) -> {
            List<String> answers = IntStream.range(0, 12)
                    .mapToObj(_ ->
                            byIds(kind, Map.of("ids", List.of(id))).extract().asString())
                    .toList();
            assertThat(answers).as(kind).containsOnly(answers.getFirst());
        });
    }

    @Test
    void variantsTellOfWhatTheyAreAndWhatIsLeftOfEachOfTheirSizes() {
        UUID shirt = catalogue.product(store, "shirt", 1);
        catalogue.change("products", shirt, "option_names = '{Colour}'");
        UUID indigo = catalogue.variant(shirt, "Indigo");
        catalogue.size(indigo, "M", 3);
        catalogue.size(indigo, "L", 0);
        catalogue.run("UPDATE variant_sizes SET reserved = 2 WHERE quantity = 3 AND variant_id = '" + indigo + "'");

        long statementsOfChildren = statements.of(() -> byIds("variants", Map.of("ids", List.of(indigo, UNKNOWN)))
                .body("items.id", contains(indigo.toString()))
                .body("items[0].product.handle", equalTo("shirt"))
                .body("items[0].store.handle", equalTo("corner"))
                .body("items[0].options.Colour", equalTo("Indigo"))
                .body("items[0].sizes.name", contains("M", "L"))
                .body("items[0].sizes.quantity", contains(3, 0))
                .body("items[0].sizes.left", contains(1, 0))
                .body("items[0].sizes.inStock", contains(true, false))
                .body("items[0].sizes.price.currency", everyItem(equalTo("NGN")))
                .body("missing", contains(UNKNOWN)));

        assertThat(statementsOfChildren).as("of sizes").isEqualTo(1);
    }

    @Test
    void variantsOfWhatIsNotOnSaleAreMissing() {
        UUID shirt = catalogue.product(store, "shirt", 1);
        UUID indigo = catalogue.variant(shirt, "Indigo");
        catalogue.change("products", shirt, "status = 'archived'");

        byIds("variants", Map.of("ids", List.of(indigo)))
                .body("items", hasSize(0))
                .body("missing", contains(indigo.toString()));
    }

    @Test
    void theImageOfAProductIsTheOneThatListsShow() {
        UUID product = catalogue.product(store, "dress", 1);
        catalogue.run("INSERT INTO product_images (product_id, position, url, alt) VALUES ('" + product
                + "', 2, '/b.svg', 'B'), ('" + product + "', 1, '/a.svg', '')");

        Map<String, Object> image =
                products(List.of(product), List.of("image")).extract().path("items[0].image");

        assertThat(image).isEqualTo(read("/products").getMap("items[0].image"));
        assertThat(image).containsEntry("url", "/a.svg").containsEntry("alt", "Dress");
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "", "1", "' OR 1=1", "0199b9c1-5f00-7d21-8a36-3d2f6f0c9a1g", "\u0000", "😀"})
    void aMalformedIdIsRefusedAndItsPlaceNamed(String id) {
        ValidatableResponse answer = products(List.of(UNKNOWN, id), List.of("title"));

        answer.statusCode(400).contentType("application/problem+json").body("errors[0].field", startsWith("ids[1]"));
    }

    @Test
    void aFieldThatIsNotThereIsRefusedAndThoseThatAreAreNamed() {
        for (String field : List.of("Title", "price.amount", "id; DROP TABLE products", "", "status", "views")) {
            ValidatableResponse answer = products(List.of(UNKNOWN), List.of("title", field));

            assertProblem(answer, 400, "invalid_parameter");
            answer.body("errors[0].field", equalTo("fields[1]"))
                    .body("errors[0].detail", containsString("handle, title,"))
                    .body("errors[0].detail", containsString("variants"));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"ids\": []}|ids",
                "{\"fields\": [\"title\"]}|ids",
                "{\"ids\": null}|ids",
                "{\"ids\": [null]}|ids[0]",
                "{\"ids\": [\"0199b9c1-5f00-7d21-8a36-3d2f6f0c9a11\"], \"fields\": []}|fields",
                "{\"ids\": [\"0199b9c1-5f00-7d21-8a36-3d2f6f0c9a11\"], \"fields\": [null]}|fields[0]",
                "{\"ids\": \"0199b9c1-5f00-7d21-8a36-3d2f6f0c9a11\"}|ids"
            })
    void aRequestOfTheWrongShapeIsRefusedAndTheFaultNamed(String body, String field) {
        ValidatableResponse answer = post("products", body);

        answer.statusCode(400).body("errors[0].field", containsString(field));
    }

    @Test
    void aHundredIdsAreReadAndOneMoreIsRefused() {
        List<String> ids =
                Stream.generate(() -> UUID.randomUUID().toString()).limit(101).toList();

        products(ids.subList(0, 100), null).statusCode(200).body("missing", hasSize(100));
        assertProblem(products(ids, null), 400, "invalid_parameter");
    }

    @Test
    void whatCannotBeReadSoIsNotThere() {
        for (String kind : Set.of("nothing", "imports", "Products", "pg_authid")) {
            assertProblem(byIds(kind, Map.of("ids", List.of(UNKNOWN))), 404, "unknown_path");
        }
    }

    @Test
    void onlyOtherServicesMayRead() {
        Map<String, Object> body = Map.of("ids", List.of(UNKNOWN));

        assertProblem(
                given().contentType("application/json")
                        .body(body)
                        .post("/internal/v1/products/by-ids")
                        .then(),
                401,
                "unauthenticated");
        assertProblem(
                asAdmin()
                        .contentType("application/json")
                        .body(body)
                        .post("/internal/v1/products/by-ids")
                        .then(),
                403,
                "forbidden");
    }

    private static ValidatableResponse products(List<?> ids, List<String> fields) {
        return byIds("products", fields == null ? Map.of("ids", ids) : Map.of("ids", ids, "fields", fields));
    }

    private static ValidatableResponse byIds(String kind, Map<String, ?> body) {
        return post(kind, body);
    }

    private static ValidatableResponse post(String kind, Object body) {
        return asService()
                .contentType("application/json")
                .body(body)
                .post("/internal/v1/" + kind + "/by-ids")
                .then();
    }
}
