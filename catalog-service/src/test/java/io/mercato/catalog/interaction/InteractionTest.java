package io.mercato.catalog.interaction;

import static io.mercato.catalog.Api.asCustomer;
import static io.mercato.catalog.Api.assertProblem;
import static io.mercato.catalog.Api.bearer;
import static io.mercato.catalog.interaction.InteractionApi.event;
import static io.mercato.catalog.interaction.InteractionApi.tell;
import static io.mercato.catalog.interaction.InteractionApi.tellAs;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.mercato.catalog.Catalogue;
import io.mercato.catalog.Statements;
import io.mercato.embedded.Outage;
import io.mercato.embedded.TestServers;
import io.mercato.platform.testing.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;

@QuarkusTest
class InteractionTest {
    private final Catalogue catalogue;
    private final Statements statements;
    private final ForgetInteractions forget;

    private final UUID device = UUID.randomUUID();
    private final UUID customer = UUID.randomUUID();
    private UUID product;

    InteractionTest(Catalogue catalogue, Statements statements, ForgetInteractions forget) {
        this.catalogue = catalogue;
        this.statements = statements;
        this.forget = forget;
    }

    @BeforeEach
    void aShirt() {
        catalogue.clear();
        product = catalogue.product(catalogue.store("corner"), "shirt", 1);
    }

    @Test
    void whatADeviceTellsIsStoredWhenItIsAnswered() {
        tell(
                        device,
                        event("view", product),
                        event("click", product),
                        event("wishlist", product),
                        event("add_to_cart", product))
                .statusCode(202)
                .body("accepted", equalTo(4))
                .body("duplicates", equalTo(0))
                .body("refused.size()", equalTo(0))
                .header("RateLimit-Policy", startsWith("\"interactions\";q="));

        assertThat(catalogue.texts("SELECT kind FROM interactions ORDER BY kind"))
                .containsExactly("add_to_cart", "click", "view", "wishlist");
        assertThat(catalogue.texts("SELECT DISTINCT actor FROM interactions")).containsExactly("anonymous:" + device);
        assertThat(catalogue.texts("SELECT actor FROM changed_actors")).containsExactly("anonymous:" + device);
    }

    @Test
    void whatACustomerDoesIsTheCustomersAndKeepsTheDevice() {
        tell(asCustomer(customer), Map.of("anonymousId", device.toString(), "events", List.of(event("view", product))))
                .statusCode(202);

        assertThat(catalogue.text("SELECT actor || ' ' || anonymous_id FROM interactions"))
                .isEqualTo("customer:" + customer + " " + device);
    }

    @Test
    void nobodyPassesForACustomerByMakingUpTheIdOfOne() {
        tell(customer, event("view", product)).statusCode(202);

        assertThat(catalogue.texts("SELECT actor FROM interactions WHERE actor LIKE 'customer:%'"))
                .isEmpty();
    }

    @Test
    void theSameEventSentAgainCountsOnce() {
        Map<String, Object> once = event("view", product);
        tell(device, once, once).statusCode(202).body("accepted", equalTo(1)).body("duplicates", equalTo(1));

        tell(device, event("click", product), once)
                .statusCode(202)
                .body("accepted", equalTo(1))
                .body("duplicates", equalTo(1));

        assertThat(catalogue.text("SELECT count(*) FROM interactions")).isEqualTo("2");
    }

