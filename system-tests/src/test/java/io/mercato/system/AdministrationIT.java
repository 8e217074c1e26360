package io.mercato.system;

import static io.mercato.system.Problems.problem;
import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.mercato.system.Administration.Size;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What administrators do, and what visitors of the shop see of it, through the edge. */
@ExtendWith(RunningSuite.class)
class AdministrationIT {

    /** Far above what it takes on a quiet machine, 250 ms at most; it is printed. */
    private static final Duration PROPAGATION = Duration.ofSeconds(10);

    private Administration ada;

    @BeforeEach
    void signIn(Mercato mercato) {
        ada = new Administration(mercato.token("admin", "ada"));
    }

    @Test
    void aProductIsSeenEverywhereOnceItIsPublishedAndNowhereOnceItIsArchived() {
        String store = ada.store("abeokuta-dyers");
        String id = ada.created("products", Administration.goods(store, "Kwaraweave Wrapper", 10));
        product(id).spec(problem(404, "product_not_found"));
        assertThat(onTheHomepage("newArrivals")).doesNotContain(id);

        ada.step("products", id, "publish");

        Instant published = Instant.now();
        // That it was not there is remembered, until the change is heard of.
        await().untilAsserted(() -> product(id)
                .statusCode(200)
                .body("type", equalTo("product"))
                .body("data.store.handle", equalTo("abeokuta-dyers"))
                .body("data.inStock", equalTo(true)));
        eventually(() -> assertThat(onTheHomepage("newArrivals")).contains(id));
        report("A new product was on the homepage", published);
        eventually(() -> assertThat(found("kwaraweave")).containsExactly(id));

        ada.patch("products", id, ada.version("products", id), Map.of("title", "Ijebuweave Wrapper"))
                .statusCode(200);

        Instant renamed = Instant.now();
        eventually(() -> product(id).body("data.title", equalTo("Ijebuweave Wrapper")));
        report("A new title was in the product's answer", renamed);
        eventually(() -> homepage()
                .body(
                        "data.sections.newArrivals.items.find { it.id == '" + id + "' }.title",
                        equalTo("Ijebuweave Wrapper")));
        report("A new title was on the homepage", renamed);
        eventually(() -> assertThat(found("ijebuweave")).containsExactly(id));

        ada.step("products", id, "archive");

        Instant archived = Instant.now();
        eventually(() -> product(id).spec(problem(404, "product_not_found")));
        eventually(() -> assertThat(onTheHomepage("newArrivals")).doesNotContain(id));
        report("An archived product was gone from the homepage", archived);
        eventually(() -> assertThat(found("ijebuweave")).isEmpty());
        assertThat(ada.read("audit?id=" + id).getList("items.action"))
                .isEqualTo(List.of("product.archived", "product.changed", "product.published", "product.created"));
        ada.get("audit?id=" + id).body("items.actor", hasItems("ada")).body("items.actor.unique()", hasSize(1));
    }

    @Test
    void whoDecidesOnWhatSomebodyElseHasChangedMeanwhileIsToldSo() {
        String store = ada.store("two-editors");
        String id = ada.product(store, "Contested Chair", 1);
        String seen = ada.version("products", id);
        ada.patch("products", id, seen, Map.of("title", "Chair of the first")).statusCode(200);

        ada.patch("products", id, seen, Map.of("title", "Chair of the second")).spec(problem(412, "product_changed"));
        ada.step("products", id, "archive", seen).spec(problem(412, "product_changed"));
        ada.request().post("/api/v1/admin/products/" + id + "/archive").then().spec(problem(428, "if_match_required"));

        ada.get("products/" + id).body("title", equalTo("Chair of the first")).body("status", equalTo("active"));
    }

