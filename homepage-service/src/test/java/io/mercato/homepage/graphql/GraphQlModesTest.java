package io.mercato.homepage.graphql;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import graphql.ExecutionResult;
import graphql.GraphQLError;
import graphql.schema.GraphQLSchema;
import io.mercato.homepage.page.CatalogStub;
import io.mercato.homepage.page.CatalogStub.Catalog;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.graphql.schema.model.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Inject;

/** What a shop may configure otherwise than it is by itself. */
@QuarkusTest
@QuarkusTestResource(CatalogStub.class)
@ActivateRequestContext
class GraphQlModesTest {
    private static final String TYPES = "{ __schema { types { name } } }";
    private static final String TRUSTED = "{ __typename }";
    private static final Duration SOON = Duration.ofSeconds(10);

    @Inject
    GraphQLSchema schema;

    @Inject
    Schema model;

    @Inject
    Loaders loaders;

    @Inject
    Dispatch dispatch;

    @Inject
    OperationMetrics metrics;

    @Inject
    ReactiveRedisDataSource redis;

    @Inject
    ObjectMapper json;

    @TempDir
    Path folder;

    Catalog catalog;

    @Test
    void whereIntrospectionIsOffTheSchemaIsNotToldAndOtherQueriesAreAnswered() {
        Operations operations = operations(Map.of("mercato.graphql.introspection", "false"));
        assertThat(code(operations, TYPES)).contains("introspection_disabled");
        assertThat(code(operations, "{ __type(name: \"Money\") { name } }")).contains("introspection_disabled");
        assertThat(answer(operations, TRUSTED).<Map<String, Object>>getData()).containsEntry("__typename", "Query");
    }

    @Test
    void inProductionIntrospectionIsOffByItself() throws IOException {
        assertThat(inProfile("prod").introspection()).isFalse();
        assertThat(inProfile("dev").introspection()).isTrue();
    }

    @Test
    void aQueryThatIsTooDeepIsRefusedHoweverItIsWritten() {
        Operations operations = operations(Map.of("mercato.graphql.query.max-depth", "3"));
        assertThat(code(operations, "{ events(limit: 1) { items { title } } }"))
                .isNotEqualTo(Optional.of("query_too_deep"));
        assertThat(code(operations, "{ events { items { price { amount } } } }"))
                .contains("query_too_deep");
        assertThat(code(
                        operations,
                        "{ ...a } fragment a on Query { events { ... on EventPage { items { ...b } } } }"
                                + " fragment b on Event { price { amount } }"))
                .contains("query_too_deep");
        assertThat(code(operations, "{ products { items { reviews { nextCursor } } } }"))
                .contains("query_too_deep");
    }

    @Test
    void whereOnlyTrustedQueriesAreTakenNothingElseIsAnsweredByHashOrWhole() throws IOException {
        Operations operations = operations(Map.of(
                "mercato.graphql.persisted-queries.mode",
                "trusted",
                "mercato.graphql.persisted-queries.trusted",
                file(QueryHash.of(TRUSTED)).toString()));
        assertThat(code(operations, TRUSTED)).isEmpty();
        assertThat(code(operations, TRUSTED + " ")).contains("untrusted_query");
        assertThat(code(operations, hash(TRUSTED))).isEmpty();
        assertThat(code(operations, hash(TYPES))).contains("PERSISTED_QUERY_NOT_FOUND");
    }

    @Test
    void whereThereAreNoPersistedQueriesClientsAreToldSo() {
        Operations operations = operations(Map.of("mercato.graphql.persisted-queries.mode", "off"));
        assertThat(code(operations, hash(TRUSTED))).contains("PERSISTED_QUERY_NOT_SUPPORTED");
        assertThat(code(operations, TRUSTED)).isEmpty();
    }

    @Test
    void ofPersistedQueriesThereAreNoMoreThanTheirBoundAndTheOldestGo() {
        redis.key().del("graphql:queries").await().atMost(SOON);
        Operations operations = operations(Map.of("mercato.graphql.persisted-queries.most", "3"));
        List<String> hashes = IntStream.range(0, 10)
                .mapToObj(_ -> "{ __typename } # " + UUID.randomUUID())
                .map(query -> known(operations, query))
                .toList();

        await().untilAsserted(() -> {
            assertThat(hashes.subList(0, 7)).noneMatch(this::isInRedis);
            assertThat(hashes.subList(7, 10)).allMatch(this::isInRedis);
        });
        assertThat(redis.sortedSet(String.class)
                        .zcard("graphql:queries")
                        .await()
                        .atMost(SOON))
                .isEqualTo(3);
    }

    @Test
    void whatRedisHasForgottenOrHasWrongIsToldItAgain() {
        Operations operations = operations(Map.of());
        String query = "{ __typename } # " + UUID.randomUUID();
        String key = "graphql:query:" + known(operations, query);
        for (String lost : List.of("{ nonsense }", "")) {
            redis.value(String.class).set(key, lost).await().atMost(SOON);
            redis.key().del(lost.isEmpty() ? key : "nothing").await().atMost(SOON);

            known(operations, query);

            await().until(() -> redis.value(String.class).get(key).await().atMost(SOON), query::equals);
        }
    }

    /** Sends it with its hash, and waits until Redis has it. */
    private String known(Operations operations, String query) {
        String hash = QueryHash.of(query);
        assertThat(code(operations
                        .answer(new GraphQlRequest(Optional.of(query), Optional.empty(), Map.of(), Optional.of(hash)))
                        .await()
                        .atMost(SOON)))
                .isEmpty();
        await().until(() -> isInRedis(hash));
        return hash;
    }

