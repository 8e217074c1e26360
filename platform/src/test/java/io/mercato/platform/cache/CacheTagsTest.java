package io.mercato.platform.cache;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.mercato.platform.cache.Cached.Freshness;
import io.mercato.platform.cache.Cached.Source;
import io.mercato.platform.server.OwnRedis;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

/** Each test tries to have something served after one of its tags was invalidated. */
@QuarkusTest
@QuarkusTestResource(OwnRedis.class)
class CacheTagsTest {
    private static final Duration SOON = Duration.ofSeconds(5);

    @Inject
    Replicas replicas;

    @Inject
    RedisDataSource redis;

    @Inject
    RedisTier tier;

    @Inject
    RedisTags redisTags;

    @Inject
    RedisTierSettings redisSettings;

    OwnRedis.Control ownRedis;

    private final SettableClock clock = new SettableClock();
    private final String key = UUID.randomUUID().toString();
    private final String tag = "shoe:" + UUID.randomUUID();
    private Replica one;
    private Replica two;

    @BeforeEach
    void startTwoReplicas() {
        one = replica("test");
        two = replica("test");
    }

    @AfterEach
    void stopReplicas() {
        replicas.close();
    }

    private Replica replica(String cache) {
        return replicas.start(cache, clock);
    }

    @Test
    void whatCarriesTheTagIsLoadedAnewOnEveryReplicaAndNothingElseIs() {
        String other = UUID.randomUUID().toString();
        everywhere(key, "old @" + tag + " @more");
        everywhere(other, "other @" + tag + "0");
        bothLoad("new @" + tag);

        one.invalidateTags(tag);

        assertThat(one.text(key)).startsWith("new");
        await().until(() -> two.text(key).startsWith("new"));
        assertThat(one.read(other).source()).isEqualTo(Source.MEMORY);
        assertThat(two.text(other)).startsWith("other");
    }

    @Test
    void aReplicaThatStartsLaterDoesNotTakeTheOldOneFromRedis() {
        everywhere(key, "old @" + tag);
        one.invalidateTags(tag);

        Replica three = replica("test");
        three.loads("new @" + tag);

        assertThat(three.text(key)).startsWith("new");
    }

    @Test
    void anEntryThatOnlyTheOtherReplicasMemoryHasIsForgottenToo() {
        two.loads("degraded @" + tag);
        two.read(key);
        assertThat(redis.key().exists("test:" + key)).isFalse();
        two.loads("new");

        one.invalidateTags(tag);

        await().until(() -> two.text(key).equals("new"));
    }

    @Test
    void theSuccessorIsCachedAgain() {
        everywhere(key, "old @" + tag);
        bothLoad("new @" + tag);
        one.invalidateTags(tag);
        one.read(key);

        assertThat(one.read(key).source()).isEqualTo(Source.MEMORY);
        Replica three = replica("test");
        three.failsToLoad();
        await().ignoreExceptions().until(() -> three.read(key).source() == Source.REDIS);
    }

    @Test
    void aLoadThatBeganBeforeTheInvalidationIsAnsweredButNotKept() {
        SlowLoad slow = new SlowLoad();
        one.loader = slow;
        CompletableFuture<Cached<byte[]>> early = one.lookup(key).subscribeAsCompletionStage();
        slow.awaitBegin();

        one.invalidateTags(tag);
        slow.end("old @" + tag);

        assertThat(early).succeedsWithin(5, TimeUnit.SECONDS);
        bothLoad("new @" + tag);
        assertThat(one.text(key)).startsWith("new");
        assertThat(two.text(key)).startsWith("new");
    }

