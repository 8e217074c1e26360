package io.mercato.homepage.page;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

import java.time.Duration;

/** How a replica gets ready: {@code mercato.homepage-warm-up.<key>}. */
@ConfigMapping(prefix = "mercato.homepage-warm-up")
public interface WarmUpSettings {
    /** How long readiness waits for a whole page at most. */
    @WithDefault("PT10S")
    Duration atMost();

    /** How long to wait after the first attempt that brought no whole page; each wait is about twice as long as the one before. */
    @WithDefault("PT0.25S")
    Duration retryAfter();

    /** The longest such wait; by so much a replica may be behind a catalog that comes back. */
    @WithDefault("PT2S")
    Duration retryAfterMax();

    /** How often the page is looked after; below the age up to which it is served, {@code mercato.cache.homepage.stale}. */
    @WithDefault("PT4M")
    Duration every();

    /** How often the shared sections are looked after; below the ages up to which they are fresh and served. */
    @WithDefault("PT30S")
    Duration sectionsEvery();
}
