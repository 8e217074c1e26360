package io.mercato.platform.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.mercato.platform.cache.Cached.Source;
import io.mercato.platform.server.RedisSentinel;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import jakarta.inject.Inject;

/** A master that gives its place to its replica, first asked to and then killed. */
@QuarkusTest
@TestProfile(RedisSentinelTest.Watched.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RedisSentinelTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Inject
    Replicas replicas;

    @Inject
    RedisDataSource redis;

    RedisSentinel.Control sentinel;

    private final SettableClock clock = new SettableClock();
    private final String key = UUID.randomUUID().toString();
    private Replica one;
    private Replica two;

    /** As docs/caching.md tells it. */
    public static class Watched implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "quarkus.redis.client-type", "sentinel",
                    "quarkus.redis.master-name", "shop",
                    "mercato.outbox.enabled", "false",
                    // Nobody connects to it.
                    "quarkus.datasource.jdbc.url", "jdbc:postgresql://127.0.0.1:1/none");
        }

        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(RedisSentinel.class));
        }

        @Override
        public boolean disableGlobalTestResources() {
            return true;
        }
    }

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
    @Order(1)
    void valuesAreSharedThroughTheMasterThatSentinelNames() {
        everywhere("old @sentinel");
        assertThat(two.loads).hasValue(0);
        bothLoad("new @sentinel");
        one.invalidateTags("sentinel");
        awaitBoth("new");
    }

    @Test
    @Order(2)
    void aMasterThatIsAskedToGiveUpItsPlaceIsNotWrittenToAnyMore() {
        everywhere("old @sentinel");
        bothLoad("new @sentinel");

        sentinel.swap();
        await().atMost(PATIENCE).ignoreExceptions().untilAsserted(() -> one.invalidateTags("sentinel"));

        awaitBoth("new");
        awaitSharing();
    }

    @Test
    @Order(3)
    void whenTheMasterDiesItsReplicaTakesItsPlaceAndNoInvalidationIsLost() {
        everywhere("old @sentinel");
        int before = sentinel.master();

        sentinel.killMaster();
        assertThat(one.text(key)).startsWith("old");
        bothLoad("new @sentinel");
        // Whether or not it can be told at this moment, it will be.
        one.invalidatingTags(Set.of("sentinel")).subscribe().with(done -> {}, failure -> {});

        awaitBoth("new");
        await().atMost(PATIENCE).until(() -> sentinel.master() != before);
        awaitSharing();
        assertThat(one.text(key)).startsWith("new");
        Replica three = replicas.start("test", clock);
        three.loads("new three");
        assertThat(three.text(key)).startsWith("new");
    }

    private void everywhere(String text) {
        bothLoad(text);
        one.read(key);
        await().until(() -> redis.key().exists("test:" + key));
        two.read(key);
    }

    private void awaitBoth(String text) {
        await().atMost(PATIENCE)
                .until(() -> one.text(key).startsWith(text) && two.text(key).startsWith(text));
    }

    /** Until what one replica loads now the other takes from Redis. */
    private void awaitSharing() {
        await().atMost(PATIENCE).until(() -> {
            String more = UUID.randomUUID().toString();
            one.read(more);
            await().pollDelay(Duration.ofMillis(20)).until(() -> true);
            return two.read(more).source() == Source.REDIS;
        });
    }

    private void bothLoad(String text) {
        List.of(one, two).forEach(replica -> replica.loads(text));
    }
}