    @Test
    void aLoadThatBeganBeforeTheInvalidationIsNotBelievedFromRedisEvenWhenItsMessageIsLate() {
        RedisTags.Stamp before = redisTags.stamp().await().atMost(SOON);
        RedisTier.Known known = tier.read("test", "test:" + key).await().atMost(SOON);
        redisTags.invalidate(Set.of(tag)).await().atMost(SOON);
        Lifetime long1 = new Lifetime(clock.millis(), 60_000, 60_000, 60_000);
        RedisEntry late = new RedisEntry(("old @" + tag).getBytes(UTF_8), long1, known.epoch(), before, Set.of(tag));
        tier.write("test:" + key, late.encode(1000), Duration.ofMinutes(1), known)
                .await()
                .atMost(SOON);

        one.loads("new");
        assertThat(one.text(key)).isEqualTo("new");
    }

    @Test
    void whoAsksAfterTheInvalidationDoesNotGetWhatWasOnItsWayBefore() {
        SlowLoad slow = new SlowLoad();
        one.loader = slow;
        CompletableFuture<Cached<byte[]>> early = one.lookup(key).subscribeAsCompletionStage();
        slow.awaitBegin();

        one.invalidateTags(tag);
        CompletableFuture<Cached<byte[]>> late = one.lookup(key).subscribeAsCompletionStage();
        one.loads("new @" + tag);
        slow.end("old @" + tag);

        assertThat(textOf(early)).startsWith("old");
        assertThat(textOf(late)).startsWith("new");
    }

    @Test
    void whoAsksAfterTheInvalidationOfSomethingElseStillShares() {
        SlowLoad slow = new SlowLoad();
        one.loader = slow;
        CompletableFuture<Cached<byte[]>> early = one.lookup(key).subscribeAsCompletionStage();
        slow.awaitBegin();

        one.invalidateTags("else:" + tag);
        CompletableFuture<Cached<byte[]>> late = one.lookup(key).subscribeAsCompletionStage();
        slow.end("shared @" + tag);

        assertThat(textOf(early)).startsWith("shared");
        assertThat(textOf(late)).startsWith("shared");
        assertThat(one.loads).hasValue(1);
    }

    @Test
    void aRefreshInTheBackgroundDoesNotUndoAnInvalidation() {
        everywhere(key, "old @" + tag);
        clock.advance(Duration.ofMinutes(3));
        SlowLoad slow = new SlowLoad();
        one.loader = slow;
        one.read(key);
        slow.awaitBegin();

        two.invalidateTags(tag);
        one.loads("new @" + tag);
        slow.end("old again @" + tag);

        await().until(() -> one.text(key).startsWith("new"));
        assertThat(one.text(key)).startsWith("new");
    }

    @Test
    void aThousandInvalidationsLeaveNothingOldAndLoadOnceEach() {
        List<String> tags =
                IntStream.range(0, 1000).mapToObj(i -> tag + ":" + i).toList();
        for (int i = 0; i < 50; i++) {
            everywhere(key + i, "old @" + tags.get(i * 20) + " @" + tags.get(i * 20 + 1));
        }
        bothLoad("new");

        tags.forEach(each -> one.invalidateTags(each));

        one.loads.set(0);
        for (int i = 0; i < 50; i++) {
            assertThat(one.text(key + i)).isEqualTo("new");
            assertThat(one.text(key + i)).isEqualTo("new");
            String each = key + i;
            await().until(() -> two.text(each).equals("new"));
        }
        assertThat(one.loads).hasValue(50);
    }

    @Test
    void aStormOfInvalidationsDoesNotMultiplyTheLoadsOfWhatIsNotMeant() {
        everywhere(key, "steady @" + tag);
        one.loads.set(0);

        for (int i = 0; i < 200; i++) {
            two.invalidateTags("else:" + i);
            assertThat(one.text(key)).startsWith("steady");
        }

        assertThat(one.loads).hasValue(0);
    }

