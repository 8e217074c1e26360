package io.mercato.homepage.cdn;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.serverError;
import static io.mercato.homepage.cdn.CloudflareStub.Zone.busy;
import static io.mercato.homepage.cdn.CloudflareStub.Zone.hangs;
import static io.mercato.homepage.cdn.CloudflareStub.Zone.success;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import io.mercato.homepage.cdn.CloudflareStub.Zone;
import io.mercato.platform.testing.Tokens;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.smallrye.config.SmallRyeConfigBuilder;
import org.jboss.logmanager.ExtHandler;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.LogContext;
import org.jboss.logmanager.Logger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Level;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import jakarta.inject.Inject;

/** The CDN forgets what has changed, whatever it suffers. */
@QuarkusTest
@TestProfile(CdnProfile.class)
class CdnPurgeTest {
    @Inject
    CdnPurges purges;

    @Inject
    PurgeQueue queue;

    @Inject
    Cdn cdn;

    @Inject
    CdnSettings settings;

    @Inject
    RedisDataSource redis;

    @Inject
    ReactiveRedisDataSource reactive;

    Zone zone;

    private static boolean warm;

    @BeforeEach
    void nothingWaits() {
        redis.key().del("cdn-purges:{homepage-service}:open", "cdn-purges:{homepage-service}:closed");
        redis.key().del("cdn-purges:{homepage-service}:wait");
        zone.isWell();
        if (!warm) {
            // The first call of a JVM may take longer than the timeout that the tests can wait for.
            purge(Set.of("warm"));
            await().untilAsserted(() -> assertThat(zone.tags()).contains("warm"));
            awaitEmpty();
            zone.isWell();
            warm = true;
        }
    }

    @Test
    void whatAnEventSaysHasChangedIsPurgedByItsTags() {
        String product = "product:" + UUID.randomUUID();
        publish(product);
        await().untilAsserted(() -> assertThat(zone.tags()).contains(product, "product:*"));
        assertThat(zone.urls()).containsExactly("/client/v4/zones/" + CloudflareStub.ZONE + "/purge_cache");
        assertThat(zone.headers("Authorization")).containsExactly("Bearer " + CloudflareStub.TOKEN);
        assertThat(zone.headers("Content-Type")).allMatch(type -> type.startsWith("application/json"));
        assertThat(zone.calls()).allMatch(call -> call.path("purge_everything").isMissingNode());
    }

    @Test
    void whatAnAdministratorNamesIsPurgedToo() {
        byHand("{\"sections\": [\"offers\"], \"tags\": [\"store:1\"]}");
        await().untilAsserted(() -> assertThat(zone.tags()).contains("section:offers", "store:1"));
        byHand("{\"keys\": [\"homepage:anonymous:v1\"]}");
        await().untilAsserted(() -> assertThat(zone.tags()).contains("section:justForYou", "section:flashSales"));
        byHand("{\"all\": true}");
        await().untilAsserted(() -> assertThat(zone.calls()).anyMatch(CdnPurgeTest::isEverything));
    }

    @Test
    void manyChangesAreFewCallsAndNoneIsNamedTwice() {
        // Another replica is at it, so that nothing is sent between.
        redis.execute("SET", "cdn-purges:{homepage-service}:lease", "another");
        for (int time = 0; time < 3; time++) {
            purge(tags("a", 12));
        }
        redis.key().del("cdn-purges:{homepage-service}:lease");
        awaitEmpty();
        assertThat(zone.tags()).isEqualTo(tags("a", 12));
        assertThat(zone.calls()).hasSize(3);
        assertThat(zone.calls()).allMatch(call -> call.path("tags").size() <= CdnProfile.TAGS_PER_CALL);
    }

    @Test
    void moreThanMayWaitIsEverythingInOneCall() {
        purge(tags("a", CdnProfile.MAX_PENDING + 1));
        awaitEmpty();
        assertThat(zone.calls()).hasSize(1).allMatch(CdnPurgeTest::isEverything);
        assertThat(zone.calls().getFirst().has("tags")).isFalse();
    }

