package io.mercato.embedded;

import java.nio.file.Path;
import java.util.Optional;

/**
 * The servers that the dev services of this test run use: lets a {@code @QuarkusTest} find out what happens while one of
 * them is away.
 *
 * <pre>{@code
 * try (Outage _ = TestServers.ofThisRun().stopRedis()) {
 *     // no Redis here
 * }
 * // the same Redis again: same port, same data
 * }</pre>
 */
public final class TestServers {

    /** Names the directory of the test run's {@link ServerGroup}; set by the dev services, per JVM. */
    public static final String DIRECTORY_PROPERTY = "io.mercato.embedded.test-directory";

    private final ServerGroup group;

    private TestServers(ServerGroup group) {
        this.group = group;
    }

    /**
     * The servers of the test that calls this.
     *
     * @throws IllegalStateException when no dev services run in this JVM
     */
    public static TestServers ofThisRun() {
        return Optional.ofNullable(System.getProperty(DIRECTORY_PROPERTY))
                .map(directory -> new TestServers(ServerGroup.ofMember(Path.of(directory))))
                .orElseThrow(() -> new IllegalStateException("No embedded dev services run in this JVM"));
    }

    /** The PostgreSQL of this run, for more databases or its pid. */
    public PostgresServer postgres() {
        return group.runningPostgres().orElseThrow(() -> new IllegalStateException("PostgreSQL is not running"));
    }

    /** The Redis of this run. */
    public RedisServer redis() {
        return group.runningRedis().orElseThrow(() -> new IllegalStateException("Redis is not running"));
    }

    /** Stops PostgreSQL, ending all connections; returns when it has stopped. */
    public Outage stopPostgres() {
        PostgresServer server = postgres();
        server.close();
        return new Outage(server::restart, group);
    }

    /** Stops Redis, ending all connections; returns when it has stopped. */
    public Outage stopRedis() {
        RedisServer server = redis();
        server.close();
        return new Outage(server::restart, group);
    }
}
