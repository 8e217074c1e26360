package io.mercato.catalog.reservation;

import static io.mercato.catalog.reservation.ReservationApi.confirm;
import static io.mercato.catalog.reservation.ReservationApi.line;
import static io.mercato.catalog.reservation.ReservationApi.reserve;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mercato.catalog.Catalogue;
import io.mercato.catalog.stock.StockKey;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.redis.datasource.stream.StreamRange;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** That others hear when something has run out. */
@QuarkusTest
class StockDepletionTest {
    private final Catalogue catalogue;
    private final Shelf shelf;
    private final RedisDataSource redis;
    private final ObjectMapper json;

    StockDepletionTest(Catalogue catalogue, Shelf shelf, RedisDataSource redis, ObjectMapper json) {
        this.catalogue = catalogue;
        this.shelf = shelf;
        this.redis = redis;
        this.json = json;
    }

    @Test
    void whoeverTakesTheLastOneTellsOfItOnce() {
        List<StockKey> keys = shelf.stock(3, 5, 2);
        reserve("order-1", line(keys.get(0), 2), line(keys.get(2), 3)).statusCode(409);
        reserve("order-2", line(keys.get(0), 2)).statusCode(201);

        reserve("order-3", line(keys.get(0), 1), line(keys.get(1), 4), line(keys.get(2), 2))
                .statusCode(201);
        confirm("order-3").statusCode(200);

        String product = "product:" + catalogue.text("SELECT id FROM products");
        await().untilAsserted(() -> assertThat(depletionsOf(product)).hasSize(1));
        JsonNode event = depletionsOf(product).getFirst();
        assertThat(event.at("/data/tags")).hasSize(1);
        assertThat(event.at("/data/tags/0").asText()).isEqualTo(product);
        assertThat(event.at("/data/ids").findValuesAsText("sizeId"))
                .containsExactlyInAnyOrder(
                        keys.get(0).sizeId().toString(), keys.get(2).sizeId().toString());
    }

    private List<JsonNode> depletionsOf(String subject) {
        return redis.stream(String.class).xrange("mercato:events", StreamRange.of("-", "+")).stream()
                .map(entry -> read(entry.payload().get("event")))
                .filter(event -> event.path("type").asText().equals("io.mercato.catalog.stock.depleted.v1"))
                .filter(event -> event.path("subject").asText().equals(subject))
                .toList();
    }

    private JsonNode read(String event) {
        try {
            return json.readTree(event);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
