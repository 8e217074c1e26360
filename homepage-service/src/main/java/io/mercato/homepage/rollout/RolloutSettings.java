package io.mercato.homepage.rollout;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

import java.math.BigDecimal;
import java.time.Duration;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;

/** The gradual rollout of the homepage: {@code mercato.homepage-rollout.<key>}. */
@ConfigMapping(prefix = "mercato.homepage-rollout")
public interface RolloutSettings {
    /** Which share gets the new homepage as long as no administrator has said otherwise, from 0 to 100, two decimals. */
    @WithDefault("0")
    @DecimalMin("0")
    @DecimalMax("100")
    @Digits(integer = 3, fraction = 2)
    BigDecimal percent();

    /** Mixed into everybody's bucket. Another salt deals everybody anew; keep it while a test runs. */
    @WithDefault("homepage-1")
    @NotBlank
    String salt();

    /** How often a replica asks Redis, should it not have heard of a change: below the 5 s within which all must know. */
    @WithDefault("PT2S")
    Duration pollInterval();

    /** How long one look at Redis may take. */
    @WithDefault("PT1S")
    Duration redisTimeout();

    /** How long a lost subscription to changes waits before it is made again. */
    @WithDefault("PT1S")
    Duration resubscribeAfter();

    Callers callers();

    /** How many callers were told a variant: {@code mercato.homepage-rollout.callers.<key>}. */
    interface Callers {
        /** How long the count of one share is kept in Redis, from the last one who was counted. */
        @WithDefault("P90D")
        Duration keep();

        /** How many of each variant wait at most until Redis can be told; some 100 bytes each. */
        @WithDefault("10000")
        @Min(100)
        @Max(100_000)
        int maxWaiting();
    }

    Cookie cookie();

    /** By which somebody who is not signed in is known again: {@code mercato.homepage-rollout.cookie.<key>}. */
    interface Cookie {
        /** How long it lasts, from when it was set. */
        @WithDefault("P180D")
        Duration maxAge();

        /** Whether it is sent over HTTPS only. */
        @WithDefault("true")
        boolean secure();
    }
}