    static Stream<Arguments> badDays() {
        return Stream.of(
                Arguments.of("an error", serverError()),
                Arguments.of("HTML", serverError().withBody("<html>")),
                Arguments.of("no success", okJson("{\"success\": false, \"errors\": [{\"code\": 1134}]}")),
                Arguments.of("nonsense", okJson("nonsense")),
                Arguments.of("a token that is not good yet", aResponse().withStatus(403)),
                Arguments.of("a hang", hangs()),
                Arguments.of("a reset", aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)),
                Arguments.of("too often, without a word of when", aResponse().withStatus(429)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badDays")
    void whatHasFailedIsDoneAgain(String what, ResponseDefinitionBuilder answer) {
        zone.answers(answer, answer);
        purge(Set.of("product:1"));
        awaitEmpty();
        assertThat(zone.calls())
                .hasSize(3)
                .allMatch(call -> call.path("tags").path(0).asText().equals("product:1"));
    }

    @Test
    void whatWasDoneBeforeAFailureIsNotDoneAgain() {
        zone.answers(success(), serverError());
        purge(tags("a", 8));
        awaitEmpty();
        List<JsonNode> calls = zone.calls();
        assertThat(calls).hasSize(3);
        assertThat(calls.get(0).path("tags")).hasSize(5);
        assertThat(calls.get(1).path("tags")).hasSize(3);
        assertThat(calls.get(2).path("tags")).hasSize(3);
        assertThat(zone.tags()).isEqualTo(tags("a", 8));
    }

    @Test
    void itIsLeftAloneForAsLongAsItSays() {
        zone.answers(busy("1"));
        purge(Set.of("product:1"));
        awaitEmpty();
        List<Long> times = zone.times();
        assertThat(times).hasSize(2);
        assertThat(times.get(1) - times.get(0)).isGreaterThanOrEqualTo(990);
    }

    @Test
    void aWaitThatItDoesNotMeanIsBounded() {
        zone.answers(busy("86400"));
        purge(Set.of("product:1"));
        awaitEmpty();
        assertThat(zone.calls()).hasSize(2);
    }

    @Test
    void whatItRefusesToBeToldIsForgottenWithEverything() {
        zone.answers(aResponse().withStatus(400));
        purge(Set.of("product:1", "product:2"));
        awaitEmpty();
        assertThat(zone.calls()).hasSize(2);
        assertThat(isEverything(zone.calls().get(1))).isTrue();
    }

    @Test
    void aTagThatChangesAgainWhileItIsPurgedIsPurgedAgain() {
        zone.answers(success().withFixedDelay(300));
        purge(Set.of("product:1"));
        // The window is over, and the call is on its way.
        await().pollInterval(Duration.ofMillis(10))
                .until(() -> redis.key().exists("cdn-purges:{homepage-service}:closed")
                        && !redis.key().exists("cdn-purges:{homepage-service}:wait"));
        purge(Set.of("product:1"));
        awaitEmpty();
        assertThat(zone.calls()).hasSize(2);
    }

    @Test
    void oneReplicaPurgesForAll() {
        SendPurges other = new SendPurges(
                new PurgeQueue(reactive, settings), cdn, settings, new PurgeMetrics(new SimpleMeterRegistry()));
        other.start(new StartupEvent());
        purge(tags("a", 15));
        awaitEmpty();
        assertThat(zone.calls()).hasSize(3);
        other.stop(new ShutdownEvent());
    }

    @Test
    void whatAReplicaWasKilledOverIsPurgedByAnother() {
        // It had taken the lease, and is no more before it could call.
        PurgeQueue killed = new PurgeQueue(reactive, settings);
        redis.execute("SET", "cdn-purges:{homepage-service}:lease", "the-killed-one", "PX", "500");
        killed.add(Set.of("product:1")).await().atMost(Duration.ofSeconds(2));
        awaitEmpty();
        assertThat(zone.tags()).containsExactly("product:1");
    }

    @Test
    void itIsPurgedThoughRedisIsFull() {
        zone.answers(serverError());
        redis.execute("CONFIG", "SET", "maxmemory", "1");
        try {
            byHand("{\"tags\": [\"product:1\"]}");
            awaitEmpty();
            byHand("{\"all\": true}");
            awaitEmpty();
        } finally {
            redis.execute("CONFIG", "SET", "maxmemory", "0");
        }
        assertThat(zone.calls()).hasSize(3);
        assertThat(zone.tags()).contains("product:1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"zone", "api-token"})
    void whereOnlyHalfIsToldOfItTheServiceDoesNotStart(String told) {
        CdnSettings half = new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(CdnSettings.class)
                .withDefaultValue("mercato.cdn.enabled", "true")
                .withDefaultValue("mercato.cdn.cloudflare." + told, "x")
                .build()
                .getConfigMapping(CdnSettings.class);
        SendPurges unfit = new SendPurges(queue, cdn, half, new PurgeMetrics(new SimpleMeterRegistry()));

        assertThatThrownBy(() -> unfit.start(new StartupEvent()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(
                        "mercato.cdn.enabled needs mercato.cdn.cloudflare.zone and mercato.cdn.cloudflare.api-token");
    }

    @Test
    void nobodyReadsTheTokenInALog() {
        Queue<String> lines = new ConcurrentLinkedQueue<>();
        ExtHandler listener = new ExtHandler() {
            @Override
            protected void doPublish(ExtLogRecord line) {
                lines.add(line.getFormattedMessage() + line.getThrown());
            }
        };
        Logger logger = LogContext.getLogContext().getLogger("io.mercato");
        Level before = logger.getLevel();
        logger.addHandler(listener);
        logger.setLevel(Level.ALL);
        try {
            zone.answers(serverError(), aResponse().withStatus(403), aResponse().withStatus(400));
            purge(Set.of("product:1"));
            awaitEmpty();
        } finally {
            logger.removeHandler(listener);
            logger.setLevel(before);
        }
        assertThat(lines).anyMatch(line -> line.contains("has not forgotten 1 tags"));
        assertThat(lines).noneMatch(line -> line.contains(CloudflareStub.TOKEN));
        assertThat(settings.cloudflare().apiToken().toString()).doesNotContain(CloudflareStub.TOKEN);
    }

    @Test
    void metricsTellWhatBecameOfIt() {
        zone.answers(serverError());
        purge(tags("a", 2));
        awaitEmpty();
        assertThat(given().get("/q/metrics").asString())
                .contains("mercato_cdn_purge_seconds_count{outcome=\"purged\",scope=\"tags\"}")
                .contains("mercato_cdn_purge_seconds_count{outcome=\"failed\",scope=\"tags\"}")
                .contains("mercato_cdn_purged_tags_total")
                .contains("mercato_cdn_purge_overflows_total")
                .contains("mercato_cdn_purge_pending");
    }

    private void purge(Set<String> tags) {
        purges.purge(tags).await().atMost(Duration.ofSeconds(2));
    }

    private void awaitEmpty() {
        await().until(() -> queue.size().await().atMost(Duration.ofSeconds(2)) == 0);
    }

    private static Set<String> tags(String prefix, int many) {
        return IntStream.range(0, many).mapToObj(i -> prefix + i).collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean isEverything(JsonNode call) {
        return call.path("purge_everything").asBoolean();
    }

    private static void byHand(String body) {
        given().auth()
                .oauth2(Tokens.admin())
                .contentType(ContentType.JSON)
                .body(body)
                .post("/api/v1/admin/cache/invalidate")
                .then()
                .statusCode(200)
                .body("cdn", equalTo(true));
    }

    private void publish(String tag) {
        redis.stream(String.class).xadd("mercato:events", Map.of("event", """
                                {"specversion": "1.0", "id": "%s", "source": "/catalog-service",
                                 "type": "io.mercato.catalog.product.changed.v1", "subject": "product:x",
                                 "time": "2026-11-20T06:30:00Z", "datacontenttype": "application/json",
                                 "data": {"tags": ["%s"]}}""".formatted(UUID.randomUUID(), tag)));
    }
}
