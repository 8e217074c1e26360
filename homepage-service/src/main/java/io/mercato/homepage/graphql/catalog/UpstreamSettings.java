package io.mercato.homepage.graphql.catalog;

import io.mercato.homepage.upstream.CircuitBreakerSettings;
import io.mercato.homepage.upstream.ConnectionSettings;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

import java.time.Duration;

/** Bounds of the calls that answers to GraphQL queries are made of; each holds for one {@link ReadKind}. */
@ConfigMapping(prefix = "mercato.graphql.upstream")
public interface UpstreamSettings {
    /** How long one call may take. Below mercato.graphql.timeout by far; catalog-service is told it. */
    @WithDefault("800MS")
    Duration timeout();

    /** How many calls may be on their way at once. */
    @WithDefault("32")
    int concurrency();

    /** How many further ones may wait. */
    @WithDefault("128")
    int queue();

    /** An answer that is larger is refused where it becomes so, in bytes. */
    @WithDefault("4M")
    MemorySize maxAnswerSize();

    /**
     * How long the first of several ids waits for those of which it is not known when they will be asked for, so that all are
     * read together. Other loads are what these wait for, and Redis.
     */
    @WithDefault("50MS")
    Duration gatherFor();

    /** When reads of a kind are left alone. */
    CircuitBreakerSettings circuitBreaker();

    /** Those of all kinds together, apart from those that pages are made with. */
    ConnectionSettings connections();
}
