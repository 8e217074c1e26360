package io.mercato.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

class RedisServerTest {

    @TempDir
    Path folder;

    @Test
    void dataAndPortSurviveStopAndStart() throws IOException {
        RedisServer first = RedisServer.start(settings());
        assertThat(tell(first, "SET note kept")).isEqualTo("+OK");
        first.close();
        try (RedisServer second = RedisServer.start(settings())) {
            assertThat(second.port()).isEqualTo(first.port());
            assertThat(tell(second, "STRLEN note")).isEqualTo(":4");
        }
    }

    @Test
    void dataSurvivesARestart() throws IOException {
        try (RedisServer server = RedisServer.start(settings())) {
            tell(server, "SET note kept");
            long before = server.pid();
            server.restart();
            assertThat(server.pid()).isNotEqualTo(before);
            assertThat(tell(server, "STRLEN note")).isEqualTo(":4");
        }
    }

    @Test
    void aServerThatWasKilledIsStartedAgainWithItsData() throws IOException {
        RedisServer killed = RedisServer.start(settings(0, Map.of("appendfsync", "always")));
        tell(killed, "SET note kept");
        new ServerProcess(killed.pid()).stop("KILL", Duration.ofSeconds(10));
        try (RedisServer server = RedisServer.start(settings())) {
            assertThat(tell(server, "STRLEN note")).isEqualTo(":4");
        }
    }

    @Test
    void aServerLeftRunningOnTheDirectoryIsStoppedFirst() {
        RedisServer leftOver = RedisServer.start(settings());
        long pid = leftOver.pid();
        try (RedisServer server = RedisServer.start(settings())) {
            assertThat(new ServerProcess(pid).isRunning()).isFalse();
            assertThat(server.pid()).isNotEqualTo(pid);
        }
    }

    @Test
    void aRunningServerIsFoundByItsDirectoryAndAStoppedOneIsNot() {
        try (RedisServer server = RedisServer.start(settings())) {
            assertThat(RedisServer.running(settings())).get().returns(server.uri(), RedisServer::uri);
        }
        assertThat(RedisServer.running(settings())).isEmpty();
    }

    @Test
    void itListensOnLoopbackOnly() throws IOException {
        try (RedisServer server = RedisServer.start(settings())) {
            assertThat(Files.readString(folder.resolve("da ta/redis.conf"))).contains("bind 127.0.0.1\n");
            assertThat(server.uri()).isEqualTo("redis://127.0.0.1:" + server.port());
        }
    }

    @Test
    void aTakenPortIsNamed() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            assertThatThrownBy(() -> RedisServer.start(settings(other.getLocalPort(), Map.of())))
                    .isInstanceOf(ServerStartException.class)
                    .hasMessage("Redis did not start: port " + other.getLocalPort() + " is taken.");
        }
    }

    @Test
    void aParameterThatRedisDoesNotKnowIsNamed() {
        assertThatThrownBy(() -> RedisServer.start(settings(0, Map.of("no-such-thing", "1"))))
                .isInstanceOf(ServerStartException.class)
                .hasMessageContaining("no-such-thing");
    }

    @Test
    void aDamagedAppendOnlyFileIsReportedWithoutWaitingForTheTimeLimit() throws IOException {
        Files.writeString(Files.createDirectories(folder.resolve("da ta")).resolve("appendonly.aof"), "nonsense");
        assertThatThrownBy(() -> RedisServer.start(settings()))
                .isInstanceOf(ServerStartException.class)
                .hasMessageContaining("Bad file format");
    }

    @Test
    void aStartThatIsInterruptedAtAnyMomentLeavesNoServer() throws Exception {
        List<RedisDirectory> directories = new ArrayList<>();
        for (int index = 0; index < 10; index++) {
            RedisServer.Settings settings = new RedisServer.Settings(
                    folder.resolve("data" + index), 0, folder.resolve("redis" + index + ".log"), Map.of());
            InterruptedStart.after(Duration.ofMillis(4 * index + 1), () -> RedisServer.start(settings));
            directories.add(new RedisDirectory(settings.dataDirectory()));
        }
        await().during(Duration.ofSeconds(1)).until(() -> directories.stream()
                .noneMatch(directory -> InterruptedStart.isServed(directory.lastPort())));
    }

    private RedisServer.Settings settings() {
        return settings(0, Map.of());
    }

    private RedisServer.Settings settings(int port, Map<String, String> parameters) {
        return new RedisServer.Settings(folder.resolve("da ta"), port, folder.resolve("log s/redis.log"), parameters);
    }

    private static String tell(RedisServer server, String command) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", server.port());
                BufferedReader answers =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
            socket.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.UTF_8));
            return answers.readLine();
        }
    }
}
