package io.mercato.homepage.graphql;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.mercato.homepage.graphql.GraphQlSettings.Mode;
import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.smallrye.faulttolerance.api.Guard;
import io.smallrye.mutiny.Uni;
import org.jboss.logging.Logger;

import java.time.temporal.ChronoUnit;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.util.TypeLiteral;

/**
 * Queries that are known by their hash (<a
 * href="https://github.com/apollographql/apollo-link-persisted-queries#protocol">Apollo's automatic persisted queries</a>):
 * kept in Redis for all replicas, and in memory. While Redis is away a hash that this replica does not remember is not known,
 * upon which clients send the query itself. Never blocks.
 */
@ApplicationScoped
class PersistedQueries {
    private static final Logger LOG = Logger.getLogger(PersistedQueries.class);
    private static final TypeLiteral<Uni<Optional<String>>> UNI = new TypeLiteral<>() {};
    private static final TypeLiteral<Uni<Void>> DONE = new TypeLiteral<>() {};

    private final GraphQlSettings.PersistedQueries settings;
    private final TrustedQueries trusted;
    private final SharedQueries shared;
    private final Guard guard;
    private final Cache<String, String> remembered;

    PersistedQueries(GraphQlSettings settings, TrustedQueries trusted, ReactiveRedisDataSource redis) {
        this.settings = settings.persistedQueries();
        this.trusted = trusted;
        this.shared = new SharedQueries(redis, this.settings.ttl(), this.settings.most());
        this.remembered = Caffeine.newBuilder()
                .maximumSize(this.settings.remembered())
                .expireAfterWrite(this.settings.ttl())
                .build();
        this.guard = Guard.create()
                .withDescription("graphql-persisted-queries")
                .withTimeout()
                .duration(this.settings.redisTimeout().toMillis(), ChronoUnit.MILLIS)
                .done()
                .withCircuitBreaker()
                .requestVolumeThreshold(this.settings.circuitBreaker().window())
                .failureRatio(this.settings.circuitBreaker().failureRatio())
                .delay(this.settings.circuitBreaker().delay().toMillis(), ChronoUnit.MILLIS)
                .done()
                .build();
    }

    /**
     * The document to execute.
     *
     * @return fails with {@link Refusal} when it is not known, not taken, or not what its hash says
     */
    Uni<String> resolve(GraphQlRequest request) {
        return request.query().isPresent()
                ? Uni.createFrom().item(() -> whole(request, request.query().get()))
                : byHash(request.hash().orElseThrow());
    }

    /** Has a query that was sent with its hash known by it from now on. It must have turned out to be valid. */
    void remember(GraphQlRequest request) {
        if (settings.mode() != Mode.AUTOMATIC
                || request.query().isEmpty()
                || request.hash().isEmpty()) {
            return;
        }
        String hash = request.hash().get();
        String query = request.query().get();
        remembered.put(hash, query);
        // Also what this replica knows: clients send both where another one does not, such as after Redis was emptied.
        guard.get(() -> shared.add(hash, query), DONE)
                .subscribe()
                .with(done -> {}, failure -> LOG.debugf(failure, "A persisted query is known to this replica only"));
    }

    private String whole(GraphQlRequest request, String query) {
        Optional<String> hash = request.hash();
        if (hash.isPresent() && !QueryHash.of(query).equals(hash.get())) {
            throw new Refusal("persisted_query_mismatch", "The hash is not the SHA-256 of the query.");
        }
        if (settings.mode() == Mode.TRUSTED && trusted.find(QueryHash.of(query)).isEmpty()) {
            throw new Refusal("untrusted_query", "Only queries that were made known beforehand are answered here.");
        }
        return query;
    }

    private Uni<String> byHash(String hash) {
        Optional<String> known = trusted.find(hash)
                .or(() -> settings.mode() == Mode.AUTOMATIC
                        ? Optional.ofNullable(remembered.getIfPresent(hash))
                        : Optional.empty());
        if (known.isPresent()) {
            return Uni.createFrom().item(known.get());
        }
        return switch (settings.mode()) {
            case OFF -> Uni.createFrom().failure(notSupported());
            case TRUSTED -> Uni.createFrom().failure(notFound());
            case AUTOMATIC -> inRedis(hash).map(found -> found.orElseThrow(PersistedQueries::notFound));
        };
    }

    private Uni<Optional<String>> inRedis(String hash) {
        return guard.get(() -> shared.find(hash), UNI)
                .onFailure()
                .recoverWithItem(failure -> {
                    LOG.debugf(failure, "Redis cannot tell a persisted query");
                    return Optional.empty();
                })
                // Whoever can write to Redis must not have us execute something else than the client has hashed.
                .map(found -> found.filter(query -> QueryHash.of(query).equals(hash)))
                .invoke(found -> found.ifPresent(query -> remembered.put(hash, query)));
    }

    /** In the words and with the code that Apollo's clients compare. */
    private static Refusal notFound() {
        return new Refusal("PERSISTED_QUERY_NOT_FOUND", "PersistedQueryNotFound");
    }

    private static Refusal notSupported() {
        return new Refusal("PERSISTED_QUERY_NOT_SUPPORTED", "PersistedQueryNotSupported");
    }
}
