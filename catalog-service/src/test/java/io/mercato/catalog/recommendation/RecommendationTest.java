package io.mercato.catalog.recommendation;

import static io.mercato.catalog.Api.asAdmin;
import static io.mercato.catalog.Api.asCustomer;
import static io.mercato.catalog.Api.asService;
import static io.mercato.catalog.Api.assertProblem;
import static io.mercato.catalog.Api.bearer;
import static io.mercato.catalog.Api.get;
import static io.mercato.catalog.Api.read;
import static io.mercato.catalog.Api.readAll;
import static io.mercato.catalog.interaction.InteractionApi.event;
import static io.mercato.catalog.interaction.InteractionApi.tell;
import static io.mercato.catalog.interaction.InteractionApi.tellAs;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.mercato.catalog.Catalogue;
import io.mercato.catalog.Statements;
import io.mercato.catalog.purchase.Purchases;
import io.mercato.platform.testing.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

@QuarkusTest
class RecommendationTest {
    private static final String RECOMMENDED = "/api/v1/products/recommended";

    private final Catalogue catalogue;
    private final CountJob job;
    private final Purchases purchases;
    private final Statements statements;

    private final UUID customer = UUID.randomUUID();
    private UUID shirt;
    private UUID trousers;
    private UUID belt;
    private UUID kettle;
    private UUID toaster;
    private UUID drum;

    RecommendationTest(Catalogue catalogue, CountJob job, Purchases purchases, Statements statements) {
        this.catalogue = catalogue;
        this.job = job;
        this.purchases = purchases;
        this.statements = statements;
    }

    /** Two categories and a featured drum in none. Three people look at shirt and trousers, two buy shirt and belt. */
    @BeforeEach
    void aShopWithSomeCustomers() {
        catalogue.clear();
        UUID store = catalogue.store("corner");
        UUID fashion = catalogue.category("fashion", null);
        UUID kitchen = catalogue.category("kitchen", null);
        shirt = product(store, "shirt", fashion, 50);
        trousers = product(store, "trousers", fashion, 10);
        belt = product(store, "belt", fashion, 20);
        kettle = product(store, "kettle", kitchen, 40);
        toaster = product(store, "toaster", kitchen, 30);
        drum = catalogue.product(store, "drum", 1);
        catalogue.change("products", drum, "featured = true, views = 5");
        for (int i = 0; i < 3; i++) {
            tell(UUID.randomUUID(), event("view", shirt), event("view", trousers))
                    .statusCode(202);
        }
        for (int i = 0; i < 2; i++) {
            purchases.paid(UUID.randomUUID(), UUID.randomUUID(), Instant.now(), List.of(shirt, belt), List.of());
        }
        job.run();
    }

    private UUID product(UUID store, String handle, UUID category, int views) {
        UUID id = catalogue.product(store, handle, 1);
        catalogue.change("products", id, "category_id = '" + category + "', views = " + views);
        return id;
    }

    @Test
    void customersAreRecommendedWhatGoesWithWhatTheyDidThenTheirCategoriesThenWhatIsFeaturedEachWithItsReason() {
        tellAs(customer, event("view", shirt)).statusCode(202);
        tellAs(customer, event("click", kettle)).statusCode(202);
        job.run();

        JsonPath page = ofCustomer("");

        assertThat(page.getList("items.handle")).isEqualTo(List.of("belt", "trousers", "toaster", "drum"));
        assertThat(page.getList("items.reason.code"))
                .isEqualTo(List.of("bought_together", "viewed_together", "popular_in_category", "featured"));
        assertThat(page.getList("items.reason.product.handle")).startsWith("shirt", "shirt");
        assertThat(page.getString("items[2].reason.category.handle")).isEqualTo("kitchen");
        assertThat(page.getMap("items[0].price")).containsEntry("amount", 5000);
        assertThat(page.getString("items[0].reason.category")).isNull();
    }

    @Test
    void whatSomebodyHasBoughtIsNotRecommendedUnlessItWasRefunded() {
        UUID order = UUID.randomUUID();
        purchases.paid(order, customer, Instant.now(), List.of(belt), List.of());
        tellAs(customer, event("view", shirt)).statusCode(202);
        job.run();
        assertThat(ofCustomer("").getList("items.handle", String.class)).doesNotContain("belt", "shirt");

        catalogue.run("DELETE FROM actor_products WHERE product_id = '" + belt + "'");
        assertThat(ofCustomer("").getList("items.handle", String.class))
                .as("also when it has left the window")
                .doesNotContain("belt");
        purchases.refunded(order, customer, Instant.now());
        assertThat(ofCustomer("").getList("items.handle", String.class)).contains("belt");
    }

