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
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

/** Each test tries to break one promise of the cache. */
@QuarkusTest
@QuarkusTestResource(OwnRedis.class)
class TieredCacheTest {
    private static final Duration JUST_STALE = Duration.ofMinutes(3);
    private static final Duration JUST_EXPIRED = Duration.ofMinutes(5);
    private static final Duration NO_LONGER_KEPT = Duration.ofHours(24);

    @Inject
    Replicas replicas;

    @Inject
    RedisDataSource redis;

    @Inject
    RedisTier tier;

    @Inject
    Vertx vertx;

    OwnRedis.Control ownRedis;

    private final SettableClock clock = new SettableClock();
    private final String key = UUID.randomUUID().toString();
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
    void aFreshValueIsServedFromMemory() {
        assertThat(one.read(key).source()).isEqualTo(Source.LOADER);
        Cached<byte[]> again = one.read(key);
        assertThat(again.source()).isEqualTo(Source.MEMORY);
        assertThat(again.freshness()).isEqualTo(Freshness.FRESH);
        assertThat(again.expiresIn()).isEqualTo(JUST_EXPIRED);
        assertThat(one.loads).hasValue(1);
    }

    @Test
    void anotherReplicaFindsItInRedis() {
        one.read(key);
        awaitInRedis(key);
        assertThat(two.read(key).source()).isEqualTo(Source.REDIS);
        assertThat(two.read(key).source()).isEqualTo(Source.MEMORY);
        assertThat(two.loads).hasValue(0);
    }

    @Test
    void memoryAsksRedisAgainAfterItsTtl() {
        one.read(key);
        awaitInRedis(key);
        clock.advance(Duration.ofMinutes(1));
        assertThat(one.read(key).source()).isEqualTo(Source.REDIS);
        assertThat(one.loads).hasValue(1);
    }

    @Test
    void aStaleValueIsServedWhileOneReplicaAloneLoadsItsSuccessor() {
        one.loads("old");
        one.read(key);
        awaitInRedis(key);
        two.read(key);
        clock.advance(JUST_STALE);
        SlowLoad slow = new SlowLoad();
        one.loader = slow;
        two.loader = one.loader;

        assertThat(one.read(key).freshness()).isEqualTo(Freshness.STALE);
        slow.awaitBegin();
        assertThat(two.text(key)).isEqualTo("old");
        assertThat(one.text(key)).isEqualTo("old");
        slow.end("new");

        await().until(() -> one.text(key).equals("new"));
        clock.advance(Duration.ofSeconds(1));
        await().until(() -> two.text(key).equals("new"));
        assertThat(one.loads.get() + two.loads.get()).isEqualTo(2);
    }

    @Test
    void anExpiredValueIsLoadedBeforeItIsAnswered() {
        one.loads("old");
        one.read(key);
        awaitInRedis(key);
        clock.advance(JUST_EXPIRED);
        one.loads("new");
        assertThat(one.text(key)).isEqualTo("new");
    }

    @Test
    void anExpiredValueStandsInForALoadThatFailsUntilItIsTooOld() {
        one.read(key);
        awaitInRedis(key);
        clock.advance(NO_LONGER_KEPT.minusMinutes(1));
        two.failsToLoad();
        assertThat(two.read(key).freshness()).isEqualTo(Freshness.EXPIRED);
        clock.advance(Duration.ofMinutes(1));
        assertThatThrownBy(() -> two.read(key)).hasMessage("The source is away");
    }

    @Test
    void aFailedRefreshIsNotRepeatedOnEveryRequest() {
        one.read(key);
        clock.advance(Duration.ofSeconds(59));
        awaitInRedis(key);
        clock.advance(JUST_STALE.minusSeconds(59));
        one.failsToLoad();
        one.read(key);
        await().until(() -> one.loads.get() == 2);
        await().untilAsserted(() -> {
            int before = one.loads.get();
            IntStream.range(0, 20).forEach(i -> one.read(key));
            assertThat(one.loads).hasValue(before);
        });
        int before = one.loads.get();
        clock.advance(Duration.ofSeconds(5));
        await().until(() -> {
            one.read(key);
            return one.loads.get() > before;
        });
    }

