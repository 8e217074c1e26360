package io.mercato.platform.database;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

import java.time.Duration;

/** How {@link Retried} tries again: {@code mercato.database.retry.<key>}; docs/database.md explains them. */
@ConfigMapping(prefix = "mercato.database.retry")
public interface RetrySettings {
    /** How often a transaction is run again. Who loses four times in a row is better told to come back. */
    @WithDefault("3")
    int maxRetries();

    /** Before the first; each further one waits twice as long. */
    @WithDefault("PT0.02S")
    Duration delay();

    /** Up to how much each wait is longer or shorter, so that two who met do not meet again. */
    @WithDefault("PT0.015S")
    Duration jitter();

    /** No retry begins after so long in all: the caller has a timeout too. */
    @WithDefault("PT2S")
    Duration maxDuration();
}
