package io.mercato.catalog.recommendation;

import static io.mercato.catalog.interaction.InteractionApi.event;
import static io.mercato.catalog.interaction.InteractionApi.tell;
import static io.mercato.catalog.interaction.InteractionApi.tellAs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.mercato.catalog.Catalogue;
import io.mercato.catalog.purchase.Purchases;
import io.mercato.embedded.Outage;
import io.mercato.embedded.TestServers;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** That what is kept step by step is what a recount of everything gives. */
@QuarkusTest
class CountActorsTest {
    private static final String[] TYPES = {"view", "click", "wishlist", "add_to_cart"};

    private final Catalogue catalogue;
    private final CountActors actors;
    private final CountJob job;
    private final Purchases purchases;
    private final PairRecount recount;

    private List<UUID> products;

    CountActorsTest(Catalogue catalogue, CountActors actors, CountJob job, Purchases purchases, PairRecount recount) {
        this.catalogue = catalogue;
        this.actors = actors;
        this.job = job;
        this.purchases = purchases;
        this.recount = recount;
    }

    @BeforeEach
    void someProducts() {
        catalogue.clear();
        UUID store = catalogue.store("corner");
        products = IntStream.range(0, 12)
                .mapToObj(i -> catalogue.product(store, "p" + i, i))
                .toList();
    }

    @Test
    void twoProductsThatOneLooksAtBelongTogetherOnceHoweverOftenTheyAreLookedAt() {
        UUID device = UUID.randomUUID();
        tell(device, event("view", products.get(0)), event("view", products.get(1)), event("view", products.get(0)));
        job.run();
        tell(device, event("add_to_cart", products.get(0)));
        job.run();

        assertThat(pair(0, 1)).isEqualTo("1 0 6");
        assertThat(pair(1, 0)).isEqualTo("1 0 6");
        recount.assertExact();
    }

    @Test
    void anEventThatComesLateCountsWhereItBelongs() {
        UUID device = UUID.randomUUID();
        Instant now = Instant.now();
        for (int i = 0; i < 5; i++) {
            tell(device, event("view", products.get(i), now.minusSeconds(i)));
        }
        job.run();

        tell(device, event("view", products.get(7), now.minus(Duration.ofDays(5))));
        job.run();
        assertThat(window())
                .as("five newer ones fill the window")
                .hasSize(5)
                .doesNotContain(products.get(7).toString());

        tell(device, event("view", products.get(8), now.minusMillis(500)));
        job.run();
        assertThat(window())
                .hasSize(5)
                .contains(products.get(8).toString())
                .doesNotContain(products.get(4).toString());
        recount.assertExact();
    }

    @Test
    void whatIsForgottenNoLongerCounts() {
        UUID device = UUID.randomUUID();
        tell(device, event("view", products.get(0)), event("view", products.get(1)));
        job.run();

        catalogue.run(
                "DELETE FROM interactions; INSERT INTO changed_actors (actor) VALUES ('anonymous:" + device + "')");
        job.run();

        assertThat(catalogue.text("SELECT count(*) FROM product_pairs")).isEqualTo("0");
        recount.assertExact();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void afterAnythingInAnyOrderTheCountsAreThoseOfARecount(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<UUID> people = Stream.generate(UUID::randomUUID).limit(8).toList();
        List<Map<String, Object>> sent = new ArrayList<>();
        List<UUID> orders = new ArrayList<>();
        for (int step = 0; step < 60; step++) {
            UUID somebody = people.get(random.nextInt(people.size()));
            switch (random.nextInt(6)) {
                case 0 -> {
                    UUID order = random.nextBoolean() || orders.isEmpty() ? UUID.randomUUID() : orders.getLast();
                    orders.add(order);
                    purchases.paid(order, somebody, past(random), some(random), List.of());
                }
                case 1 ->
                    purchases.refunded(
                            orders.isEmpty() ? UUID.randomUUID() : orders.get(random.nextInt(orders.size())),
                            somebody,
                            Instant.now());
                case 2 -> job.run();
                case 3 -> {
                    if (!sent.isEmpty()) {
                        tell(somebody, sent.get(random.nextInt(sent.size()))).statusCode(202);
                    }
                }
                default -> {
                    Map<String, Object> event = event(
                            TYPES[random.nextInt(4)], products.get(random.nextInt(products.size())), past(random));
                    sent.add(event);
                    (random.nextBoolean() ? tell(somebody, event) : tellAs(somebody, event)).statusCode(202);
                }
            }
        }

        job.run();

        recount.assertExact();
        assertThat(catalogue.text("SELECT count(*) FROM changed_actors")).isEqualTo("0");
    }

    @Test
    void severalReplicasAtOnceCountEverythingOnceWhileEventsKeepComing() throws Exception {
        AtomicBoolean open = new AtomicBoolean(true);
        List<Callable<Integer>> work = new ArrayList<>();
        for (int replica = 0; replica < 3; replica++) {
            work.add(() -> {
                while (open.get()) {
                    job.run();
                }
                return 0;
            });
        }
        work.add(() -> {
            SplittableRandom random = new SplittableRandom(7);
            for (int i = 0; i < 80; i++) {
                tell(new UUID(0, random.nextInt(6)), event("view", products.get(random.nextInt(12)), past(random)))
                        .statusCode(202);
            }
            open.set(false);
            return 0;
        });
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Integer> each : threads.invokeAll(work)) {
                each.get();
            }
        }

