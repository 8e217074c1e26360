package io.mercato.catalog.sales;

import static io.mercato.catalog.Api.asService;
import static io.mercato.catalog.Api.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mercato.catalog.Catalogue;
import io.mercato.catalog.stock.StockKey;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** What is bought becomes popular. */
@QuarkusTest
class SalesTest {
    private final Catalogue catalogue;
    private final CountSales sales;

    private UUID store;
    private UUID shirt;
    private UUID dress;
    private StockKey shirtInM;
    private StockKey dressInM;

    SalesTest(Catalogue catalogue, CountSales sales) {
        this.catalogue = catalogue;
        this.sales = sales;
    }

    @BeforeEach
    void aShirtAndADress() {
        catalogue.clear();
        store = catalogue.store("corner");
        shirt = catalogue.product(store, "shirt", 2);
        dress = catalogue.product(store, "dress", 1);
        shirtInM = catalogue.size(catalogue.variant(shirt, "White"), "M", 100);
        dressInM = catalogue.size(catalogue.variant(dress, "Red"), "M", 100);
    }

    @Test
    void whatIsSoldComesBeforeWhatIsOnlyViewed() {
        catalogue.change("products", dress, "views = 60");
        assertThat(byPopularity()).containsExactly("dress", "shirt");

        sell("order-1", line(shirtInM, 3));
        countAll();

        assertThat(sold(shirt)).isEqualTo("3");
        assertThat(byPopularity()).containsExactly("shirt", "dress");
    }

    @Test
    void aSaleCountsOnceHoweverOftenItIsConfirmedOrCounted() {
        sell("order-1", line(shirtInM, 2));
        confirm("order-1");
        countAll();
        countAll();

        assertThat(sold(shirt)).isEqualTo("2");
    }

    @Test
    void whatIsOnlyReservedOrReleasedIsNotSold() {
        reserve("held", line(shirtInM, 2));
        reserve("released", line(shirtInM, 3));
        asService().post("/internal/v1/reservations/released/release").then().statusCode(200);
        countAll();

        assertThat(sold(shirt)).isEqualTo("0");
    }

    @Test
    void aBundleCountsForItselfAndForWhatIsInIt() {
        UUID bundle = catalogue.bundle(store, "outfit");
        catalogue.bundleItem(bundle, shirtInM, 2);
        catalogue.bundleItem(bundle, dressInM, 1);

        sell("order-1", Map.of("bundleId", bundle, "quantity", 3), line(dressInM, 1));
        countAll();

        assertThat(catalogue.text("SELECT sales FROM bundles")).isEqualTo("3");
        assertThat(sold(shirt)).isEqualTo("6");
        assertThat(sold(dress)).isEqualTo("4");
        assertThat(byPopularity()).containsExactly("shirt", "dress", "outfit");
    }

    @Test
    void manySalesAreCountedBatchByBatch() {
        for (int i = 0; i < 7; i++) {
            sell("order-" + i, line(shirtInM, 1));
        }

        assertThat(sales.batch()).as("there are more than a batch").isTrue();
        assertThat(sold(shirt)).isEqualTo("3");
        countAll();
        assertThat(sold(shirt)).isEqualTo("7");
    }

    @Test
    void whileOneReplicaCountsAnotherPassesAndTakesOverWhenItHasDied() throws Exception {
        for (int i = 0; i < 4; i++) {
            sell("order-" + i, line(shirtInM, 1));
        }
        CountDownLatch counted = new CountDownLatch(1);
        CountDownLatch die = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> dying =
                    threads.submit(() -> QuarkusTransaction.requiringNew().call(() -> {
                        sales.batch();
                        counted.countDown();
                        die.await(10, TimeUnit.SECONDS);
                        throw new IllegalStateException("killed");
                    }));
            try {
                assertThat(counted.await(10, TimeUnit.SECONDS)).isTrue();
                assertThat(sales.batch()).as("the other one passes").isFalse();
            } finally {
                die.countDown();
            }
            assertThatThrownBy(dying::get).hasRootCauseMessage("killed");
        }
        assertThat(sold(shirt)).as("of the one that died nothing is left").isEqualTo("0");

        countAll();

        assertThat(sold(shirt)).isEqualTo("4");
    }

    private void countAll() {
        while (sales.batch()) {
            // There may be more.
        }
    }

    private String sold(UUID product) {
        return catalogue.text("SELECT sales FROM products WHERE id = ?", product);
    }

    private static List<String> byPopularity() {
        return read("/search?sort=popularity").getList("items.data.handle", String.class);
    }

    private static Map<String, Object> line(StockKey key, int quantity) {
        return Map.of("variantId", key.variantId(), "sizeId", key.sizeId(), "quantity", quantity);
    }

    @SafeVarargs
    private static void sell(String reference, Map<String, Object>... lines) {
        reserve(reference, lines);
        confirm(reference);
    }

    @SafeVarargs
    private static void reserve(String reference, Map<String, Object>... lines) {
        asService()
                .contentType(ContentType.JSON)
                .body(Map.of("reference", reference, "lines", lines))
                .post("/internal/v1/reservations")
                .then()
                .statusCode(201);
    }

    private static void confirm(String reference) {
        asService()
                .post("/internal/v1/reservations/" + reference + "/confirm")
                .then()
                .statusCode(200);
    }
}
