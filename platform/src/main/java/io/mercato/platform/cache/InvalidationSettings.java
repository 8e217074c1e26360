package io.mercato.platform.cache;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

import java.time.Duration;
import java.util.Set;

/** Whose changes this service's caches forget by: {@code mercato.cache-invalidation.<key>}. */
@ConfigMapping(prefix = "mercato.cache-invalidation")
public interface InvalidationSettings {
    /** The key of {@link #byEvents}, for what is there only then. */
    String BY_EVENTS = "mercato.cache-invalidation.by-events";

    /** Whether caches forget what carries a tag of an event. */
    @WithDefault("false")
    boolean byEvents();

    /** Types of events that are heard; whole ones, or with {@code *} for any text. */
    @WithDefault("io.mercato.*")
    Set<String> types();

    /**
     * How much later they forget once more; zero for never. For a service whose values come from the caches of another one,
     * which hears of the same events by itself: what was loaded before it had heard must not last.
     */
    @WithDefault("PT0S")
    Duration againAfter();
}
