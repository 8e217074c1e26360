package io.mercato.platform.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.mercato.platform.server.OwnRedis;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

import jakarta.inject.Inject;

/** The lock that has one replica alone load a stale value's successor. */
@QuarkusTest
@QuarkusTestResource(OwnRedis.class)
class RefreshLockTest {
    @Inject
    Replicas replicas;

    @Inject
    RedisTier tier;

    @Inject
    RedisDataSource redis;

    private final SettableClock clock = new SettableClock();
    private final String key = UUID.randomUUID().toString();

    @AfterEach
    void stopReplicas() {
        replicas.close();
    }

    @Test
    void onlyItsOwnerGivesItBack() {
        String token = now(tier.lock(key, Duration.ofSeconds(10))).orElseThrow();
        assertThat(now(tier.lock(key, Duration.ofSeconds(10)))).isEmpty();
        now(tier.unlock(key, "somebody else's"));
        assertThat(now(tier.lock(key, Duration.ofSeconds(10)))).isEmpty();
        now(tier.unlock(key, token));
        assertThat(now(tier.lock(key, Duration.ofSeconds(10)))).isPresent();
    }

    @Test
    void ofAReplicaThatDiesItEndsByItself() {
        String dead = now(tier.lock(key, Duration.ofMillis(300))).orElseThrow();
        await().until(() -> now(tier.lock(key, Duration.ofSeconds(10))).isPresent());
        now(tier.unlock(key, dead));
        assertThat(now(tier.lock(key, Duration.ofSeconds(10))))
                .as("it is the next owner's")
                .isEqualTo(Optional.empty());
    }

    @Test
    void itLastsAsLongAsALoadMayAndNoLonger() {
        Replica one = stale();
        SlowLoad slow = new SlowLoad();
        one.loader = slow;
        one.read(key);
        slow.awaitBegin();
        assertThat(redis.key().pttl(lock())).isBetween(2_000L, 4_000L);
        slow.end("new");
        await().until(() -> !redis.key().exists(lock()));
    }

    @Test
    void aRefreshThatFailsGivesItBack() {
        Replica one = stale();
        one.failsToLoad();
        one.read(key);
        await().until(() -> one.loads.get() == 2 && !redis.key().exists(lock()));
    }

    @Test
    void aRefreshThatBringsHalfAValueGivesItBack() {
        Replica one = stale();
        one.loads("degraded");
        one.read(key);
        await().until(() -> one.loads.get() == 2 && !redis.key().exists(lock()));
        assertThat(one.text(key)).isEqualTo("loaded");
    }

    private Replica stale() {
        Replica one = replicas.start("test", clock);
        one.read(key);
        await().until(() -> redis.key().exists("test:" + key));
        clock.advance(Duration.ofMinutes(3));
        return one;
    }

    private String lock() {
        return "refreshing:{test:" + key + "}";
    }

    private static <T> T now(Uni<T> uni) {
        return uni.await().atMost(Duration.ofSeconds(5));
    }
}