    @Test
    void whoIsNoAdministratorChangesNothing(Mercato mercato) {
        String id = ada.created("products", Administration.goods(ada.store("guarded"), "Guarded Gourd", 1));
        String path = "/api/v1/admin/products/" + id;

        for (String role : List.of("customer", "service")) {
            String token = mercato.token(role);
            given().auth().oauth2(token).get(path).then().spec(problem(403, "forbidden"));
            given().auth()
                    .oauth2(token)
                    .header("If-Match", "*")
                    .post(path + "/publish")
                    .then()
                    .spec(problem(403, "forbidden"));
        }
        given().header("If-Match", "*").delete(path).then().spec(problem(401, "unauthenticated"));

        ada.get("products/" + id).statusCode(200).body("status", equalTo("draft"));
    }

    @Test
    void aBundleIsSoldAtItsOwnPriceAsLongAsAllOfItIsOnSale() {
        String store = ada.store("bundlers");
        String kaftan = ada.product(store, "Bundled Kaftan", 10);
        String cap = ada.product(store, "Bundled Cap", 10);
        String bundle = ada.published(
                "bundles",
                Map.of(
                        "storeId",
                        store,
                        "handle",
                        "groom-set",
                        "title",
                        "Groom set",
                        "price",
                        Map.of("amount", 12_000, "currency", "NGN"),
                        "items",
                        List.of(item(ada.size(kaftan), 1), item(ada.size(cap), 2))));

        product(bundle)
                .statusCode(200)
                .body("type", equalTo("bundle"))
                .body("data.items.product.handle", equalTo(List.of("bundled-kaftan", "bundled-cap")))
                .body("data.items.quantity", equalTo(List.of(1, 2)))
                .body("data.price.amount", equalTo(12_000))
                .body("data.compareAtPrice.amount", equalTo(15_000))
                .body("data.saving.amount", equalTo(3_000));
        eventually(() -> when().get("/api/v1/bundles?store=" + store).then().body("items.id", hasItem(bundle)));

        ada.step("products", cap, "unpublish");

        eventually(() -> product(bundle).spec(problem(404, "product_not_found")));
    }

    private static Map<String, Object> item(Size size, int quantity) {
        return Map.of("variantId", size.variantId(), "sizeId", size.sizeId(), "quantity", quantity);
    }

    @Test
    void aFlashSaleIsOnTheHomepageFromItsPublicationToItsEndAndAProductHasOne() {
        String product = ada.product(ada.store("flashers"), "Flashed Lamp", 5);
        homepage().statusCode(200);
        String sale = ada.published("offers", flashSale(product));

        Instant published = Instant.now();
        eventually(() -> homepage()
                .body(
                        "data.sections.flashSales.items.find { it.id == '" + sale + "' }.salePrice.amount",
                        equalTo(4_000)));
        report("A flash sale was on the homepage", published);
        when().get("/api/v1/products/" + product + "/offers").then().body("items.id", equalTo(List.of(sale)));

        String another = ada.created("offers", flashSale(product));
        ada.step("offers", another, "publish", ada.version("offers", another))
                .spec(problem(409, "flash_sale_overlaps"));

        ada.step("offers", sale, "archive");

        eventually(() -> assertThat(onTheHomepage("flashSales")).doesNotContain(sale));
        eventually(() ->
                when().get("/api/v1/products/" + product + "/offers").then().body("items", hasSize(0)));
    }

    /** A fifth off, from a minute ago: it ends before those of the demo catalogue, so it is the first of the section. */
    private static Map<String, Object> flashSale(String product) {
        return Map.of(
                "title",
                "Lamps for an hour",
                "discount",
                Map.of("type", "percentage", "percentage", 20),
                "productId",
                product,
                "flashSale",
                true,
                "startsAt",
                Instant.now().minusSeconds(60).toString(),
                "endsAt",
                Instant.now().plusSeconds(600).toString());
    }

