package io.mercato.platform.outbox;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalPropertiesReader;
import io.mercato.platform.event.EventSettings;
import io.mercato.platform.event.EventStream;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.redis.client.Redis;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** A relay in a process of its own, which a test may kill. It ends with the test's process in any case. */
final class RelayProcess implements AutoCloseable {
    private final Process process;

    RelayProcess() {
        Config config = ConfigProvider.getConfig();
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                RelayProcess.class.getName(),
                config.getValue("quarkus.datasource.jdbc.url", String.class),
                config.getValue("quarkus.datasource.username", String.class),
                config.getValue("quarkus.datasource.password", String.class),
                config.getValue("quarkus.redis.hosts", String.class));
        try {
            process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Kills it at once (SIGKILL), wherever it is. */
    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }

    public static void main(String[] arguments) throws SQLException, IOException {
        AgroalDataSource dataSource = AgroalDataSource.from(new AgroalPropertiesReader()
                .readProperties(Map.of(
                        AgroalPropertiesReader.JDBC_URL, arguments[0],
                        AgroalPropertiesReader.PRINCIPAL, arguments[1],
                        AgroalPropertiesReader.CREDENTIAL, arguments[2],
                        AgroalPropertiesReader.MAX_SIZE, "1")));
        EventStream stream = new EventStream(
                Redis.createClient(Vertx.vertx(), arguments[3]), Configured.settings(EventSettings.class, Map.of()));
        new OutboxRelay(
                        dataSource,
                        stream,
                        Configured.settings(OutboxSettings.class, Map.of()),
                        new OutboxMetrics(new SimpleMeterRegistry()))
                .start();
        // Until the test's process is gone and with it the other end of the pipe.
        System.in.read();
        Runtime.getRuntime().halt(0);
    }
}