    @Test
    void aLoadThatFailedIsNotTriedAgainForEverybodyWhoIsServedTheOldValue() {
        Replica usual = replicas.start("usual", clock);
        usual.loads("old");
        usual.read(key);
        clock.advance(Duration.ofMinutes(6));
        usual.failsToLoad();
        usual.loads.set(0);
        for (int i = 0; i < 1000; i++) {
            assertThat(usual.read(key).freshness()).isEqualTo(Freshness.EXPIRED);
        }
        assertThat(usual.loads).hasValueLessThan(50);
        SlowLoad slow = new SlowLoad();
        usual.loader = slow;
        await().until(() -> {
            assertThat(usual.lookup(key).subscribeAsCompletionStage())
                    .as("nobody waits")
                    .isCompleted();
            return slow.hasBegun();
        });
        slow.end("new");
        await().until(() -> usual.text(key).equals("new"));
    }

    @Test
    void aChangeIsLoadedAtOnceAlsoWhereALoadHasJustFailed() {
        Replica resting = replicas.start("resting", clock);
        resting.loads("old @" + key);
        resting.read(key);
        await().until(() -> redis.key().exists("resting:" + key));
        resting.invalidateTags(key);
        resting.failsToLoad();
        assertThat(resting.text(key)).startsWith("old");
        assertThat(resting.atOnce(key)).as("nobody is asked").hasValueSatisfying(text -> assertThat(text)
                .startsWith("old"));
        Replica another = replicas.start("resting", clock);
        another.failsToLoad();
        assertThat(another.read(key).source()).isEqualTo(Source.REDIS);
        assertThat(another.read(key).source()).as("nor is Redis").isEqualTo(Source.MEMORY);
        resting.loads("new @" + key);
        assertThat(resting.text(key)).startsWith("old");

        resting.invalidateTags(key);
        assertThat(resting.text(key)).startsWith("new");
    }

