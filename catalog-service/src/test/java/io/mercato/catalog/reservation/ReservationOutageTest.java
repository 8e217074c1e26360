package io.mercato.catalog.reservation;

import static io.mercato.catalog.Api.asCustomer;
import static io.mercato.catalog.Api.get;
import static io.mercato.catalog.interaction.InteractionApi.event;
import static io.mercato.catalog.interaction.InteractionApi.tell;
import static io.mercato.catalog.reservation.ReservationApi.confirm;
import static io.mercato.catalog.reservation.ReservationApi.line;
import static io.mercato.catalog.reservation.ReservationApi.release;
import static io.mercato.catalog.reservation.ReservationApi.reserve;
import static io.mercato.catalog.reservation.ReservationApi.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.greaterThan;

import io.mercato.catalog.Catalogue;
import io.mercato.catalog.review.Recount;
import io.mercato.catalog.stock.StockKey;
import io.mercato.embedded.Outage;
import io.mercato.embedded.TestServers;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** PostgreSQL restarts while people buy and look around. */
@QuarkusTest
class ReservationOutageTest {
    private static final int BUYERS = 8;

    private final Shelf shelf;
    private final Catalogue catalogue;
    private final Recount recount;

    ReservationOutageTest(Shelf shelf, Catalogue catalogue, Recount recount) {
        this.shelf = shelf;
        this.catalogue = catalogue;
        this.recount = recount;
    }

    @Test
    void nothingIsLostOrSoldTwiceWhenTheDatabaseRestartsUnderLoad() throws Exception {
        List<StockKey> keys = shelf.stock(100_000, 100_000, 100_000);
        AtomicBoolean open = new AtomicBoolean(true);
        AtomicInteger served = new AtomicInteger();
        AtomicInteger refused = new AtomicInteger();
        Callable<List<Integer>> buyer = () -> buy(keys, open, served, refused);
        UUID product = UUID.fromString(catalogue.text("SELECT id FROM products"));

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<List<Integer>>> buyers = IntStream.range(0, BUYERS)
                    .mapToObj(_ -> threads.submit(buyer))
                    .toList();
            Future<List<Integer>> visitor = threads.submit(() -> lookAround(product, open));
            await().untilAtomic(served, greaterThan(100));
            try (Outage _ = TestServers.ofThisRun().stopPostgres()) {
                await().untilAtomic(refused, greaterThan(BUYERS));
            }
            int before = served.get();
            await().atMost(Duration.ofSeconds(20)).untilAtomic(served, greaterThan(before + 100));
            open.set(false);

            for (Future<List<Integer>> answers : buyers) {
                assertThat(answers.get()).as("no buyer met a defect").isSubsetOf(200, 201, 503);
            }
            assertThat(visitor.get())
                    .as("no visitor met a defect")
                    .contains(200, 201, 503)
                    .isSubsetOf(200, 201, 202, 503);
        }

        shelf.assertBalanced();
        recount.assertExact();
    }

    /** Reads, searches, tells what is looked at, and reviews. */
    private static List<Integer> lookAround(UUID product, AtomicBoolean open) {
        List<Integer> answers = new ArrayList<>();
        while (open.get()) {
            answers.add(status(get("/products/" + product)));
            answers.add(status(get("/products")));
            answers.add(status(get("/search?q=shirt&facets=type")));
            answers.add(status(tell(UUID.randomUUID(), event("view", product))));
            answers.add(status(asCustomer(UUID.randomUUID())
                    .contentType("application/json")
                    .body(Map.of("productId", product, "rating", 4, "author", "Ada"))
                    .post("/api/v1/reviews")
                    .then()));
        }
        return answers;
    }

    /** Who gets no answer asks again until there is one, as an order does. */
    private static List<Integer> buy(
            List<StockKey> keys, AtomicBoolean open, AtomicInteger served, AtomicInteger refused) {
        List<Integer> answers = new ArrayList<>();
        while (open.get()) {
            String reference = "order-" + served.incrementAndGet();
            String other = reference + "-b";
            answers.addAll(
                    insist(refused, () -> status(reserve(reference, line(keys.get(0), 1), line(keys.get(2), 2)))));
            answers.addAll(insist(refused, () -> status(confirm(reference))));
            answers.addAll(insist(refused, () -> status(reserve(other, line(keys.get(2), 1), line(keys.get(1), 2)))));
            answers.addAll(insist(refused, () -> status(release(other))));
        }
        return answers;
    }

    private static List<Integer> insist(AtomicInteger refused, Callable<Integer> request) {
        List<Integer> answers = new ArrayList<>();
        await().atMost(Duration.ofSeconds(30))
                .pollInSameThread()
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> {
                    answers.add(request.call());
                    if (answers.getLast() == 503) {
                        refused.incrementAndGet();
                    }
                    return answers.getLast() < 300;
                });
        return answers;
    }
}
