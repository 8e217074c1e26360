package io.mercato.platform.cache;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.mercato.platform.cache.Cached.Freshness;
import io.mercato.platform.problem.ProblemException;
import io.mercato.platform.server.OwnRedis;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

/** A great many callers, or changes, at once. */
@QuarkusTest
@QuarkusTestResource(OwnRedis.class)
class CacheStormTest {
    private static final int KEYS = 50;
    private static final int CHANGES = 1000;
    private static final long NANOS_BETWEEN_CHANGES = 1_000_000;

    @Inject
    Replicas replicas;

    @Inject
    RedisDataSource redis;

    private final SettableClock clock = new SettableClock();
    private final String key = UUID.randomUUID().toString();

    /** What is true now, by key: the number of its last change. */
    private final Map<String, Integer> truth = new ConcurrentHashMap<>();

    private Replica one;
    private Replica two;

    @BeforeEach
    void startTwoReplicas() {
        one = replicas.start("test", clock);
        two = replicas.start("test", clock);
    }

    @AfterEach
    void stopReplicas() {
        replicas.close();
    }

    @Test
    void aThousandKeysThatAreMissedAtOnceAreLoadedAFewAtATime() {
        Replica few = replicas.start("few", clock);
        AtomicInteger atOnce = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        List<CompletableFuture<Cached<byte[]>>> answers = IntStream.range(0, 1000)
                .mapToObj(i -> few.lookup(key + i, missing -> {
                            most.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
                            return Uni.createFrom()
                                    .item(missing)
                                    .onItem()
                                    .delayIt()
                                    .by(Duration.ofMillis(2))
                                    .onTermination()
                                    .invoke(atOnce::decrementAndGet);
                        })
                        .subscribeAsCompletionStage())
                .toList();
        for (int i = 0; i < 1000; i++) {
            assertThat(answers.get(i)).succeedsWithin(10, TimeUnit.SECONDS);
            assertThat(answers.get(i).join().value()).asString(UTF_8).isEqualTo(key + i);
        }
        assertThat(most).hasValue(8);
        assertThat(few.loads).hasValue(1000);
    }

    @Test
    void whoWaitsTooLongForALoadIsToldSoUnlessAnOldValueMayStandIn() {
        Replica busy = replicas.start("busy", clock);
        busy.loads("old");
        busy.read(key);
        await().until(() -> redis.key().exists("busy:" + key));
        clock.advance(Duration.ofMinutes(5));
        SlowLoad slow = new SlowLoad();
        busy.loader = slow;
        List<CompletableFuture<Cached<byte[]>>> places = IntStream.range(0, 2)
                .mapToObj(i -> busy.lookup(key + i).subscribeAsCompletionStage())
                .toList();
        await().until(() -> busy.loads.get() == 3);

        assertThatThrownBy(() -> busy.read(key + 2))
                .isInstanceOfSatisfying(ProblemException.class, problem -> assertThat(problem.code())
                        .isEqualTo("too_many_reads"));
        assertThat(busy.read(key).freshness()).isEqualTo(Freshness.EXPIRED);
        assertThat(busy.figure("mercato.cache.loads.refused")).isEqualTo(2);

        slow.end("done");
        assertThat(places).allSatisfy(place -> assertThat(place).succeedsWithin(5, TimeUnit.SECONDS));
        busy.loads("new");
        assertThat(busy.text(key)).isEqualTo("new");
    }

    @Test
    void aThousandKeysThatOnlyRedisHasAreTakenFromThere() {
        one.loads("shared");
        List<String> keys = IntStream.range(0, 1000).mapToObj(i -> key + i).toList();
        keys.forEach(one::read);
        await().until(() ->
                redis.key().exists(keys.stream().map("test:"::concat).toArray(String[]::new)) == 1000);

        List<CompletableFuture<Cached<byte[]>>> answers = keys.stream()
                .map(each -> two.lookup(each).subscribeAsCompletionStage())
                .toList();

        assertThat(answers).allSatisfy(answer -> assertThat(answer).succeedsWithin(10, TimeUnit.SECONDS));
        assertThat(two.loads).as("Redis was not taken for slow").hasValue(0);
    }

