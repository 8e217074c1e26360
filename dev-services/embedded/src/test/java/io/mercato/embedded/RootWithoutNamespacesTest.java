package io.mercato.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.security.auth.module.UnixSystem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

/** Root in a container that forbids user namespaces and ptrace, for which an {@code unshare} that always fails stands in. */
class RootWithoutNamespacesTest {

    @TempDir
    Path folder;

    @BeforeEach
    void onlyForRoot() {
        assumeTrue(new UnixSystem().getUid() == 0, "for root only");
        assumeTrue(Files.exists(Path.of("/usr/bin/setpriv")), "needs util-linux");
    }

    @Test
    void postgresRunsAsNobodyAndItsDataSurvives() throws IOException {
        assertThat(startAndStop()).startsWith("65534 ");
        assertThat(startAndStop()).startsWith("65534 ");
    }

    @Test
    void dataMayChangeHandsInBothDirections() throws IOException {
        try (PostgresServer server = PostgresServer.start(PostgresOfAnotherJvm.settings(folder))) {
            assertThat(server.port()).isPositive();
        }
        assertThat(startAndStop()).startsWith("65534 ");
        try (PostgresServer server = PostgresServer.start(PostgresOfAnotherJvm.settings(folder))) {
            assertThat(server.port()).isPositive();
        }
    }

    @Test
    void whenRootCanBeNobodyElseTheSentenceSaysWhatToDo() throws IOException {
        forbid("setpriv");
        assertThat(startAndStop()).startsWith("PostgreSQL does not run as root").contains("run as an ordinary user.");
    }

    private String startAndStop() throws IOException {
        forbid("unshare");
        ProcessBuilder jvm = new ProcessBuilder(
                        "/usr/bin/setpriv",
                        "--bounding-set=-sys_ptrace",
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        PostgresOfAnotherJvm.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        jvm.environment().put("MERCATO_CACHE_DIR", folder.resolve("cache").toString());
        jvm.environment().merge("PATH", folder.resolve("forbidden").toString(), (path, first) -> first + ":" + path);
        return new String(jvm.start().getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private void forbid(String program) throws IOException {
        Path fake = Files.createDirectories(folder.resolve("forbidden")).resolve(program);
        Files.writeString(fake, "#!/bin/sh\nexit 1\n");
        Files.setPosixFilePermissions(fake, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** Prints as whom the server runs, or why it does not. */
    static final class PostgresOfAnotherJvm {
        static PostgresServer.Settings settings(Path folder) {
            return new PostgresServer.Settings(
                    folder.resolve("da ta"), 0, folder.resolve("postgres.log"), Map.of("fsync", "off"));
        }

        public static void main(String[] arguments) throws IOException {
            try (PostgresServer server = PostgresServer.start(settings(Path.of(arguments[0])))) {
                System.out.println(Files.getAttribute(Path.of("/proc/" + server.pid()), "unix:uid") + " ran");
            } catch (ServerStartException e) {
                System.out.println(e.getMessage());
            }
        }
    }
}
