package io.mercato.platform.cache;

import com.github.benmanes.caffeine.cache.Cache;
import io.mercato.platform.cache.Cached.Freshness;
import io.mercato.platform.cache.Cached.Source;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** The figures of one cache; docs/caching.md tells what each is good for. */
final class CacheMetrics {
    private final Counter[][] gets = new Counter[Source.values().length][Freshness.values().length];
    private final Timer loads;
    private final Timer failedLoads;
    private final Counter redisErrors;
    private final Counter invalidations;
    private final Counter outdated;
    private final Counter tooManyTags;
    private final Counter refusedLoads;

    CacheMetrics(MeterRegistry registry, String cache) {
        for (Source source : Source.values()) {
            for (Freshness freshness : Freshness.values()) {
                gets[source.ordinal()][freshness.ordinal()] = Counter.builder("mercato.cache.gets")
                        .description("Reads, by where the answer came from and how fresh it was")
                        .tags("cache", cache, "source", lower(source), "freshness", lower(freshness))
                        .register(registry);
            }
        }
        loads = load(registry, cache, "success");
        failedLoads = load(registry, cache, "failure");
        redisErrors = Counter.builder("mercato.cache.redis.errors")
                .description("Redis commands that failed, took too long or were not sent while Redis is left alone")
                .tag("cache", cache)
                .register(registry);
        invalidations = Counter.builder("mercato.cache.invalidations")
                .description("Invalidations that reached the memory of this replica")
                .tag("cache", cache)
                .register(registry);
        outdated = Counter.builder("mercato.cache.outdated")
                .description("Reads that met a value in memory of which a tag had been invalidated")
                .tag("cache", cache)
                .register(registry);
        refusedLoads = Counter.builder("mercato.cache.loads.refused")
                .description("Loads that found no place in time because too many others were in progress")
                .tag("cache", cache)
                .register(registry);
        tooManyTags = Counter.builder("mercato.cache.too.many.tags")
                .description("Values that were not cached because they have too many tags")
                .tag("cache", cache)
                .register(registry);
    }

    /** Adds the figures of what is in memory. */
    void observe(MeterRegistry registry, String cache, Cache<String, ?> memory) {
        Gauge.builder("mercato.cache.memory.entries", memory, Cache::estimatedSize)
                .description("Values in memory")
                .tag("cache", cache)
                .register(registry);
        Gauge.builder("mercato.cache.memory.evictions", memory, entries -> entries.stats()
                        .evictionCount())
                .description("Values that had to leave memory for others since the start")
                .tag("cache", cache)
                .register(registry);
    }

    void got(Source source, Freshness freshness) {
        gets[source.ordinal()][freshness.ordinal()].increment();
    }

    void loaded(long nanos) {
        loads.record(nanos, TimeUnit.NANOSECONDS);
    }

    void loadFailed(long nanos) {
        failedLoads.record(nanos, TimeUnit.NANOSECONDS);
    }

    void loadRefused() {
        refusedLoads.increment();
    }

    void redisFailed() {
        redisErrors.increment();
    }

    void invalidated() {
        invalidations.increment();
    }

    void outdated() {
        outdated.increment();
    }

    void tooManyTags() {
        tooManyTags.increment();
    }

    private static Timer load(MeterRegistry registry, String cache, String outcome) {
        return Timer.builder("mercato.cache.loads")
                .description("Loads, which every tier had missed, and how long they took")
                .tags("cache", cache, "outcome", outcome)
                .register(registry);
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