    @Test
    void noChangeIsLostInAStormOfInvalidationsByTag() {
        storm(changed -> one.invalidatingTags(Set.of("thing:" + changed, "things")));
    }

    @Test
    void noChangeIsLostInAStormOfInvalidationsByKey() {
        storm(changed -> one.invalidating(changed));
        assertThat(redis.key().keys("invalidated:{test:" + key + "*").size()).isLessThanOrEqualTo(KEYS);
        assertThat(redis.key().pttl("invalidated:{test:" + key + "0}"))
                .as("marks go by themselves")
                .isBetween(0L, 60_000L);
    }

    @Test
    void whatIsRememberedOfAStormIsBounded() {
        RecentInvalidations recent = new RecentInvalidations(1000);
        TagMarks marks = new TagMarks(1000);
        for (int i = 0; i < 100_000; i++) {
            recent.untold(List.of(new Invalidation.OfTag("tag:" + i)));
            marks.invalidate(Set.of("tag:" + i));
        }
        assertThat(recent.all()).hasSize(1000).contains(new Invalidation.OfTag("tag:99999"));
        assertThat(marks.size()).isLessThanOrEqualTo(1000);
    }

    /**
     * Changes things a thousand times a second, one after the other, while readers of both replicas read them all. Who
     * reads at the replica that was told of a change, after it was, sees it or a later one; the other replica sees the last.
     */
    private void storm(Function<String, Uni<Void>> invalidation) {
        List<String> keys = IntStream.range(0, KEYS).mapToObj(i -> key + i).toList();
        keys.forEach(each -> truth.put(each, 0));
        AtomicBoolean over = new AtomicBoolean();
        AtomicInteger reads = new AtomicInteger();
        List<Thread> readers = new ArrayList<>();
        List<String> lost = Collections.synchronizedList(new ArrayList<>());
        for (Replica replica : List.of(one, two)) {
            readers.add(Thread.ofVirtual().start(() -> {
                while (!over.get()) {
                    keys.forEach(each -> version(replica, each));
                    reads.addAndGet(keys.size());
                }
            }));
        }

        long begun = System.nanoTime();
        List<CompletableFuture<Void>> told = new ArrayList<>();
        for (int change = 1; change <= CHANGES; change++) {
            LockSupport.parkNanos(begun + change * NANOS_BETWEEN_CHANGES - System.nanoTime());
            String changed = keys.get(change % KEYS);
            int now = change;
            truth.put(changed, now);
            told.add(invalidation
                    .apply(changed)
                    .onItem()
                    .transformToUni(done -> one.lookup(changed, this::load))
                    .invoke(seen -> {
                        if (Integer.parseInt(new String(seen.value(), UTF_8).split(" ")[0]) < now) {
                            lost.add(changed + " at " + now);
                        }
                    })
                    .replaceWithVoid()
                    .subscribeAsCompletionStage());
        }
        assertThat(told).allSatisfy(each -> assertThat(each).succeedsWithin(20, TimeUnit.SECONDS));
        over.set(true);
        readers.forEach(reader -> {
            try {
                reader.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });

        assertThat(lost).isEmpty();
        for (String each : keys) {
            await().untilAsserted(() -> assertThat(version(two, each)).isEqualTo(truth.get(each)));
            assertThat(version(one, each)).isEqualTo(truth.get(each));
        }
        assertThat(reads.get()).isGreaterThan(KEYS);
        Replica three = replicas.start("test", clock);
        assertThat(keys).allSatisfy(each -> assertThat(version(three, each)).isEqualTo(truth.get(each)));
    }

    private int version(Replica replica, String each) {
        Cached<byte[]> seen = replica.lookup(each, this::load).await().atMost(Duration.ofSeconds(10));
        return Integer.parseInt(new String(seen.value(), UTF_8).split(" ")[0]);
    }

    /** Takes a moment between reading the truth and answering, as loads do. */
    private Uni<String> load(String missing) {
        String text = truth.get(missing) + " @thing:" + missing;
        return Uni.createFrom().item(text).onItem().delayIt().by(Duration.ofMillis(1));
    }
}
