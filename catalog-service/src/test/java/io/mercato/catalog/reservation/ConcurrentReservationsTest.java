package io.mercato.catalog.reservation;

import static io.mercato.catalog.reservation.ReservationApi.bundle;
import static io.mercato.catalog.reservation.ReservationApi.confirm;
import static io.mercato.catalog.reservation.ReservationApi.find;
import static io.mercato.catalog.reservation.ReservationApi.line;
import static io.mercato.catalog.reservation.ReservationApi.release;
import static io.mercato.catalog.reservation.ReservationApi.reserve;
import static io.mercato.catalog.reservation.ReservationApi.status;
import static org.assertj.core.api.Assertions.assertThat;

import io.mercato.catalog.Catalogue;
import io.mercato.catalog.stock.StockKey;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** Reservations that meet. */
@QuarkusTest
class ConcurrentReservationsTest {
    private static final int BUYERS = 16;

    private final Catalogue catalogue;
    private final Shelf shelf;
    private final ExpireReservations expire;

    ConcurrentReservationsTest(Catalogue catalogue, Shelf shelf, ExpireReservations expire) {
        this.catalogue = catalogue;
        this.shelf = shelf;
        this.expire = expire;
    }

    @AfterEach
    void balanced() {
        shelf.assertBalanced();
    }

    @RepeatedTest(5)
    void ofTwoBuyersOneHasTheLastItem() throws Exception {
        StockKey last = shelf.stock(1).getFirst();

        List<Integer> answers = together(List.of(
                () -> status(reserve("order-1", line(last, 1))), () -> status(reserve("order-2", line(last, 1)))));

        assertThat(answers).containsExactlyInAnyOrder(201, 409);
        assertThat(shelf.level(last)).isEqualTo("1-1");
    }

    @RepeatedTest(5)
    void theSameReservationManyTimesAtOnceIsMadeOnce() throws Exception {
        StockKey key = shelf.stock(100).getFirst();

        List<Integer> answers = together(Collections.nCopies(BUYERS, () -> status(reserve("order-1", line(key, 5)))));

        assertThat(answers).containsOnlyOnce(201).allMatch(status -> status == 201 || status == 200);
        assertThat(shelf.level(key)).isEqualTo("100-5");
    }

    @RepeatedTest(5)
    void theSameReferenceWithOtherLinesAtOnceIsMadeOnce() throws Exception {
        StockKey key = shelf.stock(100).getFirst();

        List<Integer> answers = together(List.of(
                () -> status(reserve("order-1", line(key, 5))), () -> status(reserve("order-1", line(key, 6)))));

        assertThat(answers).containsExactlyInAnyOrder(201, 422);
    }

    @RepeatedTest(5)
    void confirmedManyTimesAtOnceIsSoldOnce() throws Exception {
        StockKey key = shelf.stock(10).getFirst();
        reserve("order-1", line(key, 4)).statusCode(201);

        List<Integer> answers = together(Collections.nCopies(BUYERS, () -> status(confirm("order-1"))));

        assertThat(answers).containsOnly(200);
        assertThat(shelf.level(key)).isEqualTo("6-0");
    }

    @RepeatedTest(5)
    void ofConfirmationAndReleaseOneWins() throws Exception {
        StockKey key = shelf.stock(10).getFirst();
        reserve("order-1", line(key, 4)).statusCode(201);

        List<Integer> answers = together(List.of(() -> status(confirm("order-1")), () -> status(release("order-1"))));

        assertThat(answers).containsExactlyInAnyOrder(200, 409);
        assertThat(shelf.level(key)).isEqualTo(answers.getFirst() == 200 ? "6-0" : "10-0");
    }

    @RepeatedTest(5)
    void confirmationAndExpiryAtOnceSellOnceAndGiveNothingBackTwice() throws Exception {
        StockKey key = shelf.stock(10).getFirst();
        reserve("order-1", line(key, 4)).statusCode(201);
        shelf.letPass("order-1");

        List<Integer> answers = together(List.of(() -> status(confirm("order-1")), () -> expire.expireBatch() ? 1 : 0));

        assertThat(answers.getFirst()).as("the stock is there in any case").isEqualTo(200);
        assertThat((String) find("order-1").extract().path("state")).isEqualTo("confirmed");
        assertThat(shelf.level(key)).isEqualTo("6-0");
    }

    @RepeatedTest(5)
    void aLateConfirmationAndABuyerOfTheSameStockDoNotBothHaveIt() throws Exception {
        StockKey key = shelf.stock(3).getFirst();
        reserve("late", line(key, 3)).statusCode(201);
        shelf.letPass("late");

        List<Integer> answers =
                together(List.of(() -> status(confirm("late")), () -> status(reserve("buyer", line(key, 3)))));

        assertThat(answers).isIn(List.of(200, 409), List.of(409, 201));
    }

