package io.mercato.platform.cache;

import io.mercato.platform.cache.Cached.Freshness;
import io.mercato.platform.cache.MemoryTier.Held;
import io.smallrye.mutiny.Uni;
import org.jboss.logging.Logger;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Loads the successors of stale values in the background: one load of a key at a time in all replicas together. */
final class Refreshing<V> {
    private static final Logger LOG = Logger.getLogger(Refreshing.class);

    /** How long a replica that did not get to refresh a value waits before it asks Redis for the other one's result. */
    private static final Duration RECHECK = Duration.ofSeconds(1);

    private final Tiers<V> tiers;
    private final Loading<V> loading;
    private final Set<String> inProgress = ConcurrentHashMap.newKeySet();

    Refreshing(Tiers<V> tiers, Loading<V> loading) {
        this.tiers = tiers;
        this.loading = loading;
    }

    /** Loads the successor of a stale value, unless this or another replica is at it already. Returns at once. */
    void refresh(String key, Held<V> stale, Uni<V> load) {
        if (!inProgress.add(key)) {
            return;
        }
        lockAndLoad(key, stale, load)
                .onTermination()
                .invoke(() -> {
                    inProgress.remove(key);
                    // Where it brought nothing better, the stale value is not to be tried again on every request.
                    long from = tiers.now() + tiers.settings().degraded().toMillis();
                    tiers.memory().update(key, held -> isStill(held, stale) ? held.refreshFrom(from) : held);
                })
                .subscribe()
                .with(done -> {}, failure -> LOG.debugf(failure, "Refreshing %s failed", key));
    }

    /** Whether this replica is loading the successor of a key's stale value, or asking whether another one is. */
    boolean isUnderWay(String key) {
        return inProgress.contains(key);
    }

    /** Loads the successor of a value, fresh or not, unless another replica is at it. */
    Uni<Void> renew(String key, Uni<V> load) {
        SharedTier<V> shared = tiers.shared();
        return shared.lock(key).flatMap(token -> token.map(mine -> shared.read(key)
                        .flatMap(snapshot -> loading.loadOnce(key, snapshot, load))
                        .onTermination()
                        .call(() -> shared.unlock(key, mine))
                        .replaceWithVoid())
                .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    private Uni<?> lockAndLoad(String key, Held<V> stale, Uni<V> load) {
        return tiers.shared()
                .lock(key)
                .flatMap(token -> token.isPresent() ? loadLocked(key, stale, token.get(), load) : leaveToOther(key));
    }

    private Uni<Void> loadLocked(String key, Held<V> stale, String token, Uni<V> load) {
        SharedTier<V> shared = tiers.shared();
        Moment asked = tiers.moment();
        return shared.read(key).flatMap(snapshot -> {
            long now = tiers.now();
            Optional<Held<V>> successor = snapshot.flatMap(known -> tiers.taken(known, now, asked))
                    .filter(held -> held.lifetime().at(now) == Freshness.FRESH && tiers.isServable(held, now));
            if (successor.isPresent()) {
                // The lock came free because another replica is done. What has been loaded since Redis was asked is
                // newer.
                tiers.memory().update(key, held -> isStill(held, stale) ? successor.get() : held);
                return shared.unlock(key, token);
            }
            return loading.loadOnce(key, snapshot, load)
                    .onItem()
                    .transformToUni(loaded ->
                            tiers.definition().degraded().test(loaded.cached().value())
                                    ? shared.unlock(key, token)
                                    : Uni.createFrom().voidItem())
                    .onFailure()
                    .call(() -> shared.unlock(key, token));
        });
    }

    private static boolean isStill(Held<?> held, Held<?> stale) {
        return held.lifetime().equals(stale.lifetime());
    }

    private Uni<Void> leaveToOther(String key) {
        long until = tiers.now() + RECHECK.toMillis();
        tiers.memory().update(key, held -> held.trustedUntil(until));
        return Uni.createFrom().voidItem();
    }
}