    @Test
    void manyTagsAreInvalidatedTogether() {
        Set<String> tags = IntStream.range(0, 3500).mapToObj(i -> tag + ":" + i).collect(Collectors.toSet());
        everywhere(key, "old @" + tag + ":0 @else");
        everywhere(key + "last", "old @" + tag + ":3499");
        bothLoad("new");

        one.invalidateTags(tags);

        assertThat(one.text(key)).isEqualTo("new");
        assertThat(one.text(key + "last")).isEqualTo("new");
        await().until(() ->
                two.text(key).equals("new") && two.text(key + "last").equals("new"));
    }

    @Test
    void anEntryIsForgottenByAnyOfItsManyTags() {
        String tags =
                IntStream.range(0, 512).mapToObj(i -> " @" + tag + ":" + i).collect(Collectors.joining());
        everywhere(key, "old" + tags);
        bothLoad("new" + tags);

        one.invalidateTags(tag + ":317");

        assertThat(one.text(key)).startsWith("new");
        await().until(() -> two.text(key).startsWith("new"));
    }

    @Test
    void whatHasMoreTagsThanItMayIsAnsweredButNotCached() {
        one.loads("much" + IntStream.range(0, 513).mapToObj(i -> " @" + i).collect(Collectors.joining()));
        one.read(key);
        one.read(key);
        assertThat(one.loads).hasValue(2);
        assertThat(redis.key().exists("test:" + key)).isFalse();
    }

    @Test
    void thatThereIsNothingIsForgottenByItsTagAndByItself() {
        everywhere(key, "nothing @" + tag);
        assertThat(two.read(key).source()).isEqualTo(Source.MEMORY);
        bothLoad("something @" + tag);
        one.invalidateTags(tag);
        await().until(() -> two.text(key).startsWith("something"));

        everywhere(key + "2", "nothing @" + tag);
        bothLoad("something @" + tag);
        clock.advance(Duration.ofSeconds(29));
        assertThat(one.text(key + "2")).startsWith("nothing");
        clock.advance(Duration.ofSeconds(1));
        assertThat(one.text(key + "2")).startsWith("something");
    }

    @Test
    void whatIsNotThereDoesNotStandInForALoadThatFails() {
        everywhere(key, "nothing @" + tag);
        clock.advance(Duration.ofSeconds(30));
        one.failsToLoad();
        assertThatThrownBy(() -> one.read(key)).hasMessage("The source is away");
    }

    @Test
    void whatWasInvalidatedDoesNotStandInForALoadThatFails() {
        everywhere(key, "old @" + tag);
        one.invalidateTags(tag);
        one.failsToLoad();
        two.failsToLoad();

        assertThatThrownBy(() -> one.read(key)).hasMessage("The source is away");
        await().untilAsserted(() -> assertThatThrownBy(() -> two.read(key)).hasMessage("The source is away"));
    }

    @Test
    void whereAnOldAnswerIsBetterThanNoneItStandsInAlthoughInvalidated() {
        Replica lenient = replica("lenient");
        lenient.loads("old @" + tag);
        lenient.read(key);
        await().until(() -> redis.key().exists("lenient:" + key));
        lenient.invalidateTags(tag);
        lenient.failsToLoad();

        assertThat(lenient.read(key).freshness()).isEqualTo(Freshness.EXPIRED);
        Replica another = replica("lenient");
        another.failsToLoad();
        assertThat(another.read(key).source()).isEqualTo(Source.REDIS);
        lenient.loads("new @" + tag);
        assertThat(lenient.text(key)).startsWith("new");
    }

    @Test
    void whatWasInvalidatedWhileAReplicaHeardNothingIsNotServedAfterwards() {
        everywhere(key, "old @" + tag);
        bothLoad("new @" + tag);
        ownRedis.stop();
        one.awaitDisconnection();
        ownRedis.start();
        await().ignoreExceptions()
                .untilAsserted(() -> redisTags.invalidate(Set.of(tag)).await().atMost(SOON));
        one.awaitConnection();
        two.awaitConnection();

        await().until(() -> one.text(key).startsWith("new"));
        await().until(() -> two.text(key).startsWith("new"));
    }

