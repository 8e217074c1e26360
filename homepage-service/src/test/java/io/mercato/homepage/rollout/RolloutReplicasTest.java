package io.mercato.homepage.rollout;

import static io.mercato.homepage.rollout.RolloutApi.ADMIN;
import static io.mercato.homepage.rollout.RolloutApi.BELOW_HALF;
import static io.mercato.homepage.rollout.RolloutApi.admin;
import static io.mercato.homepage.rollout.RolloutApi.read;
import static io.mercato.homepage.rollout.RolloutApi.set;
import static io.mercato.homepage.rollout.RolloutApi.variantOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.mercato.embedded.Outage;
import io.mercato.embedded.TestServers;
import io.mercato.homepage.page.CatalogStub;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.Vertx;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

/** What an administrator changes at one replica holds on all of them, and outlives what Redis may suffer. */
@QuarkusTest
@QuarkusTestResource(CatalogStub.class)
class RolloutReplicasTest {
    private static final Duration PROMISED = Duration.ofSeconds(5);

    @Inject
    RolloutStore store;

    @Inject
    ReactiveRedisDataSource reactive;

    @Inject
    RedisDataSource redis;

    @Inject
    Vertx vertx;

    private final List<CurrentRollout> others = new ArrayList<>();

    @BeforeEach
    void twentyPercent() {
        set(20);
    }

    @AfterEach
    void stopTheOthers() {
        others.forEach(other -> other.stop(new ShutdownEvent()));
    }

    @Test
    void anotherReplicaHearsOfAChange() {
        CurrentRollout other = replica("PT1H", "77");
        await().until(() -> percent(other).equals("20"));
        set(30);
        await().atMost(PROMISED).until(() -> percent(other).equals("30"));
    }

    @Test
    void anotherReplicaNoticesAChangeOfWhichItHasHeardNothing() {
        CurrentRollout other = replica("PT0.2S", "77");
        await().until(() -> percent(other).equals("20"));
        long version = other.get().version() + 1;
        // As the script does it, but for the message.
        redis.execute("HSET", RolloutStore.KEY, "version", Long.toString(version), "buckets", "4000");
        await().atMost(PROMISED).until(() -> percent(other).equals("40"));
    }

    @Test
    void aReplicaThatCannotAskGoesByTheConfiguration() {
        try (Outage _ = TestServers.ofThisRun().stopRedis()) {
            CurrentRollout other = replica("PT0.2S", "77");
            assertThat(percent(other)).isEqualTo("77");
            assertThat(other.get().isConfigured()).isTrue();
        }
        await().atMost(PROMISED).until(() -> percent(others.getFirst()).equals("20"));
    }

    @Test
    void whileRedisIsAwayWhatHeldGoesOnAndNothingCanBeChanged() {
        set(50);
        try (Outage _ = TestServers.ofThisRun().stopRedis()) {
            variantOf(BELOW_HALF).statusCode(200).body("variant", equalTo("batch"));
            admin().post(ADMIN + "/rollback").then().statusCode(503).body("code", equalTo("rollout_unavailable"));
            variantOf(BELOW_HALF).body("variant", equalTo("batch"));
        }
        await().atMost(PROMISED).untilAsserted(() -> read().statusCode(200).body("percent", equalTo(50)));
        set(20);
    }

    @Test
    void aRedisThatHasLostItIsToldAgain() {
        redis.execute("DEL", RolloutStore.KEY);
        await().atMost(PROMISED)
                .until(() -> "2000".equals(redis.hash(String.class).hget(RolloutStore.KEY, "buckets")));
        read().body("percent", equalTo(20)).body("changedBy", equalTo("ada"));
    }

    @Test
    void aRedisThatHasGoneBackToAnEarlierChangeIsToldTheLaterOne() {
        CurrentRollout other = replica("PT0.2S", "77");
        await().until(() -> percent(other).equals("20"));
        redis.execute("HSET", RolloutStore.KEY, "version", "1", "buckets", "10000");
        await().atMost(PROMISED)
                .until(() -> "2000".equals(redis.hash(String.class).hget(RolloutStore.KEY, "buckets")));
        assertThat(percent(other)).isEqualTo("20");
    }

    @Test
    void rollingBackDoesNotWaitUntilARedisThatHasGoneBackKnowsAgain() {
        set(100);
        redis.execute("HSET", RolloutStore.KEY, "version", "1", "buckets", "10");

        admin().post(ADMIN + "/rollback").then().statusCode(200).body("percent", equalTo(0));

        assertThat(redis.hash(String.class).hget(RolloutStore.KEY, "buckets")).isEqualTo("0");
        set(20);
    }

    @Test
    void whoeverIsToldWhileRedisIsAwayIsCountedWhenItIsBackAndOnceByAllReplicas() {
        set(100);
        CurrentRollout known = replica("PT0.2S", "0");
        await().until(() -> percent(known).equals("100"));
        SimpleMeterRegistry figures = new SimpleMeterRegistry();
        ExposedCallers other = new ExposedCallers(reactive, known, settings("PT0.2S", "0"), vertx, figures);
        other.start(new StartupEvent());
        try {
            try (Outage _ = TestServers.ofThisRun().stopRedis()) {
                other.add(new Subject.Anonymous("visitor-1"), Variant.BATCH);
                other.add(new Subject.Anonymous("visitor-2"), Variant.BATCH);
                variantOf("visitor-1").body("variant", equalTo("batch"));
            }
            await().untilAsserted(() -> assertThat(figures.get("mercato.rollout.callers")
                            .tag("variant", "batch")
                            .gauge()
                            .value())
                    .isEqualTo(2));
        } finally {
            other.stop(new ShutdownEvent());
        }
        set(20);
    }

    private CurrentRollout replica(String pollInterval, String percent) {
        CurrentRollout replica =
                new CurrentRollout(store, reactive, settings(pollInterval, percent), vertx, new SimpleMeterRegistry());
        replica.start(new StartupEvent());
        others.add(replica);
        return replica;
    }

    private static RolloutSettings settings(String pollInterval, String percent) {
        return new SmallRyeConfigBuilder()
                .withMapping(RolloutSettings.class)
                .withSources(new PropertiesConfigSource(
                        Map.of(
                                "mercato.homepage-rollout.poll-interval",
                                pollInterval,
                                "mercato.homepage-rollout.percent",
                                percent),
                        "test",
                        100))
                .withConverter(Duration.class, 100, Duration::parse)
                .withConverter(BigDecimal.class, 100, BigDecimal::new)
                .build()
                .getConfigMapping(RolloutSettings.class);
    }

    private static String percent(CurrentRollout replica) {
        return replica.get().share().percent().toString();
    }
}
