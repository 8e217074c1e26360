package io.mercato.homepage.journal;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

import java.time.Duration;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/** What is kept of what administrators do here: {@code mercato.homepage-journal.<key>}. */
@ConfigMapping(prefix = "mercato.homepage-journal")
public interface JournalSettings {
    /** About how many entries each journal keeps, the newest; some 500 bytes each in Redis. */
    @WithDefault("10000")
    @Min(100)
    @Max(1_000_000)
    long maxEntries();

    /** How long an administrator waits for one command to Redis before it is 503. */
    @WithDefault("PT2S")
    Duration redisTimeout();
}
