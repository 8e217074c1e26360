package io.mercato.platform.event;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

import java.time.Duration;

/** How services hear of each other's changes: {@code mercato.events.<key>}; docs/events.md explains them. */
@ConfigMapping(prefix = "mercato.events")
public interface EventSettings {
    /** The Redis stream that carries the events of all services; its dead letters are in {@code <stream>:dead}. */
    @WithDefault("mercato:events")
    String stream();

    /** This service's name: its consumer group, and after a {@code /} the source of its events. */
    @WithDefault("${quarkus.application.name}")
    String service();

    /**
     * About how many events the stream keeps; older ones go, read or not. An event takes about 600 bytes, and whoever is
     * away for longer than this many events misses some.
     */
    @WithDefault("100000")
    long maxLength();

    /** How long a command to Redis may take; longer than a cache's, for here nobody waits and giving up means doing it twice. */
    @WithDefault("PT2S")
    Duration redisTimeout();

    /** How long the first failure in a row is waited after, when Redis is away. */
    @WithDefault("PT0.1S")
    Duration retryAfter();

    /** Up to which wait each further failure doubles it; so long may the return of Redis go unnoticed. */
    @WithDefault("PT5S")
    Duration retryAfterMax();

    Consumer consumer();

    /** How this service handles events: {@code mercato.events.consumer.<key>}. */
    interface Consumer {
        /** Whether this replica handles events, if the service has handlers. */
        @WithDefault("true")
        boolean enabled();

        /** How many events one replica handles at once. Below its database connections, for a handler usually needs one. */
        @WithDefault("16")
        int concurrency();

        /** How long one read waits for an event. Short, for stopping waits for it. */
        @WithDefault("PT1S")
        Duration block();

        /** How long one call of a handler may take before it is interrupted and counts as failed. */
        @WithDefault("PT30S")
        Duration handlerTimeout();

        /** How often a handler is called again after it has failed, before the event becomes a dead letter. */
        @WithDefault("5")
        int maxRetries();

        /** The wait before the first retry. */
        @WithDefault("PT0.2S")
        Duration retryDelay();

        /** Up to which wait each further retry doubles it. */
        @WithDefault("PT10S")
        Duration retryDelayMax();

        /** How long a replica may be silent before others take over what it has not finished; it tells of itself thrice as often. */
        @WithDefault("PT15S")
        Duration takeOverAfter();

        /** How often an event may be taken over before it becomes a dead letter: it may be what ends its handlers. */
        @WithDefault("5")
        int maxTakeOvers();

        /** How long a handled event is remembered, at about 150 bytes in Redis; a relay that was down for longer may repeat it. */
        @WithDefault("PT24H")
        Duration remember();

        /** About how many dead letters are kept. */
        @WithDefault("10000")
        long maxDeadLetters();

        /** How long a stop waits for the handlers at work; below {@code quarkus.shutdown.timeout}. */
        @WithDefault("PT8S")
        Duration stopTimeout();
    }
}