    @Test
    void whoHasDoneNothingYetIsRecommendedWhatIsFeatured() {
        assertThat(ofCustomer("").getList("items.handle")).isEqualTo(List.of("drum"));
        get("/products/recommended")
                .statusCode(200)
                .header("Cache-Control", containsString("public"))
                .header("Vary", "X-Anonymous-Id")
                .body("items.handle", equalTo(List.of("drum")))
                .body("items[0].reason.code", equalTo("featured"))
                .body("nextCursor", nullValue());
    }

    @Test
    void whatIsNoLongerOnSaleIsNotRecommended() {
        tellAs(customer, event("view", shirt)).statusCode(202);
        job.run();
        catalogue.change("products", belt, "status = 'archived'");
        catalogue.change("products", drum, "status = 'draft'");

        assertThat(ofCustomer("").getList("items.handle")).isEqualTo(List.of("trousers"));
    }

    @Test
    void aDeviceIsRecommendedWhatGoesWithWhatHappenedOnIt() {
        UUID device = UUID.randomUUID();
        tell(device, event("view", shirt)).statusCode(202);
        job.run();

        given().header("X-Anonymous-Id", device)
                .get(RECOMMENDED)
                .then()
                .statusCode(200)
                .header("Cache-Control", containsString("private"))
                .body("items.handle", equalTo(List.of("belt", "trousers", "drum")));
        given().header("X-Anonymous-Id", customer)
                .get(RECOMMENDED)
                .then()
                .body("items.handle", equalTo(List.of("drum")));
    }

    @Test
    void customersSeeTheirOwnAndOthersOnlyWhoMaySee() {
        String own = RECOMMENDED + "?userId=" + customer;

        assertProblem(given().get(own).then(), 401, "unauthenticated");
        assertProblem(asCustomer(UUID.randomUUID()).get(own).then(), 403, "forbidden");
        bearer(Tokens.expired("customer")).get(own).then().statusCode(401);
        asCustomer(customer).get(own).then().statusCode(200).header("Cache-Control", "private, no-store");
        asAdmin().get(own).then().statusCode(200);
        asService().get(own).then().statusCode(200);
    }

    @Test
    void thePagesOfAListMakeTheWholeOfIt() {
        tellAs(customer, event("view", shirt)).statusCode(202);
        tellAs(customer, event("click", kettle)).statusCode(202);
        job.run();
        List<String> whole = ofCustomer("").getList("items.handle");

        List<String> paged = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            JsonPath page = ofCustomer("&limit=1" + (cursor.isEmpty() ? "" : "&cursor=" + cursor));
            paged.addAll(page.getList("items.handle"));
            cursor = page.getString("nextCursor");
        }

        assertThat(paged).isEqualTo(whole);
    }

    @Test
    void aCursorOfSomebodyElseIsRefused() {
        tellAs(customer, event("view", shirt)).statusCode(202);
        job.run();
        String cursor = ofCustomer("&limit=1").getString("nextCursor");

        assertProblem(get("/products/recommended?cursor=" + cursor), 400, "invalid_cursor");
        assertProblem(get("/products/" + shirt + "/related?cursor=" + cursor), 400, "invalid_cursor");
    }

    @ParameterizedTest
    @ValueSource(strings = {"userId=abc", "userId=%27--", "limit=0", "limit=101", "limit=x", "cursor=abc"})
    void aParameterThatIsMalformedIsRefused(String parameter) {
        get("/products/recommended?" + parameter).statusCode(400).contentType("application/problem+json");
    }

    @Test
    void aDeviceIdThatIsMalformedIsRefused() {
        given().header("X-Anonymous-Id", "'; DROP TABLE products; --")
                .get(RECOMMENDED)
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
    }

    @Test
    void aPageIsTwoStatements() {
        tellAs(customer, event("view", shirt)).statusCode(202);
        job.run();

        assertThat(statements.of(() -> ofCustomer(""))).isEqualTo(2);
        assertThat(statements.of(() -> read("/products/" + shirt + "/related"))).isLessThanOrEqualTo(3);
    }

    @Test
    void whatGoesWithAProductIsListedThenWhatIsPopularInItsCategory() {
        assertThat(readAll("/products/" + shirt + "/related", 1, "handle")).containsExactly("belt", "trousers");
        assertThat(readAll("/products/" + trousers + "/related", 10, "reason.code"))
                .containsExactly("viewed_together", "popular_in_category");
        assertThat(readAll("/products/" + kettle + "/related", 10, "handle")).containsExactly("toaster");
        assertThat(readAll("/products/" + drum + "/related", 10, "handle")).isEmpty();
        assertProblem(get("/products/" + UUID.randomUUID() + "/related"), 404, "product_not_found");
        assertProblem(get("/products/abc/related"), 400, "invalid_parameter");
    }

    private JsonPath ofCustomer(String query) {
        return asCustomer(customer)
                .get(RECOMMENDED + "?userId=" + customer + query)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
