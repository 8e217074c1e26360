package io.mercato.homepage.graphql.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import io.mercato.platform.cache.TieredCache;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/**
 * Things of one kind by their ids: each from its cache, and those that it has not, together, from catalog-service. However
 * many are asked for, there is one call for each hundred that are not cached. Never blocks; results come on a thread that may
 * compute for long.
 */
public final class ByIds<T> {
    private final ReadKind kind;
    private final String resource;
    private final Decoder<T> decoder;
    private final Function<T, UUID> idOf;
    private final Function<T, Set<String>> tags;
    private final Upstream upstream;
    private final OffEventLoop threads;
    private final TieredCache<UUID, Answered<T>> cache;
    private final Vertx vertx;
    private final Duration gatherFor;

    /**
     * @param resource as the path of catalog-service has it
     * @param idOf one of them
     * @param tags of what one of them shows
     * @param gatherFor how long those that are asked for by themselves wait for others
     */
    ByIds(
            ReadKind kind,
            String resource,
            Decoder<T> decoder,
            Function<T, UUID> idOf,
            Function<T, Set<String>> tags,
            Upstream upstream,
            OffEventLoop threads,
            TieredCache<UUID, Answered<T>> cache,
            Vertx vertx,
            Duration gatherFor) {
        this.kind = kind;
        this.resource = resource;
        this.decoder = decoder;
        this.idOf = idOf;
        this.tags = tags;
        this.upstream = upstream;
        this.threads = threads;
        this.cache = cache;
        this.vertx = vertx;
        this.gatherFor = gatherFor;
    }

    /** What became of the reading of one thing: exactly one of both is there, or none when there is no such thing. */
    public record Outcome<T>(Optional<T> found, Optional<Throwable> failure) {}

    /** One outcome for each id. Never fails as a whole: what is cached is answered also while catalog-service is away. */
    public Uni<Map<UUID, Outcome<T>>> read(Collection<UUID> ids) {
        Set<UUID> distinct = new LinkedHashSet<>(ids);
        if (distinct.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        List<UUID> order = List.copyOf(distinct);
        Gathering<Answered<T>> gathering = new Gathering<>(distinct, this::load, vertx, gatherFor);
        List<Uni<Outcome<T>>> outcomes =
                order.stream().map(id -> outcome(id, gathering)).toList();
        return threads.shift(Uni.join().all(outcomes).andCollectFailures().map(all -> {
            Map<UUID, Outcome<T>> byId = HashMap.newHashMap(order.size());
            for (int i = 0; i < order.size(); i++) {
                byId.put(order.get(i), all.get(i));
            }
            return byId;
        }));
    }

    private Uni<Outcome<T>> outcome(UUID id, Gathering<Answered<T>> gathering) {
        return cache.get(id, gathering::load)
                .map(answered -> new Outcome<>(answered.found(), Optional.empty()))
                .onFailure()
                .recoverWithItem(failure -> new Outcome<>(Optional.empty(), Optional.of(failure)))
                .invoke(() -> gathering.settled(id));
    }

    private Uni<Map<UUID, Answered<T>>> load(List<UUID> ids) {
        List<Uni<Reply>> calls = new ArrayList<>();
        for (int from = 0; from < ids.size(); from += CatalogBulk.MOST_IDS) {
            calls.add(upstream.byIds(
                    kind, resource, ids.subList(from, Math.min(ids.size(), from + CatalogBulk.MOST_IDS))));
        }
        return Uni.join().all(calls).andFailFast().map(replies -> {
            Map<UUID, Answered<T>> found = HashMap.newHashMap(ids.size());
            Set<UUID> missing = new HashSet<>(ids);
            for (Reply reply : replies) {
                for (JsonNode item : reply.body().path("items")) {
                    T value = decoder.decode(item);
                    UUID id = idOf.apply(value);
                    found.put(id, new Answered<>(value, tags.apply(value)));
                    missing.remove(id);
                }
            }
            missing.forEach(id -> found.put(id, Answered.nothing()));
            return found;
        });
    }
}
