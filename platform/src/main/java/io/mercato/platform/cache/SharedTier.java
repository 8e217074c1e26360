package io.mercato.platform.cache;

import io.mercato.platform.cache.Invalidation.OfAll;
import io.mercato.platform.cache.Invalidation.OfKey;
import io.mercato.platform.cache.MemoryTier.Held;
import io.mercato.platform.cache.RedisTags.Stamp;
import io.mercato.platform.cache.RedisTier.Known;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.tuples.Tuple2;
import io.vertx.mutiny.redis.client.Request;
import org.jboss.logging.Logger;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The part of Redis that belongs to one cache. Nothing here fails because Redis is away, but for invalidations, whose
 * caller has to know.
 */
final class SharedTier<V> {
    private static final Logger LOG = Logger.getLogger(SharedTier.class);
    private static final String NO_LOCK = "";

    /** By how much the mark of an invalidation outlives the longest load: what commands may take on both sides of it. */
    private static final Duration MARGIN = Duration.ofSeconds(30);

    private final CacheDefinition<?, V> definition;
    private final CacheSettings.Settings settings;
    private final boolean enabled;
    private final Duration longestLoad;
    private final RedisTier redis;
    private final RedisTags tags;
    private final Invalidations invalidations;
    private final CacheMetrics metrics;

    SharedTier(
            CacheDefinition<?, V> definition,
            CacheSettings.Settings settings,
            RedisTierSettings redisSettings,
            RedisTier redis,
            RedisTags tags,
            Invalidations invalidations,
            CacheMetrics metrics) {
        this.definition = definition;
        this.settings = settings;
        this.enabled = redisSettings.enabled();
        this.longestLoad = settings.loadTimeout().plus(settings.maxLoadWait()).plus(redisSettings.timeout());
        this.redis = redis;
        this.tags = tags;
        this.invalidations = invalidations;
        this.metrics = metrics;
    }

    /**
     * What Redis knows of a key.
     *
     * @param known the entry as it is there, outdated or not
     * @param outdated whether a tag of the entry was invalidated since its load began
     * @param stamp of the moment; a load that begins now is outdated by later invalidations only
     * @param taken when Redis was asked, by {@code System.nanoTime()}
     */
    record Snapshot(Known known, boolean outdated, Stamp stamp, long taken) {
        Optional<RedisEntry> entry() {
            return known.entry();
        }
    }

    /** Whether a value in memory may be newer than what other replicas know, or older, without this replica's knowing. */
    boolean mayHaveMissedInvalidations() {
        return enabled && !invalidations.isConnected();
    }

    /** What Redis knows of a key; empty when it does not answer, or is not to be asked. */
    Uni<Optional<Snapshot>> read(String key) {
        if (!enabled) {
            return Uni.createFrom().item(Optional.empty());
        }
        return redis.inPlace(() -> snapshot(key))
                .map(Optional::of)
                .onFailure()
                .invoke(metrics::redisFailed)
                .onFailure()
                .recoverWithItem(Optional.empty());
    }

    private Uni<Snapshot> snapshot(String key) {
        long taken = System.nanoTime();
        if (definition.tags().isEmpty()) {
            return redis.read(definition.name(), key).map(found -> new Snapshot(found, false, Stamp.NONE, taken));
        }
        return redis.guarded(() -> readWithStamp(key)).flatMap(both -> isOutdated(both.getItem1(), both.getItem2())
                .map(outdated -> new Snapshot(both.getItem1(), outdated, both.getItem2(), taken)));
    }

    private Uni<Tuple2<Known, Stamp>> readWithStamp(String key) {
        List<Request> reads = new ArrayList<>(redis.reads(definition.name(), key));
        reads.add(tags.stampRead());
        return redis.readTogether(reads).flatMap(found -> Uni.combine()
                .all()
                .unis(redis.known(definition.name(), found), tags.stamp(found.getLast()))
                .collectFailures()
                .asTuple());
    }

    /**
     * Asked after the entry was read, so that none gets through whose tag was invalidated before that. Not asked when
     * nothing at all was invalidated from before its load until this read had begun: it was good then, and a later
     * invalidation reaches memory by its message.
     */
    private Uni<Boolean> isOutdated(Known known, Stamp begun) {
        return known.entry()
                .filter(entry -> !entry.stamp().equals(begun))
                .map(entry -> tags.areOutdated(entry.tags(), entry.stamp()))
                .orElseGet(() -> Uni.createFrom().item(false));
    }

    /** The value of an entry; empty when it cannot be decoded. */
    Optional<V> decode(RedisEntry entry) {
        try {
            return Optional.of(definition.codec().decode(entry.value()));
        } catch (UncheckedIOException e) {
            LOG.warnf(
                    "A value of the cache %s cannot be decoded and is loaded anew: %s",
                    definition.name(), e.getMessage());
            return Optional.empty();
        }
    }

    /**
     * Writes a value without making anybody wait for it.
     *
     * @param snapshot of the key, from before the value was loaded
     * @param refused called when the key has been invalidated since then
     */
    void write(String key, Held<V> held, byte[] encoded, Snapshot snapshot, Runnable refused) {
        if (System.nanoTime() - snapshot.taken() > longestLoad.toNanos()) {
            // The mark of an invalidation since then may be gone.
            return;
        }
        RedisEntry entry = new RedisEntry(
                encoded,
                held.lifetime(),
                snapshot.known().epoch(),
                snapshot.stamp(),
                held.tagging().tags());
        redis.write(
                        key,
                        entry.encode(settings.compressFrom().asLongValue()),
                        Duration.ofMillis(held.lifetime().keepFor()),
                        snapshot.known())
                .subscribe()
                .with(
                        written -> {
                            if (!written) {
                                refused.run();
                            }
                        },
                        failure -> metrics.redisFailed());
    }

    /**
     * Emits a token when this replica is to refresh the key, or empty when another one is at it. Without Redis there is no
     * lock to hold, and each replica has to refresh for itself. {@link #write} ends the lock.
     */
    Uni<Optional<String>> lock(String key) {
        if (!enabled) {
            return Uni.createFrom().item(Optional.of(NO_LOCK));
        }
        return redis.lock(key, longestLoad).onFailure().recoverWithItem(Optional.of(NO_LOCK));
    }

    /** Ends the lock of a refresh that has written nothing. */
    Uni<Void> unlock(String key, String token) {
        return token.equals(NO_LOCK)
                ? Uni.createFrom().voidItem()
                : redis.unlock(key, token).onFailure().recoverWithNull();
    }

    Uni<Void> invalidate(String key) {
        return enabled
                ? invalidations.invalidate(new OfKey(definition.name(), key, longestLoad.plus(MARGIN)))
                : Uni.createFrom().voidItem();
    }

    Uni<Void> invalidateAll() {
        return enabled
                ? invalidations.invalidate(new OfAll(definition.name()))
                : Uni.createFrom().voidItem();
    }
}