    @Test
    void theSameEventsInAnyOrderManyTimesAtOnceAreStoredOnce() throws Exception {
        List<Map<String, Object>> events =
                Stream.generate(() -> event("view", product)).limit(50).toList();
        List<Callable<Integer>> calls = IntStream.range(0, 12)
                .<Callable<Integer>>mapToObj(_ -> () -> {
                    List<Map<String, Object>> shuffled = new ArrayList<>(events);
                    Collections.shuffle(shuffled);
                    return tell(given(), Map.of("anonymousId", device.toString(), "events", shuffled))
                            .statusCode(202)
                            .extract()
                            .path("accepted");
                })
                .toList();

        int accepted = 0;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Integer> call : threads.invokeAll(calls)) {
                accepted += call.get();
            }
        }

        assertThat(accepted).isEqualTo(50);
        assertThat(catalogue.text("SELECT count(*) FROM interactions")).isEqualTo("50");
    }

    @Test
    void whatCannotBeStoredIsNamedAndTheRestIsStored() {
        Instant now = Instant.now();
        UUID draft = catalogue.product(catalogue.store("other"), "draft", 1);
        catalogue.change("products", draft, "status = 'draft'");

        tell(
                        device,
                        event("view", product),
                        event("view", UUID.randomUUID()),
                        event("view", draft),
                        event("view", product, now.plus(Duration.ofHours(1))),
                        event("view", product, now.minus(Duration.ofDays(8))),
                        event("view", product, now.minus(Duration.ofDays(6))))
                .statusCode(202)
                .body("accepted", equalTo(2))
                .body("refused.index", equalTo(List.of(1, 2, 3, 4)))
                .body(
                        "refused.code",
                        equalTo(List.of("unknown_product", "unknown_product", "in_the_future", "too_old")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0001-01-01T00:00:00Z",
                "-10000-01-01T00:00:00Z",
                "+99999-01-01T00:00:00Z",
                "9999-12-31T23:59:59.999999999Z"
            })
    void aClockThatIsFarOffIsRefusedAndNoError(String time) {
        Map<String, Object> event = event("view", product);
        event.put("happenedAt", time);

        tell(device, event).statusCode(202).body("accepted", equalTo(0)).body("refused.size()", equalTo(1));
    }

    @Test
    void aBatchOfAHundredIsOneStatement() {
        Map<String, Object>[] events = many(100);

        assertThat(statements.of(() -> tell(device, events).statusCode(202))).isEqualTo(1);
        assertThat(catalogue.text("SELECT count(*) FROM interactions")).isEqualTo("100");
    }

    @Test
    void aBatchThatIsEmptyOrTooLargeIsRefusedAsAWhole() {
        assertProblem(tell(device, many(101)), 400, "invalid_parameter");
        assertProblem(tell(device), 400, "invalid_parameter");
        assertThat(catalogue.text("SELECT count(*) FROM interactions")).isEqualTo("0");
    }

    @ParameterizedTest
    @CsvSource({
        "type, buy",
        "type, VIEW",
        "type, ",
        "id, abc",
        "id, ",
        "productId, <script>",
        "productId, ",
        "happenedAt, yesterday",
        "happenedAt, ",
        "id, 1"
    })
    void anEventThatIsMalformedIsNamedAndNothingIsStored(String field, String value) {
        Map<String, Object> bad = event("view", product);
        bad.put(field, value);

        tell(device, event("view", product), bad)
                .statusCode(400)
                .body("errors[0].field", equalTo("events[1]." + field));
        assertThat(catalogue.text("SELECT count(*) FROM interactions")).isEqualTo("0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{}",
                "{\"events\":null}",
                "{\"events\":[null]}",
                "{\"events\":[[]]}",
                "{\"events\":{}}",
                "{\"anonymousId\":\"\\u0000\",\"events\":[]}",
                "{\"events\":["
            })
    void aBodyThatIsNoBatchIsRefused(String body) {
        tell(given(), body).statusCode(400).contentType("application/problem+json");
    }

    @Test
    void whoIsNeitherSignedInNorADeviceIsRefused() {
        assertProblem(tell(given(), Map.of("events", List.of(event("view", product)))), 400, "invalid_parameter");
        assertProblem(
                tell(bearer(Tokens.admin()), Map.of("events", List.of(event("view", product)))),
                400,
                "invalid_parameter");
        for (String bad : List.of(Tokens.expired("customer"), Tokens.foreign("customer"))) {
            tell(bearer(bad), Map.of("anonymousId", device.toString(), "events", List.of(event("view", product))))
                    .statusCode(401);
        }
        assertThat(catalogue.text("SELECT count(*) FROM interactions")).isEqualTo("0");
    }

    @Test
    void whatIsOldIsForgottenInBatchesAndItsActorsCountAnew() {
        tell(device, many(50)).statusCode(202);
        tellAs(customer, event("view", product)).statusCode(202);
        catalogue.run("UPDATE interactions SET received_at = now() - interval '91 days' WHERE customer_id IS NULL;"
                + " TRUNCATE changed_actors");

        int batches = 1;
        while (forget.batch()) {
            batches++;
        }

        assertThat(batches).isEqualTo(6);
        assertThat(catalogue.texts("SELECT actor FROM interactions")).containsExactly("customer:" + customer);
        assertThat(catalogue.texts("SELECT DISTINCT actor FROM changed_actors")).containsExactly("anonymous:" + device);
    }

    @Test
    void whileTheDatabaseIsAwayNothingIsAcceptedAndAfterwardsTheSameBatchIs() {
        Map<String, Object>[] events = many(3);
        tell(device, events[0]).statusCode(202);
        try (Outage _ = TestServers.ofThisRun().stopPostgres()) {
            assertProblem(tell(device, events), 503, "database_unavailable");
        }

        await().untilAsserted(() -> tell(device, events)
                .statusCode(202)
                .body("accepted", equalTo(2))
                .body("duplicates", equalTo(1)));
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object>[] many(int count) {
        return Stream.generate(() -> event("view", product)).limit(count).toArray(Map[]::new);
    }
}
