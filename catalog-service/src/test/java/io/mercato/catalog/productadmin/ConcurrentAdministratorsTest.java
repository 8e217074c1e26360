package io.mercato.catalog.productadmin;

import static io.mercato.catalog.Api.asService;
import static io.mercato.catalog.Api.readAll;
import static io.mercato.catalog.productadmin.ProductAdminApi.created;
import static io.mercato.catalog.productadmin.ProductAdminApi.dress;
import static io.mercato.catalog.productadmin.ProductAdminApi.etag;
import static io.mercato.catalog.productadmin.ProductAdminApi.fetched;
import static io.mercato.catalog.productadmin.ProductAdminApi.find;
import static io.mercato.catalog.productadmin.ProductAdminApi.item;
import static io.mercato.catalog.productadmin.ProductAdminApi.items;
import static io.mercato.catalog.productadmin.ProductAdminApi.money;
import static io.mercato.catalog.productadmin.ProductAdminApi.putAs;
import static io.mercato.catalog.productadmin.ProductAdminApi.read;
import static io.mercato.catalog.productadmin.ProductAdminApi.size;
import static io.mercato.catalog.productadmin.ProductAdminApi.step;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;

import io.mercato.catalog.Catalogue;
import io.mercato.embedded.Outage;
import io.mercato.embedded.TestServers;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

@QuarkusTest
class ConcurrentAdministratorsTest {
    private static final int ADMINISTRATORS = 8;

    private final Catalogue catalogue;

    private UUID store;

    ConcurrentAdministratorsTest(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @BeforeEach
    void aStore() {
        catalogue.clear();
        store = catalogue.store("corner");
    }

    @Test
    void ofEightWhoEditTheSameVersionOneWinsAndTheOthersAreTold() throws Exception {
        UUID id = created(dress(store));
        for (int round = 0; round < 5; round++) {
            String version = etag(id);
            Map<String, Object> product = fetched(id);
            int of = round;

            List<Integer> answers = atOnce(ADMINISTRATORS, admin -> {
                Map<String, Object> mine = new HashMap<>(product);
                mine.put("title", "Title %d of %d".formatted(of, admin));
                return putAs("admin-" + admin, id, version, mine).extract().statusCode();
            });

            assertThat(answers).containsOnly(200, 412);
            assertThat(Collections.frequency(answers, 200)).isEqualTo(1);
            find(id).body("version", equalTo(round + 1));
        }
        assertThat(readAll("/admin/audit?id=" + id, 100, "action"))
                .as("each change is in the log, and no other")
                .containsExactly(
                        "product.changed",
                        "product.changed",
                        "product.changed",
                        "product.changed",
                        "product.changed",
                        "product.created");
    }

    @Test
    void whoReadsAgainAndTriesAgainLosesNothing() throws Exception {
        UUID id = created(dress(store));

        atOnce(ADMINISTRATORS, admin -> {
            for (int status = 412; status != 200; ) {
                var current = find(id).statusCode(200).extract();
                Map<String, Object> mine = new HashMap<>(current.jsonPath().getMap(""));
                List<Object> tags = new ArrayList<>((List<?>) mine.get("tags"));
                tags.add("tag-" + admin);
                mine.put("tags", tags);
                status = putAs("admin-" + admin, id, current.header("ETag"), mine)
                        .extract()
                        .statusCode();
                assertThat(status).isIn(200, 412);
            }
            return 200;
        });

        assertThat(read(id).getList("tags", String.class))
                .hasSize(2 + ADMINISTRATORS)
                .containsAll(IntStream.range(0, ADMINISTRATORS)
                        .mapToObj(i -> "tag-" + i)
                        .toList());
        assertThat(read(id).getInt("version")).isEqualTo(ADMINISTRATORS);
    }

    @Test
    void twoWhoAddTheSameHandleAtOnceMakeOneProduct() throws Exception {
        List<Integer> answers = atOnce(
                ADMINISTRATORS,
                _ -> ProductAdminApi.create(dress(store)).extract().statusCode());

        assertThat(answers).containsOnly(201, 409);
        assertThat(Collections.frequency(answers, 201)).isEqualTo(1);
        assertThat(catalogue.text("SELECT count(*) FROM products")).isEqualTo("1");
    }

    @Test
    void administratorsBuyersAndImportsAtTheSameProductsNeitherDeadlockNorMeetADefect() throws Exception {
        importDress(0).statusCode(200);
        UUID id = UUID.fromString(catalogue.text("SELECT id FROM products WHERE handle = 'dress'"));
        AtomicBoolean open = new AtomicBoolean(true);
        AtomicInteger changes = new AtomicInteger();
        AtomicInteger reservations = new AtomicInteger();
        AtomicInteger imports = new AtomicInteger();
        List<Callable<List<Integer>>> all = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            all.add(() -> until(open, () -> change(id, changes)));
            all.add(() -> until(open, () -> buy(id, reservations)));
        }
        all.add(() -> until(
                open, () -> importDress(imports.incrementAndGet()).extract().statusCode()));
        String deadlocks = deadlocks();

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<List<Integer>>> running =
                    all.stream().map(threads::submit).toList();
            await().atMost(Duration.ofSeconds(60)).untilAtomic(changes, greaterThan(40));
            await().atMost(Duration.ofSeconds(60)).untilAtomic(imports, greaterThan(10));
            await().atMost(Duration.ofSeconds(60)).untilAtomic(reservations, greaterThan(40));
            open.set(false);
            for (Future<List<Integer>> answers : running) {
                assertThat(answers.get()).isSubsetOf(200, 201, 409, 412, 422);
            }
        }

