package io.mercato.catalog.change;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/** How changes become events: {@code mercato.catalog.changes.<key>}. */
@ConfigMapping(prefix = "mercato.catalog.changes")
public interface ChangeSettings {
    /**
     * How many changes of one kind in one call are told one by one; more share events, so that an import of 100,000
     * products does not push the events of others out of a stream that keeps 100,000.
     */
    @WithDefault("20")
    @Min(1)
    int oneByOne();

    /** How many changes share one event at most; each takes some 100 bytes, and an event has {@code mercato.outbox.max-event-size}. */
    @WithDefault("250")
    @Min(2)
    @Max(500)
    int together();
}
