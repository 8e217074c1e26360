package io.mercato.localstack.part;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mercato.embedded.PostgresServer;
import io.mercato.embedded.RedisServer;
import io.mercato.localstack.ExitCode;
import io.mercato.localstack.Failure;
import io.mercato.localstack.testing.TinyParts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

class GivenServersTest {

    private static final LaunchListener NOBODY = (process, signal) -> {};

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "postgresql://db, db:5432, '', '', postgres, jdbc:postgresql://db:5432/orders",
        "postgres://me:p%40ss@db:1/own, db:1, me, p@ss, own, jdbc:postgresql://db:1/orders",
        "jdbc:postgresql://me@db:1/?sslmode=require, db:1, me, '', postgres, jdbc:postgresql://db:1/orders?sslmode=require",
        "postgresql://[::1]:5433/x, [::1]:5433, '', '', x, jdbc:postgresql://[::1]:5433/orders"
    })
    void aPostgresUrlIsRead(
            String url, String address, String username, String password, String database, String ofOrders) {
        DatabaseServer server = DatabaseServer.parse(url);

        assertThat(server.address()).isEqualTo(address);
        assertThat(server.username()).isEqualTo(username);
        assertThat(server.password()).isEqualTo(password);
        assertThat(server.maintenanceDatabase()).isEqualTo(database);
        assertThat(server.jdbcUrl("orders")).isEqualTo(ofOrders);
    }

    @ParameterizedTest
    @ValueSource(strings = {"mysql://me:secret@db", "localhost:5432", "postgresql:///db", "postgresql://a b", ""})
    void whatIsNoPostgresUrlIsRefusedWithoutRepeatingIt(String url) {
        assertThatThrownBy(() -> DatabaseServer.parse(url))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.exitCode()).isEqualTo(ExitCode.CONFIGURATION))
                .hasMessageContaining("--postgres")
                .hasMessageNotContaining("secret");
    }

    @Test
    void aGivenPostgresGetsTheDatabasesThatItLacksAndKeepsRunning() throws Exception {
        PostgresServer.Settings settings =
                new PostgresServer.Settings(folder.resolve("data"), 0, folder.resolve("log"), Map.of());
        try (PostgresServer server = PostgresServer.start(settings)) {
            server.createDatabase("catalog");
            DatabaseServer url = DatabaseServer.parse(
                    "postgresql://%s:%s@127.0.0.1:%d".formatted(server.username(), server.password(), server.port()));
            Part part = new GivenPostgresPart("postgresql", url, folder.resolve("log"), List.of("catalog", "orders"));

            part.start(NOBODY).stop(Duration.ZERO);

            new GivenPostgresPart(
                            "postgresql",
                            DatabaseServer.parse("postgresql://%s:%s@127.0.0.1:%d/orders"
                                    .formatted(server.username(), server.password(), server.port())),
                            folder.resolve("log"),
                            List.of("orders"))
                    .start(NOBODY);
        }
    }

    @Test
    void aGivenPostgresThatIsAwayIsSaidSo() {
        DatabaseServer nobody = DatabaseServer.parse("postgresql://me:secret@127.0.0.1:" + TinyParts.freePort());

        assertThatThrownBy(() -> new GivenPostgresPart("postgresql", nobody, folder, List.of()).start(NOBODY))
                .isInstanceOfSatisfying(PartFailedException.class, failure -> assertThat(failure.exitCode())
                        .isEqualTo(ExitCode.UNAVAILABLE))
                .hasMessageStartingWith("The PostgreSQL at " + nobody.address() + " cannot be used: ")
                .hasMessageNotContaining("secret");
    }

    @Test
    void aGivenRedisIsReachedOrSaidToBeAway() throws Exception {
        RedisServer.Settings settings =
                new RedisServer.Settings(folder.resolve("redis"), 0, folder.resolve("log"), Map.of());
        try (RedisServer server = RedisServer.start(settings)) {
            assertThat(GivenRedisPart.parse("redis", server.uri(), folder)
                            .start(NOBODY)
                            .isAlive())
                    .isTrue();
        }
        GivenRedisPart nobody = GivenRedisPart.parse("redis", "redis://127.0.0.1:" + TinyParts.freePort(), folder);
        assertThatThrownBy(() -> nobody.start(NOBODY))
                .hasMessageStartingWith("The Redis at " + nobody.address() + " cannot be reached: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost", "localhost:6379", "redis://a b", ""})
    void whatIsNoRedisUrlIsRefused(String url) {
        assertThatThrownBy(() -> GivenRedisPart.parse("redis", url, folder))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("--redis");
    }
}
