package io.mercato.catalog.purchase;

import static io.mercato.catalog.Api.asCustomer;
import static io.mercato.catalog.Api.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.mercato.catalog.Catalogue;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.redis.datasource.stream.StreamMessage;
import io.quarkus.redis.datasource.stream.StreamRange;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What follows from what orders-service tells, through the stream as in a shop. */
@QuarkusTest
class OrderEventsTest {
    private final Catalogue catalogue;
    private final RedisDataSource redis;
    private final ObjectMapper json;

    private final UUID customer = UUID.randomUUID();
    private final UUID order = UUID.randomUUID();
    private UUID product;

    OrderEventsTest(Catalogue catalogue, RedisDataSource redis, ObjectMapper json) {
        this.catalogue = catalogue;
        this.redis = redis;
        this.json = json;
    }

    @BeforeEach
    void aShirt() {
        catalogue.clear();
        product = catalogue.product(catalogue.store("corner"), "shirt", 1);
    }

    @Test
    void aReviewOfWhatWasBoughtIsVerifiedFromTheBeginning() throws Exception {
        send(OrderEvents.PAID, paid(line(product)));
        await().until(() -> purchases().equals(List.of(product + " paid")));

        assertThat(verified(review())).isTrue();
    }

    @Test
    void aReviewBecomesVerifiedWhenThePaymentIsHeardOfLater() throws Exception {
        String review = review();
        assertThat(verified(review)).isFalse();

        send(OrderEvents.PAID, paid(line(product)));

        await().until(() -> verified(review));
        assertThat(catalogue.text("SELECT version FROM reviews"))
                .as("its author need not read it again")
                .isEqualTo("0");
    }

    @Test
    void aLineThatNamesOnlyTheVariantCountsForItsProduct() throws Exception {
        String variant = catalogue.text("SELECT id FROM product_variants WHERE product_id = ?", product);

        send(OrderEvents.PAID, paid(Map.of("variantId", variant, "quantity", 2)));

        await().until(() -> purchases().equals(List.of(product + " paid")));
    }

    @Test
    void aRefundTakesTheVerificationBackUnlessAnotherOrderGivesIt() throws Exception {
        String review = review();
        UUID second = UUID.randomUUID();
        send(OrderEvents.PAID, paid(line(product)));
        send(OrderEvents.PAID, with(paid(line(product)), "orderId", second.toString()));
        await().until(() -> purchases().size() == 2);

        send(OrderEvents.REFUNDED, refunded());
        await().until(() -> purchases().contains(product + " refunded"));
        assertThat(verified(review)).isTrue();

        send(OrderEvents.REFUNDED, with(refunded(), "orderId", second.toString()));
        await().until(() -> !verified(review));
    }

    @Test
    void aRefundThatIsHeardOfBeforeThePaymentCounts() throws Exception {
        send(OrderEvents.REFUNDED, refunded());
        await().until(() ->
                catalogue.text("SELECT count(*) FROM refunded_orders").equals("1"));

        send(OrderEvents.PAID, paid(line(product)));

        await().until(() -> purchases().equals(List.of(product + " refunded")));
        assertThat(verified(review())).isFalse();
    }

    @Test
    void anOrderThatIsToldTwiceUnderTwoEventsCountsOnce() throws Exception {
        UUID hat = catalogue.product(catalogue.store("other"), "hat", 1);
        send(OrderEvents.PAID, paid(line(product)));
        send(OrderEvents.PAID, paid(line(product), line(hat)));

        await().until(() -> purchases().contains(hat + " paid") && purchases().contains(product + " paid"));
        assertThat(purchases()).hasSize(2);
    }

    @Test
    void anOrderWithoutACustomerIsNobodysPurchaseAndOneWithoutSenseADeadLetter() throws Exception {
        Map<String, Object> guest = paid(line(product));
        guest.put("customerId", null);
        send(OrderEvents.PAID, guest);
        String nonsense = send(OrderEvents.PAID, with(paid(), "orderId", "seventeen"));

        await().atMost(Duration.ofMinutes(1))
                .until(() -> deadLetters().stream().anyMatch(letter -> letter.contains(nonsense)));
        assertThat(purchases()).isEmpty();
    }

    private String review() {
        return asCustomer(customer)
                .contentType("application/json")
                .body(Map.of("productId", product.toString(), "rating", 5, "author", "Amaka"))
                .post("/api/v1/reviews")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static boolean verified(String review) {
        return get("/reviews/" + review).statusCode(200).extract().path("verifiedPurchase");
    }

    private List<String> purchases() {
        return catalogue.texts(
                "SELECT product_id || CASE WHEN refunded THEN ' refunded' ELSE ' paid' END FROM purchases");
    }

    private List<String> deadLetters() {
        return redis.stream(String.class).xrange("mercato:events:dead", StreamRange.of("-", "+")).stream()
                .map(StreamMessage::payload)
                .map(letter -> String.valueOf(letter.get("event")))
                .toList();
    }

    private static Map<String, Object> line(UUID product) {
        return Map.of("productId", product.toString(), "quantity", 1);
    }

    @SafeVarargs
    private Map<String, Object> paid(Map<String, Object>... lines) {
        return new HashMap<>(Map.of(
                "orderId",
                order.toString(),
                "customerId",
                customer.toString(),
                "lines",
                List.of(lines),
                "tags",
                List.of()));
    }

    private Map<String, Object> refunded() {
        return new HashMap<>(Map.of("orderId", order.toString(), "customerId", customer.toString()));
    }

    private static Map<String, Object> with(Map<String, Object> data, String field, Object value) {
        data.put(field, value);
        return data;
    }

    /** The id of the event. */
    private String send(String type, Map<String, Object> data) throws Exception {
        String id = UUID.randomUUID().toString();
        Map<String, Object> event = Map.of(
                "specversion",
                "1.0",
                "id",
                id,
                "source",
                "/orders-service",
                "type",
                type,
                "subject",
                "order:" + data.get("orderId"),
                "time",
                Instant.now().toString(),
                "datacontenttype",
                "application/json",
                "data",
                data);
        redis.stream(String.class).xadd("mercato:events", Map.of("event", json.writeValueAsString(event)));
        return id;
    }
}
