package io.mercato.platform.ratelimit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;

import java.time.Duration;
import java.util.Map;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/** How often one caller may call: {@code mercato.rate-limit.<name>.<key>}. */
@ConfigMapping(prefix = "mercato.rate-limit")
public interface RateLimitSettings {
    @WithParentName
    Map<String, Policy> byName();

    /** The numbers of one policy. */
    interface Policy {
        /** Whether it bounds anything. */
        @WithDefault("true")
        boolean enabled();

        /** How many calls at once, and in each window on average. */
        @Min(1)
        @Max(1_000_000)
        int limit();

        /** How long it takes until all of the limit is there again. */
        Duration window();
    }
}
