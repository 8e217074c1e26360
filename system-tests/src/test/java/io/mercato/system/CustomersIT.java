package io.mercato.system;

import static io.mercato.system.Problems.problem;
import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** What customers and devices do in the shop, through the edge. */
@ExtendWith(RunningSuite.class)
class CustomersIT {

    private static final String AMAKA = "019a0000-0000-7000-8000-000000000001";
    private static final String BABA = "019a0000-0000-7000-8000-000000000002";

    /** Above the quota of any policy of the catalogue. */
    private static final int MANY = 400;

    private Administration ada;

    @BeforeEach
    void signIn(Mercato mercato) {
        ada = new Administration(mercato.token("admin", "ada"));
    }

    @Test
    void aReviewIsVisibleAtOnceCountsOnceAndIsTakenDownByAnAdministrator(Mercato mercato) {
        String product = ada.product(ada.store("reviewed"), "Reviewed Rug", 3);
        get("/products/" + product).body("data.rating", nullValue());

        String review =
                write(mercato, AMAKA, product, 4).statusCode(201).extract().path("id");

        get("/products/" + product + "/reviews").body("items.id", equalTo(List.of(review)));
        eventually(() -> get("/products/" + product).body("data.rating.average", equalTo(4.0f)));
        write(mercato, AMAKA, product, 1).spec(problem(409, "already_reviewed"));
        String second =
                write(mercato, BABA, product, 2).statusCode(201).extract().path("id");
        as(mercato, BABA)
                .put("/api/v1/reviews/" + review + "/helpful")
                .then()
                .statusCode(200)
                .body("helpful", equalTo(1));
        eventually(() -> get("/products/" + product).body("data.rating.average", equalTo(3.0f)));
        eventually(() -> get("/products/" + product + "/reviews?sort=highest")
                .body("items.id", equalTo(List.of(review, second))));

        ada.request()
                .header("If-Match", ada.version("reviews", second))
                .body(Map.of("reason", "Not about the rug."))
                .post("/api/v1/admin/reviews/" + second + "/hide")
                .then()
                .statusCode(200);

        eventually(() -> get("/products/" + product + "/reviews").body("items.id", equalTo(List.of(review))));
        eventually(() -> get("/products/" + product).body("data.rating.average", equalTo(4.0f)));
        as(mercato, BABA)
                .get("/api/v1/reviews/" + second)
                .then()
                .statusCode(200)
                .body("state", equalTo("hidden"));
        when().get("/api/v1/reviews/" + second).then().spec(problem(404, "review_not_found"));
        ada.get("audit?id=" + second)
                .body("items[0].action", equalTo("review.hidden"))
                .body("items[0].details.reason", equalTo("Not about the rug."));
    }

    private static ValidatableResponse write(Mercato mercato, String customer, String product, int rating) {
        return as(mercato, customer)
                .body(Map.of("productId", product, "rating", rating, "author", "A", "title", "T", "text", "<b>So.</b>"))
                .post("/api/v1/reviews")
                .then();
    }

    @Test
    void onlyCustomersReviewAndOnlyWhatTheyWroteIsTheirs(Mercato mercato) {
        String product = ada.product(ada.store("signed"), "Signed Sign", 1);
        String review =
                write(mercato, AMAKA, product, 5).statusCode(201).extract().path("id");

        given().contentType("application/json")
                .body(Map.of("productId", product, "rating", 5))
                .post("/api/v1/reviews")
                .then()
                .spec(problem(401, "unauthenticated"));
        ada.request()
                .body(Map.of("productId", product, "rating", 5))
                .post("/api/v1/reviews")
                .then()
                .spec(problem(403, "forbidden"));
        as(mercato, BABA).delete("/api/v1/reviews/" + review).then().spec(problem(403, "not_your_review"));
        get("/products/" + product + "/reviews").body("items.id", equalTo(List.of(review)));
    }

    @Test
    void whatGoesTogetherIsRecommendedToWhoeverLooksAtOneOfItAndNobodySeesAnothersRecommendations(Mercato mercato) {
        String store = ada.store("matching");
        String shirt = ada.product(store, "Matched Shirt", 5);
        String trousers = ada.product(store, "Matched Trousers", 5);
        for (int device = 0; device < 5; device++) {
            tell(given(), Map.of("anonymousId", UUID.randomUUID().toString(), "events", events(shirt, trousers)))
                    .statusCode(202)
                    .body("accepted", equalTo(2));
        }

        tell(as(mercato, AMAKA), Map.of("events", events(shirt))).statusCode(202);

        String mine = "/api/v1/products/recommended?limit=50&userId=" + AMAKA;
        eventually(() -> as(mercato, AMAKA)
                .get(mine)
                .then()
                .statusCode(200)
                .header("Cache-Control", "private, no-store")
                .body("items.id", hasItem(trousers))
                .body("items.find { it.id == '" + trousers + "' }.reason.code", equalTo("viewed_together"))
                .body("items.find { it.id == '" + trousers + "' }.reason.product.handle", equalTo("matched-shirt"))
                .body("items.findAll { it.id == '" + shirt + "' }", hasSize(0)));
        get("/products/" + shirt + "/related").body("items.id", hasItem(trousers));
        as(mercato, BABA).get(mine).then().spec(problem(403, "forbidden"));
        when().get(mine).then().spec(problem(401, "unauthenticated"));
        ada.request().get(mine).then().statusCode(200);
    }

    private static List<Map<String, String>> events(String... products) {
        return Stream.of(products)
                .map(product -> Map.of(
                        "id",
                        UUID.randomUUID().toString(),
                        "type",
                        "view",
                        "productId",
                        product,
                        "happenedAt",
                        Instant.now().toString()))
                .toList();
    }

    private static ValidatableResponse tell(RequestSpecification request, Map<String, ?> body) {
        return request.contentType("application/json")
                .body(body)
                .post("/api/v1/interactions")
                .then();
    }

    @Test
    void whoTellsTooMuchIsAskedToWaitAndOthersAreNot(Mercato mercato) {
        Map<String, ?> nothingNew = Map.of("events", events(ada.product(ada.store("limited"), "Limited Lantern", 1)));
        Response answer;
        int allowed = -1;
        do {
            answer = as(mercato, BABA).body(nothingNew).post("/api/v1/interactions");
            allowed++;
        } while (answer.statusCode() == 202 && allowed < MANY);

        answer.then()
                .spec(problem(429, "too_many_requests"))
                .header("Retry-After", matchesPattern("[1-9]\\d*"))
                .header("RateLimit-Policy", matchesPattern("\"interactions\";q=\\d+;w=60"))
                .header("RateLimit", matchesPattern("\"interactions\";r=0;t=\\d+"));
        assertThat(allowed).as("the quota, and what came back to it meanwhile").isBetween(120, MANY);
        tell(as(mercato, AMAKA), nothingNew).statusCode(202);
        get("/products/featured?limit=1").statusCode(200);
    }

    private static RequestSpecification as(Mercato mercato, String customer) {
        return given().auth().oauth2(mercato.token("customer", customer)).contentType("application/json");
    }

    private static ValidatableResponse get(String path) {
        return when().get("/api/v1" + path).then();
    }

    private static void eventually(Runnable holds) {
        await().pollInterval(Duration.ofMillis(20)).untilAsserted(holds::run);
    }
}
