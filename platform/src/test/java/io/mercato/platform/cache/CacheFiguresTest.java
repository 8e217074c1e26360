package io.mercato.platform.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.mercato.platform.server.OwnRedis;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.UUID;

import jakarta.inject.Inject;

/** What docs/caching.md says can be seen of a cache. */
@QuarkusTest
@QuarkusTestResource(OwnRedis.class)
class CacheFiguresTest {
    @Inject
    Replicas replicas;

    @Inject
    RedisDataSource redis;

    private final SettableClock clock = new SettableClock();
    private final String key = UUID.randomUUID().toString();

    @AfterEach
    void stopReplicas() {
        replicas.close();
    }

    @Test
    void everyReadIsCountedOnceByWhereItWasAnsweredAndHowFreshItWas() {
        Replica one = replicas.start("test", clock);
        one.read(key);
        awaitInRedis("test:" + key);
        one.read(key);
        one.read(key);
        Replica two = replicas.start("test", clock);
        two.read(key);
        clock.advance(Duration.ofMinutes(3));
        SlowLoad slow = new SlowLoad();
        two.loader = slow;
        two.read(key);
        slow.awaitBegin();
        two.read(key);
        two.failsToLoad();
        clock.advance(Duration.ofMinutes(3));

        assertThat(gets(one, "loader", "fresh")).isEqualTo(1);
        assertThat(gets(one, "memory", "fresh")).isEqualTo(2);
        assertThat(gets(two, "redis", "fresh")).isEqualTo(1);
        assertThat(gets(two, "redis", "stale")).isEqualTo(1);
        assertThat(gets(two, "memory", "stale")).isEqualTo(1);
        assertThat(one.figure("mercato.cache.gets")).isEqualTo(3);
        assertThat(two.figure("mercato.cache.gets")).isEqualTo(3);
        slow.end("new");
    }

    @Test
    void aValueThatStandsInIsCountedAsExpiredAndTheLoadAsFailed() {
        Replica one = replicas.start("test", clock);
        one.read(key);
        awaitInRedis("test:" + key);
        clock.advance(Duration.ofMinutes(6));
        one.failsToLoad();
        one.read(key);

        assertThat(gets(one, "redis", "expired")).isEqualTo(1);
        assertThat(one.figure("mercato.cache.loads", "outcome", "success")).isEqualTo(1);
        assertThat(one.figure("mercato.cache.loads", "outcome", "failure")).isEqualTo(1);
    }

    @Test
    void whatIsForgottenAndWhatIsFoundOutdatedIsCounted() {
        Replica one = replicas.start("test", clock);
        one.loads("old @figures");
        one.read(key);
        one.invalidate(key);
        one.invalidateAll();
        assertThat(one.figure("mercato.cache.invalidations")).isEqualTo(2);
        one.read(key);
        replicas.start("test", clock).invalidate(key);
        await().until(() -> one.figure("mercato.cache.invalidations") == 3);
        one.read(key);
        one.invalidateTags("figures");
        one.read(key);
        assertThat(one.figure("mercato.cache.outdated")).isEqualTo(1);
    }

    @Test
    void memoryIsBoundedAndWhatHasToLeaveIsCounted() {
        Replica tiny = replicas.start("tiny", clock);
        tiny.loads("x".repeat(2_000));
        for (int i = 0; i < 100; i++) {
            tiny.read(key + i);
        }
        await().until(() -> tiny.figure("mercato.cache.memory.evictions") >= 95);
        assertThat(tiny.figure("mercato.cache.memory.entries")).isLessThanOrEqualTo(4);
    }

    @Test
    void aFailureThatNobodyMayStandInForIsTheCallers() {
        Replica one = replicas.start("test", clock);
        one.failsToLoad();
        assertThatThrownBy(() -> one.read(key)).hasMessage("The source is away");
        assertThat(one.figure("mercato.cache.gets")).isZero();
    }

    private static double gets(Replica replica, String source, String freshness) {
        return replica.figure("mercato.cache.gets", "source", source, "freshness", freshness);
    }

    private void awaitInRedis(String each) {
        await().until(() -> redis.key().exists(each));
    }
}
