package io.mercato.system;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.net.URLEncoder;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** The catalogue by GraphQL, through the edge. */
@ExtendWith(RunningSuite.class)
class GraphQlIT {

    private static final String PATH = "/api/v1/graphql";
    private static final String CUSTOMER = "019a0000-0000-7000-8000-000000000001";

    @Test
    void oneQueryAnswersWhatSeveralCallsWouldAndTheSame() {
        await().untilAsserted(() -> {
            JsonPath page = when().get("/api/v1/homepage?limit=5")
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();

            ask("""
                { homepage(limit: 5) { newArrivals { id title store { name } } trendingStores { id } }
                  products(choice: FEATURED, limit: 5) { items { id store { name city } } nextCursor } }
                """)
                    .statusCode(200)
                    .body("errors", nullValue())
                    .body("data.homepage.newArrivals.id", equalTo(page.getList("data.sections.newArrivals.items.id")))
                    .body(
                            "data.homepage.newArrivals.store.name",
                            equalTo(page.getList("data.sections.newArrivals.items.store.name")))
                    .body(
                            "data.homepage.trendingStores.id",
                            equalTo(page.getList("data.sections.trendingStores.items.id")));
        });
        List<String> featured = when().get("/api/v1/products/featured?limit=5").path("items.id");
        ask("{ products(choice: FEATURED, limit: 5) { items { id } } }")
                .body("data.products.items.id", equalTo(featured));
    }

    @Test
    void whatIsChangedIsChangedHereTooThoughItWasCached(Mercato mercato) {
        Administration ada = new Administration(mercato.token("admin", "ada"));
        String store = ada.store("graphed");
        String product = ada.product(store, "Graphed Gong", 2);
        String query = "{ product(id: \"%s\") { ... on Product { title store { name } } } }".formatted(product);
        for (int read = 0; read < 2; read++) {
            ask(query).body("data.product.title", equalTo("Graphed Gong"));
        }

        ada.patch("products", product, ada.version("products", product), Map.of("title", "Graphed Gourd"))
                .statusCode(200);

        eventually(() -> ask(query).body("data.product.title", equalTo("Graphed Gourd")));
        ada.step("products", product, "archive");
        eventually(() -> ask(query).body("data.product", nullValue()).body("errors", nullValue()));
    }

    @Test
    void whatAsksTooMuchOrForWhatIsSomebodysIsRefusedWithACode() {
        refused("{ __schema { types { name } } }", "introspection_disabled");
        refused("{ product(id: \"" + CUSTOMER + "\") { nothing } }", "invalid_query");
        refused(
                "{ products(limit: 100) { items { id title store { id name } variants { id sizes { id name sku } } } } "
                        + "more: products(limit: 100) { items { id title variants { id sizes { id name sku } } } } }",
                "query_too_complex");
        refused("{ products(limit: 101) { items { id } } }", "invalid_parameter");
        refused("{ homepage(userId: \"" + CUSTOMER + "\") { newArrivals { id } } }", "unauthenticated");
        given().contentType("application/json").body("[1]").post(PATH).then().statusCode(400);
    }

    @Test
    void nobodyIsToldTheSchemaOrGivenGraphiQl(Mercato mercato) {
        when().get(PATH + "/schema.graphql").then().statusCode(404);
        for (String address : List.of(
                mercato.edge(), "http://" + mercato.part("homepage-service").address())) {
            for (String path :
                    List.of("/q/graphql-ui", "/q/graphql-ui/", "/q/dev-ui", "/graphql", "/graphql/schema.graphql")) {
                given().redirects().follow(false).get(address + path).then().statusCode(404);
            }
        }
    }

    private static void refused(String query, String code) {
        assertThat(ask(query).extract().<List<String>>path("errors.extensions.code"))
                .as(query)
                .contains(code);
    }

    @Test
    void aQueryThatIsKnownIsAskedForByItsHashAndAnsweredForCachesToKeep() throws Exception {
        String query = "query Edge { products(limit: 3) { items { title } } }";
        String hash =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(query.getBytes(UTF_8)));
        String extensions = "extensions="
                + URLEncoder.encode("{\"persistedQuery\":{\"version\":1,\"sha256Hash\":\"" + hash + "\"}}", UTF_8);
        when().get(PATH + "?" + extensions)
                .then()
                .body("errors[0].extensions.code", equalTo("PERSISTED_QUERY_NOT_FOUND"));

        when().get(PATH + "?" + extensions + "&query=" + URLEncoder.encode(query, UTF_8))
                .then()
                .body("data.products.items.size()", equalTo(3));

        String etag = when().get(PATH + "?" + extensions)
                .then()
                .statusCode(200)
                .body("data.products.items.size()", equalTo(3))
                .header("Cache-Control", containsString("s-maxage"))
                .extract()
                .header("ETag");
        assertThat(etag).isNotBlank();
    }

    private static ValidatableResponse ask(String query) {
        return given().contentType("application/json")
                .body(Map.of("query", query))
                .post(PATH)
                .then();
    }

    private static void eventually(Runnable holds) {
        await().pollInterval(Duration.ofMillis(20)).untilAsserted(holds::run);
    }
}
