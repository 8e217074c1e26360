package io.mercato.platform.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.mercato.platform.cache.RedisTierSettings;
import io.mercato.platform.server.OwnRedis;
import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

/** Two replicas that count together, and alone when they must. */
@QuarkusTest
@QuarkusTestResource(OwnRedis.class)
class SharedRateLimiterTest {
    private static final Duration HOUR = Duration.ofHours(1);

    /** Above what a command to Redis may take, and far below what a caller would wait. */
    private static final Duration BOUND = Duration.ofSeconds(5);

    private final String policy = "policy-" + UUID.randomUUID();

    @Inject
    ReactiveRedisDataSource reactiveRedis;

    @Inject
    RedisDataSource redis;

    @Inject
    RedisTierSettings settings;

    OwnRedis.Control ownRedis;

    private SharedRateLimiter one;
    private SharedRateLimiter two;

    @BeforeEach
    void startTwoReplicas() {
        one = replica();
        two = replica();
    }

    private SharedRateLimiter replica() {
        return new SharedRateLimiter(new RedisRateLimiter(reactiveRedis), new LocalRateLimiter(), settings);
    }

    @Test
    void whatOneReplicaAllowsTheOtherCounts() {
        Quota quota = new Quota(policy, 5, HOUR);
        assertThat(take(one, quota)).isEqualTo(true);
        assertThat(take(two, quota)).isEqualTo(true);
        assertThat(take(two, quota)).isEqualTo(true);
        assertThat(verdict(one, quota).remaining()).isEqualTo(1);
        assertThat(take(two, quota)).isEqualTo(true);

        assertThat(take(one, quota)).isFalse();
        assertThat(take(two, quota)).isFalse();
    }

    @Test
    void ofManyCallsAtOnceToTwoReplicasAsManyAsTheLimitGoOn() throws Exception {
        Quota quota = new Quota(policy, 20, HOUR);
        List<Callable<Boolean>> calls = IntStream.range(0, 100)
                .<Callable<Boolean>>mapToObj(i -> () -> take(i % 2 == 0 ? one : two, quota))
                .toList();

        int allowed = 0;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Boolean> call : threads.invokeAll(calls)) {
                allowed += call.get() ? 1 : 0;
            }
        }

        assertThat(allowed).isEqualTo(20);
    }

    @Test
    void oneCallersLimitIsNotAnothers() {
        Quota quota = new Quota(policy, 1, HOUR);
        assertThat(take(one, quota)).isTrue();
        assertThat(take(one, quota)).isFalse();

        assertThat(one.take(quota, "another").await().atMost(BOUND).allowed()).isTrue();
        assertThat(take(one, new Quota(policy + "-other", 1, HOUR))).isTrue();
    }

    @Test
    void callsAreAllowedAgainOneByOneAsTimePasses() {
        Quota quota = new Quota(policy, 2, Duration.ofSeconds(2));
        assertThat(take(one, quota)).isTrue();
        assertThat(take(one, quota)).isTrue();
        Verdict refused = verdict(one, quota);
        assertThat(refused.allowed()).isFalse();
        assertThat(refused.retryAfter()).isPositive().isLessThanOrEqualTo(Duration.ofSeconds(1));
        assertThat(refused.untilReset()).isGreaterThan(refused.retryAfter());

        await().until(() -> take(one, quota));

        assertThat(take(one, quota)).as("only one has come back").isFalse();
    }

    @Test
    void whatWasCountedIsForgottenWithTheWindow() {
        Quota quota = new Quota(policy, 1, Duration.ofMillis(300));
        take(one, quota);
        assertThat(redis.key().keys("rate-limit:" + policy + "*")).hasSize(1);

        await().until(() -> redis.key().keys("rate-limit:" + policy + "*").isEmpty());
    }

    @Test
    void withoutRedisEachReplicaCountsAloneAndAfterwardsTogetherAgain() {
        Quota quota = new Quota(policy, 2, HOUR);
        ownRedis.stop();
        try {
            for (SharedRateLimiter replica : List.of(one, two)) {
                assertThat(take(replica, quota)).isTrue();
                assertThat(verdict(replica, quota).remaining()).isZero();
                assertThat(take(replica, quota)).isFalse();
            }
        } finally {
            ownRedis.start();
        }

        await().until(() -> {
            take(one, quota);
            return !redis.key().keys("rate-limit:" + policy + "*").isEmpty();
        });
        Quota fresh = new Quota(policy + "-after", 1, HOUR);
        await().until(() -> take(one, fresh) || take(two, fresh));
        await().until(() -> !take(one, fresh) && !take(two, fresh));
    }

    @Test
    void aFrozenRedisIsWaitedForOnlyBriefly() {
        Quota quota = new Quota(policy, 3, HOUR);
        ownRedis.freeze();
        try {
            for (int i = 0; i < 3; i++) {
                assertThat(take(one, quota)).isTrue();
            }
            assertThat(take(one, quota)).isFalse();
        } finally {
            ownRedis.thaw();
        }
    }

    private static boolean take(SharedRateLimiter replica, Quota quota) {
        return verdict(replica, quota).allowed();
    }

    private static Verdict verdict(SharedRateLimiter replica, Quota quota) {
        return replica.take(quota, "somebody").await().atMost(BOUND);
    }
}