        assertThat(catalogue.texts("SELECT 1 FROM variant_sizes WHERE reserved < 0 OR reserved > quantity"))
                .isEmpty();
        assertThat(catalogue.texts("""
                SELECT s.quantity || ' ' || sum(m.change)
                  FROM variant_sizes s JOIN stock_movements m USING (variant_id, size_id)
                 GROUP BY variant_id, size_id, s.quantity HAVING s.quantity <> sum(m.change)
                """)).isEmpty();
        assertThat(deadlocks()).as("nobody had to be thrown out of a deadlock").isEqualTo(deadlocks);
    }

    @Test
    void aDatabaseThatRestartsLosesNoChangeAndMakesNoHalfOne() throws Exception {
        UUID id = created(dress(store));
        AtomicBoolean open = new AtomicBoolean(true);
        AtomicInteger changed = new AtomicInteger();
        AtomicInteger refused = new AtomicInteger();
        Callable<List<Integer>> administrator = () -> until(open, () -> {
            var current = find(id).extract();
            if (current.statusCode() != 200) {
                refused.incrementAndGet();
                return current.statusCode();
            }
            Map<String, Object> mine = new HashMap<>(current.jsonPath().getMap(""));
            mine.put("title", UUID.randomUUID().toString());
            int status =
                    putAs("ada", id, current.header("ETag"), mine).extract().statusCode();
            (status == 200 ? changed : refused).incrementAndGet();
            return status;
        });

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<List<Integer>>> running = IntStream.range(0, 4)
                    .mapToObj(_ -> threads.submit(administrator))
                    .toList();
            await().untilAtomic(changed, greaterThan(5));
            int before = refused.get();
            try (Outage _ = TestServers.ofThisRun().stopPostgres()) {
                await().untilAtomic(refused, greaterThan(before + 8));
            }
            int after = changed.get();
            await().atMost(Duration.ofSeconds(20)).untilAtomic(changed, greaterThan(after + 5));
            open.set(false);
            for (Future<List<Integer>> answers : running) {
                assertThat(answers.get()).isSubsetOf(200, 412, 503);
            }
        }

        int version = read(id).getInt("version");
        assertThat(version).as("what was answered is kept").isGreaterThanOrEqualTo(changed.get());
        assertThat(readAll("/admin/audit?id=" + id, 100, "action"))
                .as("one entry for each version and for the first")
                .hasSize(version + 1);
    }

    private String deadlocks() {
        return catalogue.text("SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()");
    }

    /** Adds and takes away a size, changes prices, archives and publishes. */
    private int change(UUID id, AtomicInteger changes) {
        int number = changes.incrementAndGet();
        if (number % 3 == 0) {
            step(id, "archive");
            return step(id, "publish").extract().statusCode();
        }
        var current = find(id).extract();
        Map<String, Object> product = new HashMap<>(current.jsonPath().getMap(""));
        Map<String, Object> variant = item(product, "variants", 0);
        item(variant, "sizes", 0).put("price", money(1000 + number));
        if (items(variant, "sizes").stream().noneMatch(size -> size.get("name").equals("XL"))) {
            items(variant, "sizes").add(size("XL", 900, 5));
        } else {
            items(variant, "sizes").removeIf(size -> size.get("name").equals("XL"));
        }
        return putAs("ada", id, current.header("ETag"), product).extract().statusCode();
    }

    private static int buy(UUID id, AtomicInteger reservations) {
        JsonPath product = read(id);
        String reference = "order-" + reservations.incrementAndGet();
        List<Map<String, Object>> lines = product.<Map<String, Object>>getList("variants[0].sizes").stream()
                .<Map<String, Object>>map(size -> Map.of(
                        "variantId", product.getString("variants[0].id"), "sizeId", size.get("id"), "quantity", 1))
                .toList();
        int status = asService()
                .contentType("application/json")
                .body(Map.of("reference", reference, "lines", lines))
                .post("/internal/v1/reservations")
                .statusCode();
        if (status == 201) {
            return asService()
                    .post("/internal/v1/reservations/" + reference + "/release")
                    .statusCode();
        }
        return status;
    }

    private static ValidatableResponse importDress(int number) {
        return asService()
                .contentType("text/csv")
                .queryParam("store", "corner")
                .body("""
                        Handle,Title,Option1 Name,Option1 Value,Option2 Name,Option2 Value,Variant Price,Variant Inventory Qty
                        dress,Dress %1$d,Colour,Indigo,Size,M,10.%2$02d,%3$d
                        dress,,,Indigo,,L,20,%3$d
                        dress,,,Rust,,M,20,50
                        other,Other %1$d,,,,,30,%3$d
                        """.formatted(number, number % 100, 100 + number % 2))
                .post("/internal/v1/imports/products")
                .then();
    }

    private static List<Integer> until(AtomicBoolean open, Callable<Integer> request) throws Exception {
        List<Integer> answers = new ArrayList<>();
        while (open.get()) {
            answers.add(request.call());
        }
        return answers;
    }

    private interface Step {
        int of(int administrator) throws Exception;
    }

    private static List<Integer> atOnce(int count, Step step) throws Exception {
        List<Callable<Integer>> all = IntStream.range(0, count)
                .<Callable<Integer>>mapToObj(i -> () -> step.of(i))
                .toList();
        List<Integer> answers = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Integer> answer : threads.invokeAll(all)) {
                answers.add(answer.get());
            }
        }
        return answers;
    }
}
