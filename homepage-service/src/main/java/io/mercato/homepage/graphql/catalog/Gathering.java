package io.mercato.homepage.graphql.catalog;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * Turns loads of single ids, as a cache asks for them, into one load of many. It is known which ids are being looked for; the
 * load begins as soon as each of them either has come to be loaded or turned out to be at hand. Where one of them waits for
 * somebody else's load, and for those that are loaded later, to refresh them, it begins a moment after the first instead.
 * Thread-safe.
 */
final class Gathering<V> {
    private final Function<List<UUID>, Uni<Map<UUID, V>>> load;
    private final Vertx vertx;
    private final Duration patience;
    private final Set<UUID> awaited;
    private Map<UUID, CompletableFuture<V>> gathered = new HashMap<>();

    /**
     * @param ids that are being looked for
     * @param patience how long to wait where it cannot be known for whom
     */
    Gathering(Set<UUID> ids, Function<List<UUID>, Uni<Map<UUID, V>>> load, Vertx vertx, Duration patience) {
        this.load = load;
        this.vertx = vertx;
        this.patience = patience;
        this.awaited = new HashSet<>(ids);
    }

    /** Loads one, together with others. */
    Uni<V> load(UUID id) {
        CompletableFuture<V> result = new CompletableFuture<>();
        boolean complete;
        synchronized (this) {
            boolean expected = awaited.remove(id);
            if (gathered.isEmpty()) {
                vertx.setTimer(Math.max(1, patience.toMillis()), ignored -> begin());
            }
            gathered.put(id, result);
            complete = expected && awaited.isEmpty();
        }
        if (complete) {
            begin();
        }
        return Uni.createFrom().completionStage(result);
    }

    /** One is at hand, or has failed; nobody will ask to load it. */
    void settled(UUID id) {
        boolean complete;
        synchronized (this) {
            complete = awaited.remove(id) && awaited.isEmpty() && !gathered.isEmpty();
        }
        if (complete) {
            begin();
        }
    }

    private void begin() {
        Map<UUID, CompletableFuture<V>> batch;
        synchronized (this) {
            batch = gathered;
            gathered = new HashMap<>();
        }
        if (batch.isEmpty()) {
            return;
        }
        Uni.createFrom()
                .deferred(() -> load.apply(List.copyOf(batch.keySet())))
                .subscribe()
                .with(
                        loaded -> batch.forEach((id, result) -> result.complete(loaded.get(id))),
                        failure -> batch.values().forEach(result -> result.completeExceptionally(failure)));
    }
}
