package io.mercato.platform.cache;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithDefaults;
import io.smallrye.config.WithParentName;

import java.time.Duration;
import java.util.Map;

import jakarta.validation.constraints.Min;

/** The bounds of every {@link TieredCache}, by its name: {@code mercato.cache.<name>.<key>}. */
@ConfigMapping(prefix = "mercato.cache")
public interface CacheSettings {
    @WithParentName
    @WithDefaults
    Map<String, Settings> byName();

    /** The bounds of one cache. */
    interface Settings {
        /** Whether it caches at all; when off, every read loads. */
        @WithDefault("true")
        boolean enabled();

        /** How long a value is served without a question. */
        @WithDefault("PT3M")
        Duration fresh();

        /** Up to which age a value is still served while one replica loads its successor; at least {@code fresh}. */
        @WithDefault("PT5M")
        Duration stale();

        /** Up to which age a value may stand in for a load that fails; at least {@code stale}. */
        @WithDefault("PT24H")
        Duration keep();

        /** How long a degraded value is served by the replica that loaded it, before it tries again. */
        @WithDefault("PT5S")
        Duration degraded();

        /** How long after a load that failed it is tried again, in the background, while an expired value stands in; zero: by everybody. */
        @WithDefault("PT1S")
        Duration retryAfter();

        /** How long it is remembered that there is nothing, where a cache tells that apart. */
        @WithDefault("PT30S")
        Duration negativeTtl();

        /**
         * Whether a value of which a tag was invalidated may still stand in for a load that fails, up to {@code keep}. Where
         * an old answer is better than none; not where what was taken back must not be seen again.
         */
        @WithDefault("false")
        boolean standInWhenInvalidated();

        /** How many tags a value may have; one with more is answered and not cached. */
        @WithDefault("512")
        int maxTags();

        /** By which share each lifetime is lengthened or shortened at random, so that values do not all end at once. */
        @WithDefault("0.1")
        double jitter();

        /** How long a value in memory is served without asking Redis whether there is a newer one. */
        @WithDefault("PT1M")
        Duration memoryTtl();

        /** How much memory the values may take, counted in encoded bytes. */
        @WithDefault("64M")
        MemorySize memoryMaxSize();

        /** When a load is given up. Above every timeout inside the loader. */
        @WithDefault("PT10S")
        Duration loadTimeout();

        /** How many loads one replica has in progress at once; of the same key it is one anyhow. */
        @WithDefault("256")
        @Min(1)
        int maxLoads();

        /** How long a load waits for its turn before it is given up, with 503 unless an expired value may stand in. */
        @WithDefault("PT1S")
        Duration maxLoadWait();

        /** Values of at least this size are compressed in Redis. */
        @WithDefault("1K")
        MemorySize compressFrom();
    }
}
