package io.mercato.homepage.graphql.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import io.mercato.homepage.graphql.catalog.Things.Asked;
import io.mercato.homepage.upstream.OffEventLoop;
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

/**
 * Things of one kind by their ids: each from its cache, and those that it has not, together, from catalog-service. However
 * many are asked for, there is one call for as many as one call takes that are not cached. Never blocks; results come on a
 * thread that may compute for long.
 */
final class ByIds<T> {
    private final Things<T> things;
    private final Upstream upstream;
    private final OffEventLoop threads;
    private final Shown shown;
    private final TieredCache<Asked, Answered<T>> cache;
    private final Vertx vertx;
    private final Duration gatherFor;

    /** @param gatherFor how long those that are asked for by themselves wait for others */
    ByIds(
            Things<T> things,
            Upstream upstream,
            OffEventLoop threads,
            Shown shown,
            TieredCache<Asked, Answered<T>> cache,
            Vertx vertx,
            Duration gatherFor) {
        this.things = things;
        this.upstream = upstream;
        this.threads = threads;
        this.shown = shown;
        this.cache = cache;
        this.vertx = vertx;
        this.gatherFor = gatherFor;
    }

    /**
     * One outcome for each id. Never fails as a whole: what is cached is answered also while catalog-service is away. To be
     * called within a request.
     */
    Uni<Map<UUID, Outcome<T>>> read(Bulk bulk, Collection<UUID> ids) {
        Set<UUID> distinct = new LinkedHashSet<>(ids);
        if (distinct.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        List<UUID> order = List.copyOf(distinct);
        Gathering<Answered<T>> gathering = new Gathering<>(distinct, missing -> load(bulk, missing), vertx, gatherFor);
        Shown here = shown.here();
        List<Uni<Outcome<T>>> outcomes = order.stream()
                .map(id -> outcome(new Asked(bulk.address(), id), gathering, here))
                .toList();
        return threads.shift(Uni.join().all(outcomes).andCollectFailures().map(all -> {
            Map<UUID, Outcome<T>> byId = HashMap.newHashMap(order.size());
            for (int i = 0; i < order.size(); i++) {
                byId.put(order.get(i), all.get(i));
            }
            return byId;
        }));
    }

    private Uni<Outcome<T>> outcome(Asked asked, Gathering<Answered<T>> gathering, Shown here) {
        return cache.get(asked, missing -> gathering.load(missing.id()))
                .invoke(answered -> here.add(answered.tags(), Optional.empty()))
                .map(answered -> new Outcome<>(answered.found(), Optional.empty()))
                .onFailure()
                .recoverWithItem(failure -> new Outcome<>(Optional.empty(), Optional.of(failure)))
                .invoke(() -> gathering.settled(asked.id()));
    }

    private Uni<Map<UUID, Answered<T>>> load(Bulk bulk, List<UUID> ids) {
        List<Uni<Reply>> calls = new ArrayList<>();
        for (int from = 0; from < ids.size(); from += bulk.atOnce()) {
            calls.add(upstream.byIds(
                    things.kind(), bulk.address(), ids.subList(from, Math.min(ids.size(), from + bulk.atOnce()))));
        }
        return Uni.join().all(calls).andFailFast().map(replies -> {
            Map<UUID, Answered<T>> found = HashMap.newHashMap(ids.size());
            for (Reply reply : replies) {
                for (JsonNode item : Decoder.items(reply.body())) {
                    UUID id = things.id(item);
                    found.put(
                            id,
                            answered(
                                    new Asked(bulk.address(), id),
                                    things.decoder().read(item)));
                }
            }
            ids.forEach(id -> found.computeIfAbsent(id, none -> Answered.nothing(Set.of(things.tag(none)))));
            return found;
        });
    }

    private Answered<T> answered(Asked asked, T value) {
        Set<String> tags = new HashSet<>(things.tags().apply(asked, value));
        tags.add(things.tag(asked.id()));
        return new Answered<>(value, tags);
    }
}
