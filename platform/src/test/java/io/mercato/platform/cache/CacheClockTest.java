package io.mercato.platform.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.mercato.platform.cache.Cached.Freshness;
import io.mercato.platform.cache.Cached.Source;
import io.mercato.platform.server.OwnRedis;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.UUID;

import jakarta.inject.Inject;

/** Clocks that jump, and replicas whose clocks differ. */
@QuarkusTest
@QuarkusTestResource(OwnRedis.class)
class CacheClockTest {
    @Inject
    Replicas replicas;

    @Inject
    RedisDataSource redis;

    private final SettableClock clock = new SettableClock();
    private final SettableClock otherClock = new SettableClock();
    private final String key = UUID.randomUUID().toString();

    @AfterEach
    void stopReplicas() {
        replicas.close();
    }

    @Test
    void aValueThatWasMadeWhileTheClockWasAheadIsNotTakenForFreshUntilThen() {
        Replica one = replicas.start("test", clock);
        clock.advance(Duration.ofDays(1));
        one.loads("old");
        one.read(key);
        awaitInRedis();
        clock.advance(Duration.ofDays(-1));
        one.loads("new");

        assertThat(one.text(key)).isEqualTo("new");
        assertThat(one.read(key).source()).isEqualTo(Source.MEMORY);
        Replica two = replicas.start("test", clock);
        await().until(() -> two.text(key).equals("new"));
    }

    @Test
    void aValueThatWasMadeWhileTheClockWasAheadStandsInForALoadThatFails() {
        Replica one = replicas.start("test", clock);
        one.read(key);
        awaitInRedis();
        clock.advance(Duration.ofHours(-2));
        one.failsToLoad();

        Cached<byte[]> instead = one.read(key);
        assertThat(instead.freshness()).isEqualTo(Freshness.EXPIRED);
        assertThat(instead.expiresIn()).isZero();
    }

    @Test
    void aClockThatGoesAheadHasValuesLoadedAnewAndTheOldOnesStandIn() {
        Replica one = replicas.start("test", clock);
        one.read(key);
        awaitInRedis();
        clock.advance(Duration.ofHours(20));
        one.failsToLoad();
        assertThat(one.read(key).freshness()).isEqualTo(Freshness.EXPIRED);
        one.loads("new");
        assertThat(one.text(key)).isEqualTo("new");
    }

    @Test
    void clocksThatDifferByLittleShareTheirValues() {
        Replica one = replicas.start("test", clock);
        otherClock.advance(Duration.ofSeconds(5));
        Replica ahead = replicas.start("test", otherClock);
        ahead.read(key);
        awaitInRedis();

        Cached<byte[]> shared = one.read(key);
        assertThat(shared.source()).isEqualTo(Source.REDIS);
        assertThat(shared.freshness()).isEqualTo(Freshness.FRESH);
        assertThat(one.loads).hasValue(0);
        assertThat(shared.expiresIn()).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void replicasWhoseClocksDifferByHoursEachServeWhatIsFreshByTheirOwn() {
        Replica one = replicas.start("test", clock);
        otherClock.advance(Duration.ofHours(3));
        Replica ahead = replicas.start("test", otherClock);
        for (int minute = 0; minute < 6; minute++) {
            assertThat(ahead.read(key).freshness()).isNotEqualTo(Freshness.EXPIRED);
            assertThat(one.read(key).freshness()).isNotEqualTo(Freshness.EXPIRED);
            clock.advance(Duration.ofMinutes(1));
            otherClock.advance(Duration.ofMinutes(1));
        }
        assertThat(one.loads.get() + ahead.loads.get()).isLessThanOrEqualTo(12);
    }

    @Test
    void anInvalidationHoldsWhateverTheClocksSay() {
        Replica one = replicas.start("test", clock);
        otherClock.advance(Duration.ofHours(-3));
        Replica behind = replicas.start("test", otherClock);
        one.loads("old @clocked");
        one.read(key);
        behind.loads("old @clocked");
        behind.read(key);
        one.loads("new @clocked");
        behind.loads("new @clocked");

        behind.invalidateTags("clocked");

        await().until(() -> one.text(key).startsWith("new"));
        assertThat(behind.text(key)).startsWith("new");
    }

    private void awaitInRedis() {
        await().until(() -> redis.key().exists("test:" + key));
    }
}