    @Test
    void aThousandCallersAtOnceCauseOneLoad() {
        SlowLoad slow = new SlowLoad();
        one.loader = slow;
        List<CompletableFuture<Cached<byte[]>>> answers = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            answers.add(one.lookup(key).subscribeAsCompletionStage());
        }
        slow.awaitBegin();
        slow.end("once");
        assertThat(answers).allSatisfy(answer -> assertThat(answer)
                .succeedsWithin(5, TimeUnit.SECONDS)
                .satisfies(cached -> assertThat(cached.value()).asString(UTF_8).isEqualTo("once")));
        assertThat(one.loads).hasValue(1);
    }

    @Test
    void aCallerThatGoesAwayDoesNotStopTheLoadForOthers() {
        SlowLoad slow = new SlowLoad();
        one.loader = slow;
        var impatient = one.lookup(key).subscribe().with(ignored -> {});
        CompletableFuture<Cached<byte[]>> patient = one.lookup(key).subscribeAsCompletionStage();
        slow.awaitBegin();
        impatient.cancel();
        slow.end("done");
        assertThat(patient).succeedsWithin(5, TimeUnit.SECONDS);
    }

    @Test
    void aFailedLoadIsNotCached() {
        one.failsToLoad();
        assertThatThrownBy(() -> one.read(key)).isInstanceOf(IllegalStateException.class);
        one.loads("well again");
        assertThat(one.text(key)).isEqualTo("well again");
    }

    @Test
    void aLoaderThatThrowsOrGivesNothingFailsItsCallersOnly() {
        one.loader = () -> {
            throw new IllegalArgumentException("broken");
        };
        assertThatThrownBy(() -> one.read(key)).hasMessage("broken");
        one.loader = () -> Uni.createFrom().nullItem();
        assertThatThrownBy(() -> one.read(key)).hasMessageContaining("gave no value");
        one.loads("well again");
        assertThat(one.text(key)).isEqualTo("well again");
    }

    @Test
    void aLoadThatNeverEndsIsGivenUp() {
        one.loader = () -> Uni.createFrom().nothing();
        assertThatThrownBy(() -> one.read(key)).isInstanceOf(io.smallrye.mutiny.TimeoutException.class);
        one.loads("well again");
        assertThat(one.text(key)).isEqualTo("well again");
    }

    @Test
    void anInvalidationReachesEveryReplica() {
        one.loads("old");
        one.read(key);
        awaitInRedis(key);
        two.read(key);
        two.loads("new");
        one.loads("new");
        one.invalidate(key);
        assertThat(one.text(key)).isEqualTo("new");
        await().until(() -> two.text(key).equals("new"));
    }

    @Test
    void invalidatingAllReachesEveryReplicaAndKey() {
        String other = UUID.randomUUID().toString();
        one.loads("old");
        for (String each : List.of(key, other)) {
            one.read(each);
            awaitInRedis(each);
            two.read(each);
        }
        one.loads("new");
        two.loads("new");
        two.invalidateAll();
        await().until(() -> one.text(key).equals("new") && one.text(other).equals("new"));
        assertThat(two.text(key)).isEqualTo("new");
    }

    @Test
    void aLoadThatBeganBeforeAnInvalidationIsAnsweredButNotKept() {
        SlowLoad slow = new SlowLoad();
        one.loader = slow;
        CompletableFuture<Cached<byte[]>> early = one.lookup(key).subscribeAsCompletionStage();
        slow.awaitBegin();
        two.invalidate(key);
        one.loads("new");
        await().until(() -> one.text(key).equals("new"));
        slow.end("old");
        assertThat(early).succeedsWithin(5, TimeUnit.SECONDS);
        assertThat(one.text(key)).isEqualTo("new");
        assertThat(replica("test").text(key)).isEqualTo("new");
    }

    @Test
    void whoHasTakenTheOldValueFromRedisWhileItWasBeingForgottenDoesNotServeItAfterwards() {
        for (int round = 0; round < 200; round++) {
            String each = key + round;
            one.loads("old");
            one.read(each);
            await().pollInterval(Duration.ofMillis(1)).until(() -> redis.key().exists("test:" + each));
            // Memory has forgotten it by now, and Redis has not.
            Uni<Void> invalidation = one.invalidating(each);
            assertThat(one.text(each)).isEqualTo("old");
            one.loads("new");
            invalidation.await().atMost(Duration.ofSeconds(5));
            assertThat(one.text(each)).isEqualTo("new");
        }
    }

    @Test
    void aLoadThatBeganBeforeAnInvalidationIsNotWrittenToRedisEvenWhenItsMessageIsLate() {
        RedisTier.Known before = tier.read("test", "test:" + key).await().atMost(Duration.ofSeconds(5));
        tier.invalidate("test:" + key, Duration.ofMinutes(1)).await().atMost(Duration.ofSeconds(5));
        assertThat(tier.write("test:" + key, new byte[] {1}, Duration.ofMinutes(1), before)
                        .await()
                        .atMost(Duration.ofSeconds(5)))
                .isFalse();
        assertThat(redis.key().exists("test:" + key)).isFalse();
    }

    @Test
    void aDegradedValueIsServedForAMomentAndNeverShared() {
        one.loads("degraded page");
        assertThat(one.text(key)).isEqualTo("degraded page");
        assertThat(one.read(key).source()).isEqualTo(Source.MEMORY);
        assertThat(redis.key().exists("test:" + key)).isFalse();
        clock.advance(Duration.ofSeconds(5));
        one.loads("whole page");
        assertThat(one.text(key)).isEqualTo("whole page");
    }

    @Test
    void aDegradedValueDoesNotTakeThePlaceOfAStaleWholeOne() {
        one.loads("whole page");
        one.read(key);
        awaitInRedis(key);
        clock.advance(JUST_STALE);
        one.loads("degraded page");
        one.read(key);
        await().until(() -> one.loads.get() == 2);
        assertThat(one.text(key)).isEqualTo("whole page");
        assertThat(two.text(key)).isEqualTo("whole page");
    }

    @Test
    void aDegradedValueDoesNotCostAReplicaWithoutRedisItsLastGoodOne() {
        Replica alone = replicas.startWithoutRedis("test", clock);
        alone.loads("good");
        alone.read(key);
        clock.advance(Duration.ofMinutes(6));
        for (int moment = 0; moment < 3; moment++) {
            alone.loads("degraded");
            assertThat(alone.text(key)).isEqualTo("degraded");
            clock.advance(Duration.ofSeconds(6));
        }
        alone.failsToLoad();

        assertThat(alone.text(key)).isEqualTo("good");
        assertThat(alone.read(key).freshness()).isEqualTo(Freshness.EXPIRED);
        clock.advance(Duration.ofHours(24));
        assertThatThrownBy(() -> alone.read(key)).hasMessage("The source is away");
    }

    @Test
    void aDegradedValueIsMadeAnewOnceItIsForgotten() {
        one.loads("degraded");
        one.read(key);
        one.loads("whole");
        assertThat(one.text(key)).isEqualTo("degraded");

        one.forgetDegraded(key);
        assertThat(one.text(key)).isEqualTo("whole");
        one.loads("newer");
        one.forgetDegraded(key);
        assertThat(one.text(key)).as("a whole one stays").isEqualTo("whole");
    }

    @Test
    void aLargeValueIsCompressedInRedis() {
        String large = "page ".repeat(10_000);
        one.loads(large);
        one.read(key);
        awaitInRedis(key);
        assertThat(redis.value(byte[].class).strlen("test:" + key)).isLessThan(5_000);
        assertThat(two.text(key)).isEqualTo(large);
    }

    @Test
    void bytesInRedisThatAreNoEntryCountAsAbsent() {
        redis.value(byte[].class).set("test:" + key, "garbage".getBytes(UTF_8));
        assertThat(one.text(key)).isEqualTo("loaded");
        redis.value(byte[].class).set("test:" + key, new byte[] {1, 1, 0});
        assertThat(two.text(key)).isEqualTo("loaded");
    }

    @Test
    void anEntryInRedisEndsByItself() {
        one.read(key);
        awaitInRedis(key);
        assertThat(redis.key().pttl("test:" + key)).isPositive().isLessThanOrEqualTo(NO_LONGER_KEPT.toMillis());
    }

    @Test
    void aCacheThatIsSwitchedOffAlwaysLoads() {
        Replica off = replica("off");
        off.read(key);
        off.read(key);
        assertThat(off.loads).hasValue(2);
        assertThat(redis.key().exists("off:" + key)).isFalse();
    }

    @Test
    void whereRedisIsSwitchedOffEachReplicaHasItsMemoryOnly() {
        Replica alone = replicas.startWithoutRedis("test", clock);
        alone.loads("old @alone");
        alone.read(key);
        assertThat(alone.read(key).source()).isEqualTo(Source.MEMORY);
        assertThat(redis.key().exists("test:" + key)).isFalse();
        alone.loads("new @alone");
        alone.invalidateTags("alone");
        assertThat(alone.text(key)).startsWith("new");
        alone.loads("newer");
        alone.invalidate(key);
        assertThat(alone.text(key)).isEqualTo("newer");
        alone.loads("newest");
        alone.invalidateAll();
        assertThat(alone.text(key)).isEqualTo("newest");
        clock.advance(JUST_STALE);
        alone.loads("last");
        assertThat(alone.text(key)).isEqualTo("newest");
        await().until(() -> alone.text(key).equals("last"));
    }

    @Test
    void theAnswerComesOnTheContextThatAsked() throws Exception {
        SlowLoad slow = new SlowLoad();
        one.loader = slow;
        CompletableFuture<Context> answeredOn = new CompletableFuture<>();
        Context asker = vertx.getOrCreateContext();
        asker.runOnContext(
                ignored -> one.lookup(key).subscribe().with(value -> answeredOn.complete(Vertx.currentContext())));
        slow.awaitBegin();
        slow.end("done");
        assertThat(answeredOn.get(5, TimeUnit.SECONDS)).isEqualTo(asker);
    }

    @Test
    void withoutRedisMemoryAndLoaderGoOnAndItsReturnIsNoticed() {
        one.read(key);
        awaitInRedis(key);
        ownRedis.stop();
        try {
            one.awaitDisconnection();
            for (int i = 0; i < 50; i++) {
                assertThat(one.read(key).source()).isEqualTo(Source.MEMORY);
                assertThat(two.text(key + i)).isEqualTo("loaded");
            }
        } finally {
            ownRedis.start();
        }
        one.awaitConnection();
        awaitSharing();
    }

    @Test
    void whatIsInMemoryIsCheckedAgainAfterALostConnection() {
        one.loads("old");
        one.read(key);
        awaitInRedis(key);
        ownRedis.stop();
        ownRedis.start();
        one.awaitConnection();
        two.awaitConnection();
        await().until(() ->
                one.read(key).source() == Source.MEMORY || one.read(key).source() == Source.REDIS);
        assertThat(one.text(key)).isEqualTo("old");
    }

    @Test
    void aFrozenRedisIsNotWaitedForOnEveryRequest() {
        one.read(key);
        awaitInRedis(key);
        ownRedis.freeze();
        try {
            clock.advance(Duration.ofMinutes(1));
            for (int i = 0; i < 50; i++) {
                assertThat(one.text(key)).isEqualTo("loaded");
                assertThat(one.text(key + i)).isEqualTo("loaded");
            }
        } finally {
            ownRedis.thaw();
        }
        awaitSharing();
    }

    private void awaitInRedis(String key) {
        await().until(() -> redis.key().exists("test:" + key));
    }

    /** Until a value that is loaded now gets into Redis. */
    private void awaitSharing() {
        int before = redis.key().keys("test:*").size();
        await().until(() -> {
            one.read(UUID.randomUUID().toString());
            return redis.key().keys("test:*").size() > before;
        });
    }
}