        job.run();

        recount.assertExact();
    }

    @Test
    void anEventWhoseTransactionEndsAfterLaterOnesWereCountedIsCountedToo() {
        UUID slow = UUID.randomUUID();
        QuarkusTransaction.requiringNew().run(() -> {
            purchases.paid(
                    UUID.randomUUID(), slow, Instant.now(), List.of(products.get(0), products.get(1)), List.of());
            tell(UUID.randomUUID(), event("view", products.get(2))).statusCode(202);
            join(Thread.ofVirtual().start(job::run));
            assertThat(window())
                    .as("the later one is counted")
                    .containsExactly(products.get(2).toString());
        });

        job.run();

        assertThat(pair(0, 1)).isEqualTo("1 1 100");
        recount.assertExact();
    }

    @Test
    void aReplicaThatIsKilledWhileItCountsHasCountedNothing() {
        tell(UUID.randomUUID(), event("view", products.get(0)), event("view", products.get(1)));
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> {
                    actors.batch(3);
                    throw new IllegalStateException("killed");
                }))
                .hasMessage("killed");
        assertThat(catalogue.text("SELECT count(*) FROM product_pairs")).isEqualTo("0");

        job.run();

        assertThat(pair(0, 1)).isEqualTo("1 0 1");
        recount.assertExact();
    }

    @Test
    void whileOneReplicaCountsAnotherPassesAndTakesOverWhatIsLeftAndLateWhenItHasDied() throws Exception {
        UUID device = UUID.randomUUID();
        tell(device, event("view", products.get(0)));
        CountDownLatch counted = new CountDownLatch(1);
        CountDownLatch die = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> dying =
                    threads.submit(() -> QuarkusTransaction.requiringNew().call(() -> {
                        actors.batch(3);
                        counted.countDown();
                        die.await(10, TimeUnit.SECONDS);
                        throw new IllegalStateException("killed");
                    }));
            try {
                assertThat(counted.await(10, TimeUnit.SECONDS)).isTrue();
                tell(device, event("view", products.get(1), Instant.now().minus(Duration.ofDays(1))));
                assertThat(actors.batch(3)).as("the other one passes").isFalse();
                assertThat(window()).isEmpty();
            } finally {
                die.countDown();
            }
            assertThatThrownBy(dying::get).hasRootCauseMessage("killed");
        }

        job.run();

        assertThat(pair(0, 1)).isEqualTo("1 0 1");
        recount.assertExact();
    }

    @Test
    void whileTheDatabaseIsAwayTheJobWaitsForItsNextTry() {
        tell(UUID.randomUUID(), event("view", products.get(0)), event("view", products.get(1)));
        try (Outage _ = TestServers.ofThisRun().stopPostgres()) {
            job.run();
        }

        await().ignoreExceptions().untilAsserted(() -> {
            job.run();
            assertThat(pair(0, 1)).isEqualTo("1 0 1");
        });
        recount.assertExact();
    }

    private String pair(int one, int other) {
        return catalogue.text(
                "SELECT actors || ' ' || buyers || ' ' || strength FROM product_pairs WHERE product_id = ? AND other_id = ?",
                products.get(one),
                products.get(other));
    }

    private List<String> window() {
        return catalogue.texts("SELECT product_id FROM actor_products");
    }

    private List<UUID> some(SplittableRandom random) {
        return IntStream.range(0, random.nextInt(1, 4))
                .mapToObj(_ -> products.get(random.nextInt(products.size())))
                .distinct()
                .toList();
    }

    private static Instant past(SplittableRandom random) {
        return Instant.now().minus(Duration.ofMinutes(random.nextInt(6 * 24 * 60)));
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
