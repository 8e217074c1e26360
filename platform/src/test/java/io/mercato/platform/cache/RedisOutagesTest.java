package io.mercato.platform.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.mercato.platform.cache.Cached.Freshness;
import io.mercato.platform.cache.Cached.Source;
import io.mercato.platform.server.OwnRedis;
import io.mercato.platform.server.Wire;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Future;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.net.NetClientOptions;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.redis.client.RedisOptions;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

/** Redis on its bad days, while replicas are asked for values and told to forget them. */
@QuarkusTest
@QuarkusTestResource(OwnRedis.class)
class RedisOutagesTest {
    /** Three heartbeats, after which a connection counts as lost. */
    private static final Duration SILENCE = Duration.ofMillis(900);

    @Inject
    Replicas replicas;

    @Inject
    RedisDataSource redis;

    @Inject
    Vertx vertx;

    @ConfigProperty(name = "quarkus.redis.hosts")
    URI address;

    OwnRedis.Control ownRedis;

    private final SettableClock clock = new SettableClock();
    private final String key = UUID.randomUUID().toString();
    private final String tag = "shoe:" + UUID.randomUUID();
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
    void aThousandCallersAreAnsweredWhileRedisIsFrozen() {
        ownRedis.freeze();
        try {
            long begun = System.nanoTime();
            List<CompletableFuture<Cached<byte[]>>> answers = IntStream.range(0, 1000)
                    .mapToObj(i -> one.lookup(key + i).subscribeAsCompletionStage())
                    .toList();
            assertThat(answers).allSatisfy(answer -> assertThat(answer).succeedsWithin(5, TimeUnit.SECONDS));
            // One timeout, and then the circuit is open: far from a thousand timeouts one after the other.
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(4));
            assertThat(one.loads).hasValue(1000);
        } finally {
            ownRedis.thaw();
        }
    }

    @Test
    void whatWasInvalidatedWhileRedisWasFrozenIsForgottenEverywhereOnceItIsBack() {
        everywhere("old @" + tag);
        bothLoad("new @" + tag);
        ownRedis.freeze();
        try {
            assertThatThrownBy(() -> one.invalidateTags(tag)).isNotNull();
            assertThat(one.text(key)).startsWith("new");
        } finally {
            ownRedis.thaw();
        }
        await().until(() -> two.text(key).startsWith("new"));
        assertThat(one.text(key)).startsWith("new");
    }

    @Test
    void anInvalidationByKeyThatRedisCouldNotBeToldIsMadeUpFor() {
        everywhere("old");
        bothLoad("new");
        ownRedis.kill();
        try {
            one.awaitDisconnection();
            assertThatThrownBy(() -> one.invalidate(key)).isNotNull();
        } finally {
            ownRedis.start();
        }
        one.awaitConnection();
        two.awaitConnection();
        await().until(() -> two.text(key).equals("new"));
        assertThat(one.text(key)).isEqualTo("new");
        await().untilAsserted(() ->
                assertThat(replicas.start("test", clock).read(key).source()).isEqualTo(Source.REDIS));
    }

    @Test
    void anInvalidationOfAllThatRedisCouldNotBeToldIsMadeUpFor() {
        everywhere("old");
        bothLoad("new");
        ownRedis.stop();
        try {
            one.awaitDisconnection();
            assertThatThrownBy(() -> one.invalidateAll()).isNotNull();
        } finally {
            ownRedis.start();
        }
        await().until(() -> two.text(key).equals("new"));
        assertThat(one.text(key)).isEqualTo("new");
    }

    @Test
    void whatARedisHadConfirmedThatAnotherOneLacksIsToldToThatToo() {
        everywhere("old @" + tag);
        bothLoad("new @" + tag);
        byte[] entry = redis.value(byte[].class).get("test:" + key);
        one.invalidateTags(tag);
        // As a replica that takes the master's place before it has received the invalidation.
        String marks = redis.key().keys("tags:*").getFirst();
        redis.sortedSet(String.class).zrem(marks, tag);
        redis.value(byte[].class).set("test:" + key, entry);
        ownRedis.stop();
        one.awaitDisconnection();
        ownRedis.start();
        one.awaitConnection();

        await().until(() -> redis.sortedSet(String.class).zscore(marks, tag).isPresent());
        Replica three = replicas.start("test", clock);
        three.loads("new @" + tag);
        assertThat(three.text(key)).startsWith("new");
    }

    @Test
    void aLoadThatWasOnItsWayWhenRedisWasRestartedEmptyDoesNotUndoAnInvalidation() {
        SlowLoad slow = new SlowLoad();
        one.loader = slow;
        CompletableFuture<Cached<byte[]>> early = one.lookup(key).subscribeAsCompletionStage();
        slow.awaitBegin();
        two.invalidate(key);
        ownRedis.restartEmpty();
        two.awaitConnection();
        slow.end("old");
        assertThat(early).succeedsWithin(5, TimeUnit.SECONDS);

        Replica three = replicas.start("test", clock);
        three.loads("new");
        assertThat(three.text(key)).isEqualTo("new");
    }

    @Test
    void aRedisThatWasRestartedEmptyIsFilledAgain() {
        everywhere("old");
        ownRedis.restartEmpty();
        one.awaitConnection();
        two.awaitConnection();
        bothLoad("new");
        assertThat(one.text(key)).isEqualTo("new");
        await().until(() -> two.read(key).source() != Source.LOADER);
        awaitInRedis(key);
    }

    @Test
    void fromAFullRedisIsReadAndLoadsGoOn() {
        everywhere("shared");
        fill(() -> {
            Replica three = replicas.start("test", clock);
            for (int i = 0; i < 30; i++) {
                assertThat(one.text(key + i)).isEqualTo("shared");
            }
            clock.advance(Duration.ofMinutes(1));
            // Had refused writes opened the circuit, this would be a load.
            assertThat(three.read(key).source()).isEqualTo(Source.REDIS);
            assertThat(one.read(key).source()).isEqualTo(Source.REDIS);
            assertThat(redis.key().exists("test:" + key + 29)).isFalse();
            assertThat(one.figure("mercato.cache.redis.errors")).isPositive();
        });
        await().until(() -> {
            String more = UUID.randomUUID().toString();
            one.read(more);
            return redis.key().exists("test:" + more);
        });
    }

    @Test
    void aStaleValueIsRefreshedAlthoughRedisIsFull() {
        everywhere("old");
        fill(() -> {
            bothLoad("new");
            clock.advance(Duration.ofMinutes(3));
            assertThat(one.read(key).freshness()).isEqualTo(Freshness.STALE);
            await().until(() -> one.text(key).equals("new"));
        });
    }

    @Test
    void aFullRedisForgetsWhatItIsToldToForget() {
        String byKey = key + "-key";
        everywhere("old @" + tag);
        everywhere(byKey, "old");
        fill(() -> {
            bothLoad("new @" + tag);
            one.invalidateTags(tag);
            one.invalidate(byKey);
            assertThat(one.text(key)).startsWith("new");
            assertThat(one.text(byKey)).startsWith("new");
            await().until(() ->
                    two.text(key).startsWith("new") && two.text(byKey).startsWith("new"));
            assertThat(redis.key().exists("test:" + byKey)).isFalse();
        });
        everywhere(key + "-all", "old");
        fill(() -> {
            bothLoad("new");
            one.invalidateAll();
            await().until(() -> two.text(key + "-all").equals("new"));
        });
    }

    @Test
    void fromARedisThatIsReadOnlyIsReadAndWhatItCouldNotForgetItForgetsLater() {
        everywhere("old @" + tag);
        String other = key + "-other";
        everywhere(other, "other");
        redis.execute("REPLICAOF", "127.0.0.1", "1");
        try {
            clock.advance(Duration.ofMinutes(1));
            // A connection that an outage before this one has cut is found to be so by the first to use it.
            await().until(() -> one.read(other).source() == Source.REDIS);
            assertThat(one.text(key + "-new")).isEqualTo("other");
            bothLoad("new @" + tag);
            assertThatThrownBy(() -> one.invalidateTags(tag)).hasMessageContaining("READONLY");
        } finally {
            redis.execute("REPLICAOF", "NO", "ONE");
        }
        await().until(() -> one.text(key).startsWith("new") && two.text(key).startsWith("new"));
        Replica three = replicas.start("test", clock);
        three.loads("new");
        assertThat(three.text(key)).startsWith("new");
    }

    @Test
    void aConnectionWhoseOtherEndIsGoneWithoutAWordIsNotTrusted() {
        try (Wire wire = Wire.to(address)) {
            Replica far = replicas.start("test", clock, client(wire));
            everywhere("old @" + tag);
            assertThat(far.text(key)).startsWith("old");
            wire.cut();
            one.invalidateTags(tag);
            far.loads("new @" + tag);
            // It goes on with what it has, for it cannot know better, …
            far.awaitDisconnection();
            assertThat(far.text(key)).startsWith("old");
            wire.mend();
            // … until it hears of the invalidation that it has missed.
            far.awaitConnection();
            await().until(() -> far.text(key).startsWith("new"));
        }
    }

    @Test
    void aLoadThatBeganBeforeAnInvalidationThatWasMissedIsNotTrustedOnceTheConnectionIsBack() {
        try (Wire wire = Wire.to(address)) {
            Replica far = replicas.start("busy", clock, client(wire));
            SlowLoad slow = new SlowLoad();
            far.loader = slow;
            CompletableFuture<Cached<byte[]>> early = far.lookup(key).subscribeAsCompletionStage();
            slow.awaitBegin();
            wire.cut();
            wire.hangUp();
            far.awaitDisconnection();
            one.invalidateTags(tag);
            wire.mend();
            far.awaitConnection();
            slow.end("old @" + tag);
            assertThat(early).succeedsWithin(5, TimeUnit.SECONDS);

            far.loads("new @" + tag);
            assertThat(far.text(key)).startsWith("new");
        }
    }

    @Test
    void aReplicaThatWasItselfHeldUpDoesNotTakeTheOthersForSilent() {
        one.loads("old @" + tag);
        one.read(key);
        one.invalidateTags(tag);
        one.loads("new @" + tag);
        one.read(key);
        holdUp(SILENCE.multipliedBy(2));

        // Nothing is told again, as it would be after a loss, nor asked of Redis.
        await().during(SILENCE)
                .atMost(SILENCE.multipliedBy(3))
                .until(() -> one.read(key).source() == Source.MEMORY);
        assertThat(one.loads).hasValue(2);
    }

    /** All event loops have something else to do for so long. */
    private void holdUp(Duration pause) {
        List<Future<?>> held = new ArrayList<>();
        for (EventExecutor loop : vertx.getDelegate().nettyEventLoopGroup()) {
            held.add(loop.submit(() -> new CountDownLatch(1).await(pause.toMillis(), TimeUnit.MILLISECONDS)));
        }
        held.forEach(Future::syncUninterruptibly);
    }

    @Test
    void whatIsLoadedAfterAnInvalidationIsKeptHoweverLateItsMessageComesBack() {
        for (Consumer<Replica> invalidation :
                List.<Consumer<Replica>>of(Replica::invalidateAll, replica -> replica.invalidate(key))) {
            try (Wire wire = Wire.to(address)) {
                Replica far = replicas.startThatHearsBy(client(wire), "test", clock);
                String other = UUID.randomUUID().toString();
                far.loads("old");
                wire.delay(Duration.ofMillis(200));
                invalidation.accept(far);
                SlowLoad slow = new SlowLoad();
                CompletableFuture<Cached<byte[]>> asked =
                        far.lookup(key, _ -> slow.get()).subscribeAsCompletionStage();
                far.read(other);
                slow.awaitBegin();

                // Who has heard the second message has heard the first.
                one.invalidate(other);
                far.loads("new");
                await().until(() -> far.text(other).equals("new"));
                slow.end("kept");
                assertThat(asked).succeedsWithin(5, TimeUnit.SECONDS);
                assertThat(far.text(key)).isEqualTo("kept");
            }
        }
    }

    @Test
    void whatARedisThatRefusedToForgetGaveMeanwhileIsForgottenOnceItHasBeenTold() {
        everywhere("old");
        bothLoad("new");
        redis.execute("REPLICAOF", "127.0.0.1", "1");
        try {
            // A connection that an outage before this one has cut is found to be so by the first to use it.
            await().untilAsserted(() -> {
                assertThatThrownBy(() -> one.invalidate(key)).hasMessageContaining("READONLY");
                assertThat(one.text(key)).isEqualTo("old");
            });
        } finally {
            redis.execute("REPLICAOF", "NO", "ONE");
        }
        await().until(() -> one.text(key).equals("new") && two.text(key).equals("new"));
    }

    @Test
    void whatCannotBeToldToARedisThatIsReadOnlyWhenItIsBackIsToldAllTheSame() {
        String marks = redis.key().keys("tags:*").stream().findFirst().orElseGet(this::tagMarks);
        String mark = "invalidated:{test:" + key + "}";
        await().ignoreExceptions().until(() -> {
            one.invalidateTags(tag);
            one.invalidate(key);
            return true;
        });
        // As a replica that has not received them, and is not yet the master when it is connected to.
        redis.sortedSet(String.class).zrem(marks, tag);
        redis.key().del(mark);
        untilItGetsThrough("REPLICAOF", "127.0.0.1", "1");
        try {
            untilItGetsThrough("CLIENT", "KILL", "TYPE", "pubsub");
            await().ignoreExceptions().until(() -> listening() >= 2);
            one.awaitConnection();
            assertThatThrownBy(() -> one.invalidateTags("another")).hasMessageContaining("READONLY");
        } finally {
            untilItGetsThrough("REPLICAOF", "NO", "ONE");
        }
        await().until(() -> redis.sortedSet(String.class).zscore(marks, tag).isPresent());
        await().until(() -> redis.key().exists(mark));
    }

    @Test
    void aSlowRedisCountsAsAway() {
        try (Wire wire = Wire.to(address)) {
            Replica far = replicas.start("test", clock, client(wire));
            wire.delay(Duration.ofMillis(700));
            List<CompletableFuture<Cached<byte[]>>> answers = IntStream.range(0, 20)
                    .mapToObj(i -> far.lookup(key + i).subscribeAsCompletionStage())
                    .toList();
            assertThat(answers).allSatisfy(answer -> assertThat(answer).succeedsWithin(2, TimeUnit.SECONDS));
            long begun = System.nanoTime();
            far.read(key + "-more");
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofMillis(400));
            assertThat(far.figure("mercato.cache.gets", "source", "loader")).isEqualTo(21);
            wire.delay(Duration.ZERO);
            everywhere("shared");
            await().until(() -> {
                clock.advance(Duration.ofMinutes(1));
                return far.read(key).source() == Source.REDIS;
            });
        }
    }

    private String tagMarks() {
        one.invalidateTags("first");
        return redis.key().keys("tags:*").getFirst();
    }

    /** A connection that an outage before has cut is found to be so by the first to use it. */
    private void untilItGetsThrough(String command, String... arguments) {
        await().ignoreExceptions().until(() -> redis.execute(command, arguments) != null);
    }

    private long listening() {
        return redis.execute("CLIENT", "LIST", "TYPE", "pubsub")
                .toString()
                .lines()
                .count();
    }

    private Redis client(Wire wire) {
        return Redis.createClient(
                vertx,
                new RedisOptions()
                        .setConnectionString("redis://127.0.0.1:" + wire.port())
                        .setNetClientOptions(new NetClientOptions().setReadIdleTimeout(1)));
    }

    /** Does something while Redis takes nothing more, as one without a policy of eviction. */
    private void fill(Runnable meanwhile) {
        redis.execute("CONFIG", "SET", "maxmemory-policy", "noeviction");
        redis.execute("CONFIG", "SET", "maxmemory", "1");
        try {
            meanwhile.run();
        } finally {
            redis.execute("CONFIG", "SET", "maxmemory", "0");
        }
    }

    private void everywhere(String text) {
        everywhere(key, text);
    }

    private void everywhere(String each, String text) {
        bothLoad(text);
        one.read(each);
        awaitInRedis(each);
        two.read(each);
    }

    private void bothLoad(String text) {
        List.of(one, two).forEach(replica -> replica.loads(text));
    }

    private void awaitInRedis(String each) {
        await().ignoreExceptions().until(() -> redis.key().exists("test:" + each));
    }
}
