package io.mercato.platform.deadline;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

import java.time.Duration;

/** What is made of the deadlines of requests: {@code mercato.deadline.<key>}. */
@ConfigMapping(prefix = "mercato.deadline")
public interface DeadlineSettings {
    /** Whether they are heeded. Not where what is loaded for one is for everybody, and bounded by itself. */
    @WithDefault("true")
    boolean enabled();

    /**
     * A shorter one that has not passed counts as this: what is being read for one is often waited for by others too, who must
     * not lose it to somebody with no patience at all.
     */
    @WithDefault("PT0.1S")
    Duration min();

    /** A longer one counts as this. */
    @WithDefault("PT30S")
    Duration max();

    /** How much earlier an answer of another service is needed than ours, for its way back and what is made of it. */
    @WithDefault("PT0.01S")
    Duration reserve();
}
