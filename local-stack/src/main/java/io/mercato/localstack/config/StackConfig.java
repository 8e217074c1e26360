package io.mercato.localstack.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * The keys of {@code ./mercato}. A key is set in {@code mercato.properties} in the home folder or, before that, by the
 * environment variable of the same name: {@code mercato.ports.edge} is {@code MERCATO_PORTS_EDGE}. Durations are
 * written {@code 10S}, {@code 5M}, {@code 500MS} or in ISO 8601. An unknown key in the file is an error.
 */
@ConfigMapping(prefix = "mercato")
public interface StackConfig {

    /** Where each part listens on the loopback address; 0 takes a free port. */
    Ports ports();

    /** PostgreSQL: the embedded one unless a URL is given. */
    Server postgres();

    /** Redis: the embedded one unless a URL is given. */
    Server redis();

    /** The JVMs of the four services. */
    Services services();

    /** Getting ready. */
    Startup startup();

    /** Stopping. */
    Shutdown shutdown();

    /** Starting a part again that died by itself. */
    Restart restart();

    /** The demo catalogue. */
    Demo demo();

    /** {@code ./mercato import}. */
    Imports imports();

    /** Space on the disk of the home folder. */
    Disk disk();

    /** Log files. */
    Logs logs();

    /** The reverse proxy in front of the services. */
    EdgeLimits edge();

    /** One port for each part that listens. */
    interface Ports {
        @WithDefault("8080")
        int edge();

        @WithDefault("8081")
        int homepage();

        @WithDefault("8082")
        int catalog();

        @WithDefault("8083")
        int orders();

        @WithDefault("8084")
        int batch();

        /** Of the embedded PostgreSQL; not 5432, where an installed one would be. */
        @WithDefault("5442")
        int postgres();

        /** Of the embedded Redis; not 6379, where an installed one would be. */
        @WithDefault("6389")
        int redis();
    }

    /** A server that is embedded unless a URL is given. */
    interface Server {
        /** Of a server of your own: {@code postgresql://user:password@host:port} or {@code redis://host:port}. */
        Optional<String> url();

        /** Further settings of the embedded server, such as {@code mercato.postgres.parameters.shared_buffers=256MB}. */
        Map<String, String> parameters();
    }

    /** How the services' JVMs are started. */
    interface Services {
        /**
         * Options of every service's JVM. The serial collector and a small heap suit four JVMs that share one machine; a
         * JVM without memory ends, so that it is started again instead of lingering.
         */
        @WithDefault("-Xms64m -Xmx384m -XX:+UseSerialGC -XX:+ExitOnOutOfMemoryError")
        String javaOptions();
    }

    /** Bounds of getting ready. */
    interface Startup {
        /** From the start of one part until it is ready. */
        @WithDefault("60S")
        Duration timeout();
    }

    /** Bounds of stopping. */
    interface Shutdown {
        /** For each part to stop by itself before it is killed. */
        @WithDefault("10S")
        Duration grace();
    }

    /** When and how often a part that died is started again. */
    interface Restart {
        /** Restarts of one part within the window; after that it stays down. 0 never restarts. */
        @WithDefault("5")
        int attempts();

        /** The time in which the attempts are counted. */
        @WithDefault("10M")
        Duration window();

        /** Before the first restart; doubled for each further one within the window. */
        @WithDefault("1S")
        Duration initialDelay();

        /** The longest delay before a restart. */
        @WithDefault("30S")
        Duration maximumDelay();
    }

    /** What a new installation shows. */
    interface Demo {
        /** Products of the demo catalogue; 0 leaves the catalogue empty. A catalogue that holds any is never touched. */
        @WithDefault("2000")
        int size();

        /** For loading it. */
        @WithDefault("5M")
        Duration timeout();
    }

    /** Bounds of importing a file. */
    interface Imports {
        /** For sending the file and waiting for the summary. */
        @WithDefault("1H")
        Duration timeout();
    }

    /** Bounds of disk usage. */
    interface Disk {
        /** Free space below which nothing is started, in MiB. */
        @WithDefault("512")
        long minimumFree();
    }

    /** Bounds of the log files. */
    interface Logs {
        /** Size at which a log file is set aside, in MiB; one older file of each is kept. */
        @WithDefault("16")
        long maximumSize();
    }

    /** Bounds of the edge. */
    interface EdgeLimits {
        /** From a request's head to the end of its answer; the services' own timeouts are below it. */
        @WithDefault("30S")
        Duration requestTimeout();

        /** For a connection to a service. */
        @WithDefault("2S")
        Duration connectTimeout();

        /** After which a client's connection that carries nothing is closed. */
        @WithDefault("60S")
        Duration idleTimeout();

        /** Of one request, in KiB. */
        @WithDefault("10240")
        long maximumBodySize();

        /** All header lines of one request together, in bytes; the request line may be as long again. */
        @WithDefault("16384")
        int maximumHeaderSize();

        /** To one service from each of the edge's event loops. */
        @WithDefault("128")
        int connectionsPerService();
    }
}
