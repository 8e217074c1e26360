package io.mercato.platform.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.mercato.platform.server.OwnRedis;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import jakarta.inject.Inject;

/** Values that are renewed before they are stale, and answers that wait for nothing. */
@QuarkusTest
@QuarkusTestResource(OwnRedis.class)
class KeepingWarmTest {
    @Inject
    Replicas replicas;

    @Inject
    RedisDataSource redis;

    private final SettableClock clock = new SettableClock();
    private final String key = UUID.randomUUID().toString();
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
    void aFreshValueIsRenewedAndItsSuccessorShared() {
        everywhere("old @warm");
        one.loads("new @warm");
        renew(one);

        assertThat(one.text(key)).startsWith("new");
        await().until(() -> {
            clock.advance(Duration.ofSeconds(10));
            return two.text(key).startsWith("new");
        });
        assertThat(two.loads).hasValue(0);
    }

    @Test
    void ofTwoReplicasThatRenewAtOnceOneLoads() {
        everywhere("old");
        SlowLoad slow = new SlowLoad();
        one.loader = slow;
        two.loader = slow;
        one.loads.set(0);
        CompletableFuture<Void> first = one.renewing(key).subscribeAsCompletionStage();
        slow.awaitBegin();
        renew(two);
        slow.end("new");
        assertThat(first).succeedsWithin(5, TimeUnit.SECONDS);
        assertThat(one.loads.get() + two.loads.get()).isEqualTo(1);
        assertThat(one.text(key)).isEqualTo("new");
    }

    @Test
    void aValueOutlivesARenewalThatFailsAndTheNextOneWorks() {
        everywhere("old");
        one.failsToLoad();
        assertThatThrownBy(() -> renew(one)).hasMessage("The source is away");
        assertThat(one.text(key)).isEqualTo("old");
        one.loads("new");
        renew(one);
        assertThat(one.text(key)).isEqualTo("new");
    }

    @Test
    void aRenewalThatBeganBeforeAnInvalidationDoesNotUndoIt() {
        everywhere("old @warm-late");
        SlowLoad slow = new SlowLoad();
        one.loader = slow;
        CompletableFuture<Void> renewing = one.renewing(key).subscribeAsCompletionStage();
        slow.awaitBegin();
        two.invalidateTags("warm-late");
        one.loads("new @warm-late");
        slow.end("late @warm-late");
        assertThat(renewing).succeedsWithin(5, TimeUnit.SECONDS);

        await().until(() -> one.text(key).startsWith("new"));
        two.loads("new");
        assertThat(two.text(key)).startsWith("new");
    }

    @Test
    void aCacheThatIsSwitchedOffIsNotFilled() {
        Replica off = replicas.start("off", clock);
        renew(off);
        off.read(key);
        assertThat(redis.key().exists("off:" + key)).isFalse();
        assertThat(off.atOnce(key)).isEmpty();
    }

    @Test
    void onlyWhatIsFreshAndTrustedIsAnsweredWithoutAsking() {
        assertThat(one.atOnce(key)).isEmpty();
        everywhere("old @fresh");
        assertThat(one.atOnce(key)).hasValueSatisfying(text -> assertThat(text).startsWith("old"));
        clock.advance(Duration.ofMinutes(1));
        assertThat(one.atOnce(key)).as("Redis may have a newer one").isEmpty();
        one.read(key);
        assertThat(one.atOnce(key)).isPresent();
        one.invalidateTags("fresh");
        assertThat(one.atOnce(key)).isEmpty();
        one.read(key);
        clock.advance(Duration.ofMinutes(3));
        assertThat(one.atOnce(key)).as("stale").isEmpty();
    }

    @Test
    void whatIsStaleIsAnsweredWithoutAskingWhileItsSuccessorIsLoaded() {
        everywhere("old");
        clock.advance(Duration.ofMinutes(3));
        SlowLoad slow = new SlowLoad();
        one.loader = slow;
        assertThat(one.text(key)).isEqualTo("old");
        slow.awaitBegin();
        assertThat(one.atOnce(key)).hasValue("old");
        slow.end("new");
        await().untilAsserted(() -> assertThat(one.atOnce(key)).hasValue("new"));
    }

    private void everywhere(String text) {
        one.loads(text);
        two.loads(text);
        one.read(key);
        await().until(() -> redis.key().exists("test:" + key));
        two.read(key);
    }

    private static void renew(Replica replica, String key) {
        replica.renewing(key).await().atMost(Duration.ofSeconds(5));
    }

    private void renew(Replica replica) {
        renew(replica, key);
    }
}