    @Test
    void severalReplicasExpireAtOnceEachReservationOnce() throws Exception {
        StockKey key = shelf.stock(100).getFirst();
        ReservationApi.references("order-", 40).forEach(reference -> {
            reserve(reference, line(key, 2)).statusCode(201);
            shelf.letPass(reference);
        });

        together(Collections.nCopies(4, () -> {
            while (expire.expireBatch()) {
                // There may be more.
            }
            return 0;
        }));

        assertThat(shelf.level(key)).isEqualTo("100-0");
    }

    /**
     * Buyers who reserve, confirm, release and come too late, over rows that they share, in the order that chance wants;
     * every request names its rows in another order.
     */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void anyInterleavingOfSixteenBuyersBalancesAndNobodyWaitsInACircle(long seed) throws Exception {
        List<StockKey> keys = shelf.stock(40, 30, 20, 10, 5, 3);
        sixteenBuyersShop(keys, List.of(), seed);
    }

    /** As before, and baskets have bundles in them too, which share rows with each other and with single lines. */
    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14, 15})
    void anyInterleavingOfBuyersOfBundlesAndSingleItemsBalancesAndNobodyWaitsInACircle(long seed) throws Exception {
        List<StockKey> keys = shelf.stock(60, 50, 40, 30, 20, 10);
        List<UUID> bundles = List.of(
                shelf.bundle(Map.of(keys.get(0), 1, keys.get(5), 1)),
                shelf.bundle(Map.of(keys.get(4), 2, keys.get(0), 3, keys.get(1), 1)),
                shelf.bundle(Map.of(keys.get(3), 1, keys.get(2), 1, keys.get(1), 1, keys.get(0), 1)));

        sixteenBuyersShop(keys, bundles, seed);

        assertThat(catalogue.texts("SELECT 1 FROM reservation_lines WHERE of_bundles > 0"))
                .as("bundles were bought")
                .isNotEmpty();
    }

    private void sixteenBuyersShop(List<StockKey> keys, List<UUID> bundles, long seed) throws Exception {
        SplittableRandom random = new SplittableRandom(seed);
        List<Callable<Integer>> buyers = IntStream.range(0, BUYERS)
                .<Callable<Integer>>mapToObj(buyer -> {
                    SplittableRandom own = random.split();
                    return () -> shop("buyer-" + buyer, keys, bundles, own);
                })
                .toList();
        List<Callable<Integer>> all = new ArrayList<>(buyers);
        all.add(() -> expireSomeTimes(20));

        int defects = together(all).stream().mapToInt(Integer::intValue).sum();

        assertThat(defects).as("answers that are neither success nor conflict").isZero();
    }

    private int expireSomeTimes(int times) {
        for (int i = 0; i < times; i++) {
            expire.expireBatch();
        }
        return 0;
    }

    /** How many answers were neither success nor a conflict that the buyer may meet. */
    private int shop(String buyer, List<StockKey> keys, List<UUID> bundles, SplittableRandom random) {
        List<Integer> answers = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            String reference = buyer + "-" + i;
            answers.add(status(reserve(reference, basket(keys, bundles, random))));
            if (random.nextInt(4) == 0) {
                shelf.letPass(reference);
            }
            switch (random.nextInt(3)) {
                case 0 -> answers.add(status(release(reference)));
                case 1 -> answers.add(status(confirm(reference)));
                default -> {}
            }
            // Steps of others too, as when a message comes twice or late.
            String other = "buyer-" + random.nextInt(BUYERS) + "-" + random.nextInt(12);
            answers.add(status(random.nextBoolean() ? confirm(other) : release(other)));
        }
        return (int) answers.stream()
                .filter(status -> !List.of(200, 201, 404, 409).contains(status))
                .count();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object>[] basket(List<StockKey> keys, List<UUID> bundles, SplittableRandom random) {
        List<Map<String, Object>> shuffled = new ArrayList<>();
        keys.forEach(key -> shuffled.add(line(key, random.nextInt(1, 3))));
        bundles.forEach(bundle -> shuffled.add(bundle(bundle, random.nextInt(1, 3))));
        Collections.shuffle(shuffled, new Random(random.nextLong()));
        return shuffled.subList(0, random.nextInt(1, shuffled.size() + 1)).toArray(Map[]::new);
    }

    /** Starts all at the same moment; their results, in order. */
    private static List<Integer> together(List<Callable<Integer>> actions)
            throws InterruptedException, ExecutionException {
        CyclicBarrier start = new CyclicBarrier(actions.size());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> results = threads.invokeAll(actions.stream()
                    .<Callable<Integer>>map(action -> () -> {
                        start.await();
                        return action.call();
                    })
                    .toList());
            List<Integer> values = new ArrayList<>();
            for (Future<Integer> result : results) {
                values.add(result.get());
            }
            return values;
        }
    }
}
