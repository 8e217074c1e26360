package io.mercato.devservices.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.QuarkusDevModeTest;
import io.restassured.RestAssured;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

class LiveReloadTest {

    private static final Path DIRECTORY = newDirectory();
    private static final int PORT = freePort();
    private static final String CONFIGURATION = """
            quarkus.mercato-dev-services.directory=%s
            quarkus.http.port=%d
            """.formatted(DIRECTORY, PORT);

    @RegisterExtension
    static final QuarkusDevModeTest APPLICATION = new QuarkusDevModeTest()
            .withApplicationRoot(root -> root.addClass(NotesResource.class)
                    .addAsResource(new StringAsset(CONFIGURATION), "application.properties"));

    @Test
    void serversAndDataOutliveALiveReload() throws IOException {
        assertThat(get("visits")).isEqualTo("1");
        List<String> server = Files.readAllLines(DIRECTORY.resolve("postgresql/postmaster.pid"));

        APPLICATION.modifySourceFile(NotesResource.class, source -> source.replace("\"before\"", "\"after\""));

        assertThat(get("greeting")).isEqualTo("after");
        assertThat(get("visits")).isEqualTo("2");
        assertThat(Files.readAllLines(DIRECTORY.resolve("postgresql/postmaster.pid")))
                .isEqualTo(server);
    }

    private static String get(String path) {
        return RestAssured.given().port(PORT).get(path).asString();
    }

    private static Path newDirectory() {
        try {
            return Files.createTempDirectory("mercato dev-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Not one that the operating system gives to whoever asks for any: the servers that start first would get it. */
    private static int freePort() {
        return ThreadLocalRandom.current()
                .ints(20_000, 30_000)
                .filter(LiveReloadTest::isFree)
                .findFirst()
                .orElseThrow();
    }

    private static boolean isFree(int port) {
        try (ServerSocket _ = new ServerSocket(port)) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
