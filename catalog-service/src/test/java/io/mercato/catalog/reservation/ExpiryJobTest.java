package io.mercato.catalog.reservation;

import static io.mercato.catalog.reservation.ReservationApi.line;
import static io.mercato.catalog.reservation.ReservationApi.reserve;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.mercato.catalog.OtherSettings;
import io.mercato.catalog.stock.StockKey;
import io.mercato.embedded.Outage;
import io.mercato.embedded.TestServers;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;

/** That reservations expire by themselves. */
@QuarkusTest
@TestProfile(OtherSettings.class)
class ExpiryJobTest {
    private final Shelf shelf;

    ExpiryJobTest(Shelf shelf) {
        this.shelf = shelf;
    }

    @Test
    void stockReturnsByItselfAlsoAfterTheDatabaseWasAway() {
        StockKey key = shelf.stock(100).getFirst();
        reserve("order-1", line(key, 5)).statusCode(201);
        ReservationApi.references("old-", 10).forEach(reference -> {
            reserve(reference, line(key, 5)).statusCode(201);
            shelf.letPass(reference);
        });
        await().untilAsserted(() -> assertThat(shelf.level(key)).isEqualTo("100-5"));

        shelf.letPass("order-1");
        try (Outage _ = TestServers.ofThisRun().stopPostgres()) {
            // Nobody expires anything now.
        }

        await().ignoreExceptions()
                .untilAsserted(() -> assertThat(shelf.level(key)).isEqualTo("100-0"));
        shelf.assertBalanced();
    }
}
