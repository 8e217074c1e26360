package io.mercato.platform.answer;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithDefaults;

import java.time.Duration;
import java.util.Map;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/** How cached answers are given: {@code mercato.answers.<key>}; docs/caching.md explains them. */
@ConfigMapping(prefix = "mercato.answers")
public interface AnswerSettings {
    /** How long others may keep an answer, by the name of its cache: {@code mercato.answers.http.<name>.<key>}. */
    @WithDefaults
    Map<String, Http> http();

    /**
     * Characters of the tags of one answer. They are in two headers, and what is between us and the client, such as
     * nginx and Vert.x by default, takes 4 to 8 KiB of headers.
     */
    @WithDefault("2500")
    @Min(200)
    @Max(8000)
    int maxTagLength();

    /** How many answers one replica loads at a time. Above its database connections, below what would pile up in memory. */
    @WithDefault("128")
    @Min(1)
    int maxLoads();

    /** How long a load waits for others to end before it is answered 503. */
    @WithDefault("PT0.5S")
    Duration maxWait();

    /** What caches between us and the client may do (RFC 9111, RFC 5861). */
    interface Http {
        /** How long a browser may keep it; nobody can tell a browser to forget. */
        @WithDefault("PT10S")
        Duration maxAge();

        /** How long a shared cache may keep it, unless it is purged by tag. */
        @WithDefault("PT60S")
        Duration sharedMaxAge();

        /** How much longer it may be served while its successor is fetched. */
        @WithDefault("PT5M")
        Duration staleWhileRevalidate();

        /** How much longer it may be served while we fail. */
        @WithDefault("PT1H")
        Duration staleIfError();
    }
}
