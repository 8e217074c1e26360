package io.mercato.homepage.graphql;

import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.quarkus.redis.datasource.keys.ReactiveKeyCommands;
import io.quarkus.redis.datasource.sortedset.ReactiveSortedSetCommands;
import io.quarkus.redis.datasource.sortedset.ScoreRange;
import io.quarkus.redis.datasource.sortedset.ScoredValue;
import io.quarkus.redis.datasource.value.ReactiveValueCommands;
import io.quarkus.redis.datasource.value.SetArgs;
import io.smallrye.mutiny.Uni;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/**
 * The persisted queries that all replicas know, in Redis: each under {@code graphql:query:<hash>}, and when it came in the sorted
 * set {@value #INDEX}, by which the oldest go when there are too many. Anybody can send queries, each another one, so their
 * number has a bound. No command has two keys, as a cluster wants it; should one fail, a query that the index does not know ends by
 * its time to live. Never blocks.
 */
final class SharedQueries {
    private static final String INDEX = "graphql:queries";

    private final ReactiveValueCommands<String, String> queries;
    private final ReactiveSortedSetCommands<String, String> index;
    private final ReactiveKeyCommands<String> keys;
    private final Duration ttl;
    private final long most;
    private final InstantSource clock = InstantSource.system();

    /**
     * @param ttl how long one is known
     * @param most how many are
     */
    SharedQueries(ReactiveRedisDataSource redis, Duration ttl, long most) {
        this.queries = redis.value(String.class);
        this.index = redis.sortedSet(String.class);
        this.keys = redis.key();
        this.ttl = ttl;
        this.most = most;
    }

    /** As whoever can write to Redis has it. */
    Uni<Optional<String>> find(String hash) {
        return queries.get(key(hash)).map(Optional::ofNullable);
    }

    /** Keeps one; also where another text was kept under its hash. */
    Uni<Void> add(String hash, String query) {
        return queries.setGet(key(hash), query, new SetArgs().px(ttl))
                .flatMap(before ->
                        before == null ? count(hash) : Uni.createFrom().voidItem());
    }

    private Uni<Void> count(String hash) {
        double now = clock.millis();
        return index.zadd(INDEX, now, hash)
                .flatMap(_ -> index.zremrangebyscore(INDEX, new ScoreRange<>(0.0, now - ttl.toMillis())))
                .flatMap(_ -> index.zcard(INDEX))
                .flatMap(count ->
                        count > most ? drop(count - most) : Uni.createFrom().voidItem());
    }

    private Uni<Void> drop(long tooMany) {
        return index.zpopmin(INDEX, Math.toIntExact(tooMany)).flatMap(oldest -> Uni.join()
                .all(oldest.stream()
                        .map(ScoredValue::value)
                        .map(hash -> keys.del(key(hash)))
                        .toList())
                .andFailFast()
                .replaceWithVoid());
    }

    private static String key(String hash) {
        return "graphql:query:" + hash;
    }
}