    @Test
    void whatRunsLowIsReportedUntilADeliveryIsTakenInAndWhatIsPromisedIsNotOffered(Mercato mercato) {
        String product = ada.product(ada.store("short-shelf"), "Scarce Stool", 2);
        Size size = ada.size(product);
        String stock = "stock/" + size.variantId() + "/" + size.sizeId();
        product(product).body("data.variants[0].sizes[0].left", equalTo(2));
        assertThat(lowStock()).contains(size.variantId());

        String reservations = mercato.address("catalog-service") + "/internal/v1/reservations";
        String order = "order-" + UUID.randomUUID();
        reserve(mercato, reservations, order, size, 2).statusCode(201);

        eventually(() -> product(product).body("data.inStock", equalTo(false)));
        reserve(mercato, reservations, "order-" + UUID.randomUUID(), size, 1)
                .statusCode(409)
                .body("code", equalTo("insufficient_stock"))
                .body("shortages[0].left", equalTo(0));
        given().auth()
                .oauth2(mercato.token("service"))
                .post(reservations + "/" + order + "/release")
                .then()
                .statusCode(200);
        eventually(() -> product(product).body("data.inStock", equalTo(true)));

        for (int sent = 0; sent < 2; sent++) {
            ada.post(stock + "/restock", Map.of("quantity", 40, "reference", "delivery-1"))
                    .statusCode(200)
                    .body("quantity", equalTo(42));
        }

        assertThat(lowStock()).doesNotContain(size.variantId());
        eventually(() -> product(product).body("data.variants[0].sizes[0].left", nullValue()));
        ada.get(stock + "/movements?limit=1")
                .body("items[0].change", equalTo(40))
                .body("items[0].reference", equalTo("delivery-1"))
                .body("items[0].actor", equalTo("ada"));
    }

    private List<String> lowStock() {
        List<String> variants = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            var page = ada.read("stock/low?limit=100" + cursor);
            variants.addAll(page.getList("items.variantId", String.class));
            String next = page.getString("nextCursor");
            cursor = next == null ? null : "&cursor=" + next;
        }
        return variants;
    }

    private static ValidatableResponse reserve(
            Mercato mercato, String reservations, String reference, Size size, int quantity) {
        return given().auth()
                .oauth2(mercato.token("service"))
                .contentType("application/json")
                .body(Map.of("reference", reference, "lines", List.of(item(size, quantity))))
                .post(reservations)
                .then();
    }

    @Test
    void theDatabaseTellsAdministratorsWhatIsSlowAndHowBusyItIs() {
        ada.get("database/slow-queries?limit=5")
                .statusCode(200)
                .body("items", hasSize(5))
                .body("items.calls", not(hasItem(0)))
                .body("items.query", not(hasItem(nullValue())))
                .body("items.suggestions", not(hasItem(nullValue())));
        List<Float> means =
                ada.read("database/slow-queries?order=mean&limit=5").getList("items.meanMillis", Float.class);
        assertThat(means).isSortedAccordingTo((one, other) -> Float.compare(other, one));
        ada.get("database/pool")
                .statusCode(200)
                .body("maximum", greaterThan(0))
                .body("active", lessThanOrEqualTo(24))
                .body("leaks", equalTo(0));
    }

    private static ValidatableResponse product(String id) {
        return when().get("/api/v1/products/" + id).then();
    }

    private static ValidatableResponse homepage() {
        return when().get("/api/v1/homepage").then();
    }

    private static List<String> onTheHomepage(String section) {
        return homepage().statusCode(200).extract().path("data.sections." + section + ".items.id");
    }

    private static List<String> found(String words) {
        return when().get("/api/v1/search?q=" + words)
                .then()
                .statusCode(200)
                .extract()
                .path("items.data.id");
    }

    private static void eventually(Runnable holds) {
        await().atMost(PROPAGATION).pollInterval(Duration.ofMillis(20)).untilAsserted(holds::run);
    }

    private static void report(String what, Instant since) {
        System.out.printf(
                "%s %d ms after the administrator was answered%n",
                what, Duration.between(since, Instant.now()).toMillis());
    }
}
