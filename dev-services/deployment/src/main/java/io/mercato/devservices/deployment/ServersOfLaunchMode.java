package io.mercato.devservices.deployment;

import io.mercato.embedded.ServerGroup;
import io.mercato.embedded.ServerStartException;
import io.mercato.embedded.TestServers;
import io.quarkus.runtime.LaunchMode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Finds the servers to use: those that dev mode keeps for all services, or those of this test run alone. */
record ServersOfLaunchMode(LaunchMode mode, Path devDirectory) {

    private static final Map<String, String> POSTGRES = Map.of(
            // Four services, each with the default pool of 50 connections, and somebody with psql.
            "max_connections", "250", "shared_preload_libraries", "pg_stat_statements");

    private static final Map<String, String> POSTGRES_OF_TESTS =
            Map.of("fsync", "off", "full_page_writes", "off", "synchronous_commit", "off");

    private static final Map<String, String> REDIS_OF_TESTS = Map.of("appendonly", "no");

    /** The servers of this launch mode; joins them, and so keeps them running, until this JVM ends. */
    ServerGroup group() {
        return mode == LaunchMode.TEST ? ServerGroup.temporary(testDirectory()) : ServerGroup.persistent(devDirectory);
    }

    Map<String, String> postgresParameters(Map<String, String> configured) {
        Map<String, String> parameters = new HashMap<>(POSTGRES);
        if (mode == LaunchMode.TEST) {
            parameters.putAll(POSTGRES_OF_TESTS);
        }
        parameters.putAll(configured);
        return parameters;
    }

    Map<String, String> redisParameters(Map<String, String> configured) {
        Map<String, String> parameters = new HashMap<>(mode == LaunchMode.TEST ? REDIS_OF_TESTS : Map.of());
        parameters.putAll(configured);
        return parameters;
    }

    /**
     * One per JVM, hence in a system property: each test profile loads these classes anew. PostgreSQL and Redis start at
     * the same time, in two threads.
     */
    private static Path testDirectory() {
        synchronized (TestServers.DIRECTORY_PROPERTY) {
            String directory = System.getProperty(TestServers.DIRECTORY_PROPERTY);
            if (directory != null) {
                return Path.of(directory);
            }
            try {
                Path created = Files.createTempDirectory("mercato-test-");
                System.setProperty(TestServers.DIRECTORY_PROPERTY, created.toString());
                return created;
            } catch (IOException e) {
                throw new ServerStartException("The servers of this test run need a directory: " + e.getMessage(), e);
            }
        }
    }
}
