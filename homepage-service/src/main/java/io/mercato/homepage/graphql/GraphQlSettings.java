package io.mercato.homepage.graphql;

import io.mercato.homepage.upstream.CircuitBreakerSettings;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Bounds of what a client may ask. */
@ConfigMapping(prefix = "mercato.graphql")
public interface GraphQlSettings {
    /** Whether the schema may be asked for. */
    @WithDefault("true")
    boolean introspection();

    /** How long an answer may take in all. Below the edge's timeout, above that of an upstream call by the depth of a query. */
    @WithDefault("5S")
    Duration timeout();

    /**
     * How long what some fields refer to waits, to be read together with what those beside them do, where these are slow;
     * twice this at most.
     */
    @WithDefault("40MS")
    Duration loadAfter();

    /** How old an answer to a GET may be in a browser; twice that in a shared cache. Zero: not to be kept. */
    @WithDefault("30S")
    Duration maxAge();

    /** Operations in one request. */
    @WithDefault("5")
    int maxBatch();

    /** What the operations that a replica is at may cost together; who comes beyond is told to try again. One alone may always. */
    @WithDefault("50000")
    long maxCostInProgress();

    Query query();

    PersistedQueries persistedQueries();

    /** Bounds of one operation. */
    interface Query {
        /** The longest document, in characters. */
        @WithDefault("16K")
        MemorySize maxLength();

        /** How deep fields may be in each other. */
        @WithDefault("12")
        int maxDepth();

        /** What a query may cost: one for each field that it may be answered with, lists counted with their length. */
        @WithDefault("5000")
        long maxComplexity();

        /** Fields of Query in one operation; each is at least one call of another service. */
        @WithDefault("10")
        int maxRootFields();

        /** Fields that are given another name. */
        @WithDefault("30")
        int maxAliases();

        /** The length that a list is counted with when nothing bounds it. */
        @WithDefault("5")
        int usualListLength();
    }

    /** Queries that are known by the SHA-256 of their text. */
    interface PersistedQueries {
        /** Which ones are taken. */
        @WithDefault("automatic")
        Mode mode();

        /** How long a query is known after somebody sent it. */
        @WithDefault("24H")
        Duration ttl();

        /** How long Redis may take. */
        @WithDefault("100MS")
        Duration redisTimeout();

        /** When Redis is left alone, and each replica knows only what it remembers. */
        CircuitBreaker circuitBreaker();

        /** How many queries Redis has, each as long as a query may be; the oldest go first. */
        @WithDefault("5000")
        int most();

        /** How many queries a replica remembers beside Redis. */
        @WithDefault("1000")
        int remembered();

        /** A JSON object of queries by their SHA-256 in hexadecimal, which are always known. */
        Optional<Path> trusted();

        /** Sooner than for another service, and for a shorter time: clients send the whole query meanwhile. */
        interface CircuitBreaker extends CircuitBreakerSettings {
            /** How many of the last calls are judged. */
            @Override
            @WithDefault("4")
            int window();

            /** How long Redis is left alone before one call tries it again. */
            @Override
            @WithDefault("1S")
            Duration delay();
        }
    }

    /** Which queries are taken. */
    enum Mode {
        /** Only whole ones; hashes are of no use. */
        OFF,
        /** All; those that come with their hash are known by it from then on. */
        AUTOMATIC,
        /** Only those of the trusted file, by hash or whole. */
        TRUSTED
    }
}
