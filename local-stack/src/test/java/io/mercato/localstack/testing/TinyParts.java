package io.mercato.localstack.testing;

import io.mercato.localstack.config.Configuration;
import io.mercato.localstack.config.StackConfig;
import io.mercato.localstack.home.Home;
import io.mercato.localstack.part.Part;
import io.mercato.localstack.part.ServicePart;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Builds parts that are child programs of a few lines, and settings that suit tests. */
public final class TinyParts {

    /** Options of a JVM that runs for seconds, as ./mercato has them. */
    public static final List<String> SHORT_LIVED = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    private TinyParts() {}

    /** A service that behaves as told; see {@link TinyService}. */
    public static Part service(Home home, String name, String behaviour, String... needs) {
        int port = freePort();
        return new ServicePart(
                name,
                "127.0.0.1:" + port,
                home.log(name),
                Set.of(needs),
                Stream.of(
                                Stream.of(java()),
                                SHORT_LIVED.stream(),
                                Stream.of("-cp", System.getProperty("java.class.path"), TinyService.class.getName()))
                        .flatMap(options -> options)
                        .toList(),
                Map.of("QUARKUS_HTTP_PORT", Integer.toString(port), "TINY_SERVICE", behaviour),
                URI.create("http://127.0.0.1:" + port + "/q/health/ready"),
                Duration.ofSeconds(behaviour.equals("never-ready") ? 1 : 20));
    }

    /** The defaults, but for the settings given as environment variables; no demo catalogue and short delays. */
    public static StackConfig config(Home home, Map<String, String> variables) {
        Map<String, String> environment = new HashMap<>();
        environment.put("MERCATO_DEMO_SIZE", "0");
        environment.put("MERCATO_DISK_MINIMUM_FREE", "1");
        environment.put("MERCATO_RESTART_INITIAL_DELAY", "50MS");
        environment.put("MERCATO_SHUTDOWN_GRACE", "5S");
        environment.putAll(variables);
        return Configuration.read(home.configuration(), environment);
    }

    public static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    public static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
