package io.mercato.platform.cache;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.NullNode;
import io.mercato.platform.cache.Cached.Source;
import io.mercato.platform.event.CloudEvent;
import io.mercato.platform.event.EventStream;
import io.mercato.platform.event.HeardEvents;
import io.mercato.platform.server.RedisCluster;
import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

/** Everything that needs Redis, with a Redis Cluster, to the end of one of its nodes. */
@QuarkusTest
@TestProfile(RedisClusterTest.Clustered.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RedisClusterTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Inject
    Replicas replicas;

    @Inject
    RedisDataSource redis;

    @Inject
    ReactiveRedisDataSource reactive;

    @Inject
    EventStream events;

    @Inject
    HeardEvents heard;

    RedisCluster.Control cluster;

    private final SettableClock clock = new SettableClock();
    private final String key = UUID.randomUUID().toString();
    private Replica one;
    private Replica two;

    /** As docs/caching.md tells it. */
    public static class Clustered implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "quarkus.redis.client-type", "cluster",
                    "mercato.outbox.enabled", "false",
                    // Nobody connects to it.
                    "quarkus.datasource.jdbc.url", "jdbc:postgresql://127.0.0.1:1/none");
        }

        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(RedisCluster.class));
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
        awaitSharing();
    }

    @AfterEach
    void stopReplicas() {
        replicas.close();
    }

    @Test
    @Order(1)
    void valuesOfAllSlotsAreSharedAndForgottenByKeyAndByTagAndAltogether() {
        List<String> keys = IntStream.range(0, 30).mapToObj(i -> key + i).toList();
        everywhere(keys, "old @cluster");
        assertThat(two.loads).hasValue(0);

        bothLoad("newer @cluster");
        keys.subList(0, 10).forEach(one::invalidate);
        awaitAll(keys.subList(0, 10), "newer");
        assertThat(two.text(keys.getLast())).startsWith("old");

        bothLoad("newest @cluster");
        one.invalidateTags("cluster");
        awaitAll(keys, "newest");

        bothLoad("last");
        two.invalidateAll();
        awaitAll(keys, "last");
    }

    /** Each takes a connection to every node, and none may wait for one that another holds. */
    @Test
    @Order(1)
    void manyCommandsAtOnceDoNotWaitForOneAnother() {
        List<Uni<Response>> commands = IntStream.range(0, 400)
                .mapToObj(i -> reactive.execute("SET", key + i, "value"))
                .toList();
        Uni.join().all(commands).andFailFast().await().atMost(PATIENCE);
        assertThat(redis.key().exists(key + 399)).isTrue();
    }

    @Test
    @Order(2)
    void oneReplicaAloneRefreshesAStaleValue() {
        everywhere(List.of(key), "old");
        one.loads.set(0);
        clock.advance(Duration.ofMinutes(3));
        SlowLoad slow = new SlowLoad();
        one.loader = slow;
        two.loader = slow;
        one.read(key);
        slow.awaitBegin();
        two.read(key);
        slow.end("new");
        await().until(() -> one.text(key).equals("new"));
        clock.advance(Duration.ofSeconds(1));
        await().until(() -> two.text(key).equals("new"));
        assertThat(one.loads.get() + two.loads.get()).isEqualTo(1);
    }

    @Test
    @Order(3)
    void aKeyWithAHashTagOfItsOwnWorksToo() {
        String tagged = "{" + key + "}:page";
        everywhere(List.of(tagged), "old");
        bothLoad("new");
        one.invalidate(tagged);
        awaitAll(List.of(tagged), "new");
    }

    @Test
    @Order(4)
    void eventsAreAppendedTogetherAndHandledOnce() {
        String type = "test.heard." + UUID.randomUUID();
        List<CloudEvent> batch =
                IntStream.range(0, 20).mapToObj(i -> event(type, i)).toList();
        events.append(batch);
        events.append(batch);
        await().atMost(PATIENCE).until(() -> heard.ofType(type).size() == 20);
        await().during(Duration.ofMillis(200)).until(() -> heard.ofType(type).size() == 20);
    }

    @Test
    @Order(5)
    void callsAreCounted() {
        given().get("/api/v1/limited/reactive").then().statusCode(200);
        assertThat(redis.key().keys("rate-limit:*")).isNotEmpty();
    }

    @Test
    @Order(6)
    void aNodeThatDiesCostsNothingThatIsInMemoryAndItsReplicaTakesItsPlace() {
        List<String> keys = IntStream.range(0, 30).mapToObj(i -> key + i).toList();
        everywhere(keys, "old @cluster");
        bothLoad("new @cluster");

        cluster.killFirst();
        assertThat(keys).allSatisfy(each -> assertThat(one.text(each)).isNotEmpty());
        await().atMost(PATIENCE).until(cluster::hasTakenOver);
        await().atMost(PATIENCE).ignoreExceptions().untilAsserted(() -> one.invalidatingTags(Set.of("cluster"))
                .await()
                .atMost(Duration.ofSeconds(3)));

        awaitAll(keys, "new");
        awaitSharing();
        everywhere(keys.stream().map(each -> each + "-after").toList(), "after");
        String type = "test.heard." + UUID.randomUUID();
        await().atMost(PATIENCE).ignoreExceptions().until(() -> {
            events.append(List.of(event(type, 1)));
            return true;
        });
        await().atMost(PATIENCE).until(() -> !heard.ofType(type).isEmpty());
    }

    private static CloudEvent event(String type, int number) {
        return new CloudEvent(
                UUID.nameUUIDFromBytes((type + number).getBytes(UTF_8)).toString(),
                "/tests",
                type,
                "subject:" + number,
                Instant.now(),
                NullNode.getInstance(),
                Optional.empty());
    }

    private void everywhere(List<String> keys, String text) {
        bothLoad(text);
        keys.forEach(one::read);
        await().until(() -> keys.stream().allMatch(each -> redis.key().exists("test:" + each)));
        keys.forEach(two::read);
    }

    /** Until what one replica loads now the other takes from Redis. */
    private void awaitSharing() {
        await().atMost(PATIENCE).until(() -> {
            String more = UUID.randomUUID().toString();
            one.read(more);
            await().pollDelay(Duration.ofMillis(20)).until(() -> true);
            return two.read(more).source() == Source.REDIS;
        });
        one.loads.set(0);
        two.loads.set(0);
    }

    private void awaitAll(List<String> keys, String text) {
        await().until(() -> keys.stream()
                .allMatch(each ->
                        two.text(each).startsWith(text) && one.text(each).startsWith(text)));
    }

    private void bothLoad(String text) {
        List.of(one, two).forEach(replica -> replica.loads(text));
    }
}
