package io.mercato.catalog.redemption;

import static io.mercato.catalog.redemption.RedemptionApi.giveBack;
import static io.mercato.catalog.redemption.RedemptionApi.redeem;
import static io.mercato.catalog.redemption.RedemptionApi.reserve;
import static io.mercato.catalog.redemption.RedemptionApi.settle;
import static io.mercato.catalog.redemption.RedemptionApi.status;
import static org.assertj.core.api.Assertions.assertThat;

import io.mercato.catalog.Catalogue;
import io.mercato.catalog.stock.StockKey;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** Orders that want the same offers. */
@QuarkusTest
class ConcurrentRedemptionsTest {
    private static final int BUYERS = 32;

    private final Catalogue catalogue;

    private UUID product;
    private StockKey shirts;

    ConcurrentRedemptionsTest(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @BeforeEach
    void plentyOfShirts() {
        catalogue.clear();
        product = catalogue.product(catalogue.store("corner"), "shirt", 1);
        shirts = catalogue.size(catalogue.variant(product, "Indigo"), "M", 100_000);
    }

    @RepeatedTest(3)
    void ofThirtyTwoBuyersFiveHaveTheLastFive() throws Exception {
        UUID offer = offer(5, null);
        references().forEach(reference -> reserve(reference, shirts, 1).statusCode(201));

        List<Integer> answers = together(references().stream()
                .<Callable<Integer>>map(reference -> () -> status(redeem(offer, reference, 1)))
                .toList());

        assertThat(answers).hasSize(BUYERS).containsOnly(201, 409);
        assertThat(Collections.frequency(answers, 201)).isEqualTo(5);
        assertThat(redeemed(offer)).isEqualTo(5);
    }

    @RepeatedTest(3)
    void aCustomerWithManyOrdersAtOnceUsesItNoMoreOftenThanAllowed() throws Exception {
        UUID offer = offer(1000, 3);
        UUID customer = new UUID(1, 1);
        references().forEach(reference -> reserve(reference, shirts, 1).statusCode(201));

        List<Integer> answers = together(references().stream()
                .<Callable<Integer>>map(reference -> () -> status(redeem(offer, reference, customer, 1)))
                .toList());

        assertThat(Collections.frequency(answers, 201)).isEqualTo(3);
        assertThat(redeemed(offer)).isEqualTo(3);
    }

    @RepeatedTest(3)
    void theSameRedemptionManyTimesAtOnceIsCountedOnce() throws Exception {
        UUID offer = offer(5, null);
        reserve("order-1", shirts, 1).statusCode(201);

        List<Integer> answers = together(Collections.nCopies(BUYERS, () -> status(redeem(offer, "order-1", 2))));

        assertThat(answers).containsOnlyOnce(201).allMatch(status -> status == 201 || status == 200);
        assertThat(redeemed(offer)).isEqualTo(2);
    }

    /** Orders that use several offers, in any order, and confirm, release and expire. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void anyInterleavingCountsExactlyAndNobodyWaitsInACircle(long seed) throws Exception {
        List<UUID> offers = List.of(offer(40, null), offer(20, 2), offer(10, null));
        SplittableRandom random = new SplittableRandom(seed);

        int defects = together(IntStream.range(0, 16)
                        .<Callable<Integer>>mapToObj(buyer -> {
                            SplittableRandom own = random.split();
                            return () -> shop("buyer-" + buyer, offers, own);
                        })
                        .toList())
                .stream()
                .mapToInt(Integer::intValue)
                .sum();

        assertThat(defects).as("answers that are neither success nor conflict").isZero();
        for (UUID offer : offers) {
            assertThat(redeemed(offer))
                    .isEqualTo(Integer.parseInt(catalogue.text(
                            "SELECT coalesce(sum(uses), 0) FROM offer_redemptions WHERE offer_id = ? AND state = 'counted'",
                            offer)));
        }
        assertThat(catalogue.texts("""
                        SELECT d.reference FROM offer_redemptions d JOIN reservations r USING (reference)
                         WHERE (d.state = 'counted') <> (r.state IN ('held', 'confirmed')) AND d.state <> 'released'
                        """))
                .as("what is counted is that of reservations that are held or confirmed")
                .isEmpty();
    }

    private int shop(String buyer, List<UUID> offers, SplittableRandom random) {
        List<Integer> answers = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            String reference = buyer + "-" + i;
            answers.add(status(reserve(reference, shirts, 1)));
            for (int use = 0; use < 3; use++) {
                UUID offer = offers.get(random.nextInt(offers.size()));
                answers.add(status(redeem(offer, reference, new UUID(1, random.nextInt(4)), random.nextInt(1, 3))));
            }
            if (random.nextInt(4) == 0) {
                catalogue.run("UPDATE reservations SET created_at = created_at - interval '1 day',"
                        + " expires_at = clock_timestamp() - interval '1 second' WHERE reference = '" + reference
                        + "' AND state = 'held'");
            }
            switch (random.nextInt(4)) {
                case 0 -> answers.add(status(settle(reference, "release")));
                case 1 -> answers.add(status(settle(reference, "confirm")));
                case 2 -> answers.add(status(giveBack(offers.get(random.nextInt(3)), reference)));
                default -> {}
            }
            String other = "buyer-" + random.nextInt(16) + "-" + random.nextInt(8);
            answers.add(status(settle(other, random.nextBoolean() ? "confirm" : "release")));
        }
        return (int) answers.stream()
                .filter(status -> !List.of(200, 201, 404, 409, 422).contains(status))
                .count();
    }

    private UUID offer(int total, Integer perCustomer) {
        return catalogue.id(
                "INSERT INTO offers (title, kind, percentage, status, valid_from, valid_until, product_id,"
                        + " max_redemptions, max_per_customer) VALUES ('Sale', 'percentage', 20, 'active',"
                        + " now() - interval '1 day', now() + interval '1 day', ?, ?, ?) RETURNING id",
                product,
                total,
                perCustomer);
    }

    private int redeemed(UUID offer) {
        return Integer.parseInt(catalogue.text("SELECT redeemed FROM offers WHERE id = ?", offer));
    }

    private static List<String> references() {
        return IntStream.range(0, BUYERS).mapToObj(i -> "order-" + i).toList();
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
