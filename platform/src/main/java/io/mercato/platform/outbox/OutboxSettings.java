package io.mercato.platform.outbox;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

import java.time.Duration;

/** How this service's events get from its database to the stream: {@code mercato.outbox.<key>}; docs/events.md explains them. */
@ConfigMapping(prefix = "mercato.outbox")
public interface OutboxSettings {
    /** Whether this service publishes events; its default datasource must have a table {@code outbox} then. */
    @WithDefault("false")
    boolean enabled();

    /** How long the relay waits for a notification before it looks by itself: the delay of an event whose notification got lost. */
    @WithDefault("PT1S")
    Duration pollInterval();

    /** How many events are sent in one transaction. Large enough to make round trips cheap, small enough to repeat few. */
    @WithDefault("100")
    int batchSize();

    /** How long PostgreSQL may take to answer the relay, and how long it waits for a relay that is gone in a transaction. */
    @WithDefault("PT10S")
    Duration databaseTimeout();

    /** How long the first failure in a row is waited after, when Redis or PostgreSQL are away. */
    @WithDefault("PT0.1S")
    Duration retryAfter();

    /** Up to which wait each further failure doubles it; so long may the return of Redis or PostgreSQL go unnoticed. */
    @WithDefault("PT5S")
    Duration retryAfterMax();

    /** The largest data of one event: what CloudEvents 1.0 asks everybody to let pass. */
    @WithDefault("64K")
    MemorySize maxEventSize();

    /** Up to which count the backlog is counted; counting further would cost more than it tells. */
    @WithDefault("10000")
    int backlogCountedTo();
}