    @Test
    void anInvalidationThatRedisCannotBeToldFailsButThisReplicaKnows() {
        everywhere(key, "old @" + tag);
        one.loads("new @" + tag);
        ownRedis.stop();
        try {
            one.awaitDisconnection();
            assertThatThrownBy(() -> one.invalidateTags(tag)).isNotNull();
            assertThat(one.text(key)).startsWith("new");
        } finally {
            ownRedis.start();
        }
    }

    @Test
    void whenTheCountOfInvalidationsIsLostNothingThatWasCachedByItIsBelieved() {
        everywhere(key, "old @" + tag);
        one.invalidateTags(tag);
        redis.key().del(redis.key().keys("tags:*").toArray(String[]::new));

        Replica three = replica("test");
        three.loads("new @" + tag);

        assertThat(three.text(key)).startsWith("new");
        three.loads("newer");
        await().until(() -> redis.key().exists("test:" + key));
        assertThat(three.text(key)).startsWith("new");
    }

    @Test
    void whatIsOlderThanTheOldestRememberedInvalidationIsLoadedAnew() {
        everywhere(key, "old @" + tag);
        one.invalidateTags(tag);
        for (int from = 0; from < redisSettings.maxTagMarks(); from += 500) {
            redisTags
                    .invalidate(IntStream.range(from, from + 500)
                            .mapToObj(i -> "filler:" + i)
                            .collect(Collectors.toSet()))
                    .await()
                    .atMost(SOON);
        }
        String marks = redis.key().keys("tags:*").getFirst();
        assertThat(redis.sortedSet(String.class).zscore(marks, tag)).isEmpty();
        assertThat(redis.sortedSet(String.class).zcard(marks)).isLessThanOrEqualTo(redisSettings.maxTagMarks() + 3);

        Replica three = replica("test");
        three.loads("new @" + tag);
        assertThat(three.text(key)).startsWith("new");
        Replica four = replica("test");
        four.failsToLoad();
        await().ignoreExceptions().until(() -> four.text(key).startsWith("new"));
    }

    /** Prints what it takes; asserts only that every one arrives, for machines differ. */
    @Test
    void everyInvalidationReachesTheOtherReplica() {
        long[] nanos = new long[500];
        for (int i = 0; i < nanos.length; i++) {
            String text = i + " @" + tag;
            two.loads(text);
            two.read(key);
            two.loads(i + 1 + " @" + tag);
            long begun = System.nanoTime();
            one.invalidateTags(tag);
            await().pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofNanos(100_000))
                    .until(() -> !two.text(key).equals(text));
            nanos[i] = System.nanoTime() - begun;
        }
        Arrays.sort(nanos);
        System.out.printf(
                "From an invalidation to a reader of another replica who sees it: p50 %.1f ms, p95 %.1f ms%n",
                nanos[nanos.length / 2] / 1e6, nanos[nanos.length * 95 / 100] / 1e6);
        assertThat(two.text(key)).startsWith("500 ");
    }

    @Test
    void aTagThatWouldNotFitIntoAMessageIsRefused() {
        for (String bad : List.of("", " ", "a,b", "a b", "a\nb", "#last", "é", "x".repeat(201))) {
            assertThatThrownBy(() -> one.invalidateTags(bad)).as(bad).isInstanceOf(IllegalArgumentException.class);
        }
        one.invalidateTags(Set.of());
    }

    private void everywhere(String each, String text) {
        bothLoad(text);
        one.read(each);
        await().until(() -> redis.key().exists("test:" + each));
        two.read(each);
    }

    private void bothLoad(String text) {
        List.of(one, two).forEach(replica -> replica.loads(text));
    }

    private static String textOf(CompletableFuture<Cached<byte[]>> answer) {
        assertThat(answer).succeedsWithin(5, TimeUnit.SECONDS);
        return new String(answer.join().value(), UTF_8);
    }
}