    private boolean isInRedis(String hash) {
        return redis.key().exists("graphql:query:" + hash).await().atMost(SOON);
    }

    @Test
    void aTrustedFileWithAWrongHashKeepsTheServiceFromStarting() throws IOException {
        TrustedQueries trusted = new TrustedQueries(
                settings(Map.of(
                        "mercato.graphql.persisted-queries.trusted",
                        file("0".repeat(64)).toString())),
                json);
        assertThatThrownBy(() -> trusted.checkAtStart(new StartupEvent()))
                .hasMessageContaining("is not the SHA-256 of its query");
        assertThatThrownBy(() -> new TrustedQueries(
                        settings(Map.of("mercato.graphql.persisted-queries.trusted", "/no/such/file")), json))
                .hasMessageContaining("/no/such/file");
    }

    @Test
    void anAnswerThatTakesTooLongIsGivenUp() {
        Operations operations = operations(Map.of("mercato.graphql.timeout", "1MS"));
        // Nobody has asked for this page before, so it must be read.
        new Goods(catalog.wireMock())
                .one("/api/v1/stores", okJson(Goods.items()).withFixedDelay(300));
        assertThat(code(operations, "{ stores(limit: 91) { nextCursor } }")).contains("upstream_timeout");
    }

    @Test
    void whatIsTooMuchBesideOthersIsToldToTryAgainAndThenAnswered() {
        Operations operations = operations(Map.of("mercato.graphql.max-cost-in-progress", "100"));
        Goods goods = new Goods(catalog.wireMock());
        goods.one("/api/v1/activities", okJson(Goods.items()).withFixedDelay(400));
        goods.one("/api/v1/stores", okJson(Goods.items()));
        String slow = "{ activities(limit: 93) { nextCursor } }";
        String other = "{ stores(limit: 50) { nextCursor } }";
        String small = "{ stores(limit: 3) { nextCursor } }";
        CompletableFuture<ExecutionResult> first = operations
                .answer(new GraphQlRequest(Optional.of(slow), Optional.empty(), Map.of(), Optional.empty()))
                .subscribeAsCompletionStage();

        assertThat(code(operations, other)).contains("OVERLOADED");
        assertThat(code(operations, small)).isEmpty();
        assertThat(first).succeedsWithin(SOON).satisfies(result -> assertThat(result.getErrors())
                .isEmpty());
        assertThat(code(operations, other)).isEmpty();
    }

    @Test
    void oneAloneIsAnsweredWhateverItCostsAndOneThatIsRefusedDoesNotCount() {
        Operations operations = operations(Map.of("mercato.graphql.max-cost-in-progress", "1"));
        new Goods(catalog.wireMock()).one("/api/v1/stores", okJson(Goods.items()));
        for (int i = 0; i < 3; i++) {
            assertThat(code(operations, "{ stores(limit: 50) { nothing } }")).contains("invalid_query");
            assertThat(code(operations, "{ stores(limit: 50) { nextCursor } }")).isEmpty();
        }
    }

    private Path file(String hash) throws IOException {
        return Files.writeString(folder.resolve("trusted.json"), "{\"" + hash + "\": \"" + TRUSTED + "\"}");
    }

    private Operations operations(Map<String, String> keys) {
        GraphQlSettings settings = settings(keys);
        return new Operations(
                new PersistedQueries(settings, new TrustedQueries(settings, json), redis),
                new Execution(
                        schema,
                        model,
                        loaders,
                        dispatch,
                        new CostInProgress(settings, new SimpleMeterRegistry()),
                        settings,
                        metrics),
                settings);
    }

    private static GraphQlSettings settings(Map<String, String> keys) {
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .addDefaultInterceptors()
                .withSources(new PropertiesConfigSource(keys, "test", 500))
                .withMapping(GraphQlSettings.class)
                .build()
                .getConfigMapping(GraphQlSettings.class);
    }

    /** As the service itself is configured in a profile, but for what tests set. */
    private static GraphQlSettings inProfile(String profile) throws IOException {
        return new SmallRyeConfigBuilder()
                .withProfile(profile)
                .addDiscoveredConverters()
                .addDefaultInterceptors()
                .withSources(new PropertiesConfigSource(Path.of("src", "main", "resources", "application.properties")
                        .toUri()
                        .toURL()))
                .withMapping(GraphQlSettings.class)
                .withMappingIgnore("quarkus.**")
                .build()
                .getConfigMapping(GraphQlSettings.class);
    }

    private static Optional<String> code(Operations operations, String query) {
        return code(answer(operations, query));
    }

    private static Optional<String> code(Operations operations, GraphQlRequest request) {
        return code(operations.answer(request).await().atMost(Duration.ofSeconds(10)));
    }

    private static ExecutionResult answer(Operations operations, String query) {
        return operations
                .answer(new GraphQlRequest(Optional.of(query), Optional.empty(), Map.of(), Optional.empty()))
                .await()
                .atMost(Duration.ofSeconds(10));
    }

    private static GraphQlRequest hash(String query) {
        return new GraphQlRequest(Optional.empty(), Optional.empty(), Map.of(), Optional.of(QueryHash.of(query)));
    }

    private static Optional<String> code(ExecutionResult result) {
        return result.getErrors().stream()
                .map((GraphQLError error) -> ErrorCodes.of(error))
                .findFirst();
    }
}
