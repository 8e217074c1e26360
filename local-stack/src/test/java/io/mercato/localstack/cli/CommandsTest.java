package io.mercato.localstack.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.mercato.localstack.ExitCode;
import io.mercato.localstack.home.Home;
import io.mercato.localstack.part.Service;
import io.mercato.localstack.state.PartState;
import io.mercato.localstack.state.StateFile;
import io.mercato.localstack.state.SuiteState;
import io.mercato.localstack.state.SuiteState.Phase;
import io.mercato.localstack.testing.CommandRun;
import io.mercato.localstack.testing.TinyParts;
import io.mercato.localstack.testing.TinyService;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** The commands as a person runs them, on real PostgreSQL and Redis and on services of a few lines. */
class CommandsTest {

    /** Servers may still be writing there when a test has failed. */
    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path folder;

    private final Map<String, String> environment = new HashMap<>();
    private Home home;

    @BeforeEach
    void build() throws IOException {
        home = new Home(folder.resolve("a root"), folder.resolve("a home"));
        environment.put("MERCATO_ROOT", home.root().toString());
        environment.put("MERCATO_HOME", home.folder().toString());
        environment.put("MERCATO_DEMO_SIZE", "0");
        environment.put("MERCATO_DISK_MINIMUM_FREE", "1");
        for (String part : List.of("EDGE", "HOMEPAGE", "CATALOG", "ORDERS", "BATCH", "POSTGRES", "REDIS")) {
            environment.put("MERCATO_PORTS_" + part, "0");
        }
        for (Service service : Service.values()) {
            packageTiny(home.application(service.serviceName()).resolve("quarkus-run.jar"));
        }
    }

    @AfterEach
    void down() throws Exception {
        mercato("down");
    }

    @Test
    void theSuiteComesUpServesAndGoesDownInOrder() throws Exception {
        CommandRun up = mercato("up", "--detach");
        assertThat(up.exitCode()).as(up.output()).isZero();
        SuiteState state = state();
        assertThat(up.output())
                .contains("Mercato is up: http://localhost:"
                        + state.part("edge").orElseThrow().port() + "/")
                .contains("Stop it with ./mercato down.");

        assertThat(get(state, "/api/v1/products").statusCode()).isEqualTo(200);
        assertThat(get(state, "/q/health").statusCode()).isEqualTo(404);
        assertThat(get(state, "/.well-known/local-stack/jwks.json").body())
                .isEqualTo(Files.readString(home.publishedKeys()));
        assertThat(claims(Files.readString(home.serviceToken())).getStringListClaimValue("groups"))
                .containsExactly("service");

        CommandRun status = mercato("status");
        assertThat(status.exitCode()).as(status.output()).isZero();
        assertThat(status.output().lines().skip(1)).hasSize(7).allMatch(line -> line.contains("up"));

        CommandRun second = mercato("up");
        assertThat(second.exitCode()).isEqualTo(ExitCode.BUSY);
        assertThat(second.output())
                .isEqualTo(
                        "Mercato is already running on http://localhost:%d/ (supervisor %d); stop it with ./mercato down.\n"
                                .formatted(
                                        state.part("edge").orElseThrow().port(),
                                        state.supervisor().pid()));
        assertThat(mercato("reset", "--yes").exitCode()).isEqualTo(ExitCode.BUSY);
        assertThat(mercato("logs", "-n", "3", "redis").output()).contains("Ready to accept connections");

        CommandRun down = mercato("down");
        assertThat(down.exitCode()).isZero();
        assertThat(down.output()).endsWith("Mercato is stopped.\n");
        assertNothingIsLeftOf(state);
        assertThat(state().parts().reversed()).extracting(PartState::since).isSorted();
        assertThat(mercato("status").exitCode()).isEqualTo(ExitCode.NOT_RUNNING);
    }

    @Test
    void ofTwoUpsAtTheSameMomentOneStartsTheSuiteAndTheOtherSaysSo() throws Exception {
        Path output = folder.resolve("first.out");
        Process first = CommandRun.start(command("up", "--detach"), environment, output);
        CommandRun second = mercato("up", "--detach");
        assertThat(first.waitFor(60, TimeUnit.SECONDS)).isTrue();

        assertThat(List.of(first.exitValue(), second.exitCode()))
                .as(Files.readString(output) + second.output())
                .containsExactlyInAnyOrder(0, ExitCode.BUSY);
        assertThat(mercato("status").exitCode()).isZero();
    }

    @Test
    void aTerminalThatStaysStopsTheSuiteWhenItIsToldToEnd() throws Exception {
        Path output = folder.resolve("up.out");
        Process up = CommandRun.start(command("up"), environment, output);
        await().atMost(Duration.ofSeconds(40))
                .until(() -> Files.readString(output).contains("Press Ctrl-C"));
        SuiteState state = state();

        up.destroy();

        assertThat(up.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(up.exitValue()).isEqualTo(ExitCode.TERMINATED);
        assertThat(Files.readString(output)).contains("Stopping; ").endsWith("Mercato is stopped.\n");
        assertNothingIsLeftOf(state);
    }

    @Test
    void aKilledSupervisorLeavesNoProcessAndTheTerminalSaysSo() throws Exception {
        Path output = folder.resolve("up.out");
        Process up = CommandRun.start(command("up"), environment, output);
        await().atMost(Duration.ofSeconds(40))
                .until(() -> Files.readString(output).contains("Press Ctrl-C"));
        SuiteState state = state();

        state.supervisor().kill();

        assertThat(up.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(up.exitValue()).isEqualTo(ExitCode.FAILED);
        assertThat(Files.readString(output))
                .contains("The supervisor was killed; what it looked after has been stopped.");
        assertNothingIsLeftOf(state);
        CommandRun again = mercato("up", "--detach");
        assertThat(again.exitCode()).as(again.output()).isZero();
    }

    @Test
    void aServiceThatDiesAtItsStartEndsTheCommandWithOneSentence() throws Exception {
        environment.put("TINY_SERVICE", "die");

        CommandRun up = mercato("up", "--detach");

        assertThat(up.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(up.output().strip().lines().toList().getLast())
                .matches(".*-service ended with exit code 7 before it was ready; its last lines are in .*\\.log\\.");
        assertThat(up.output()).doesNotContain("\tat ");
        assertNothingIsLeftOf(state());
    }

    @Test
    void aTakenPortEndsTheCommandWithOneSentence() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CommandRun up = mercato("up", "--detach", "--port", Integer.toString(other.getLocalPort()));

            assertThat(up.exitCode()).isEqualTo(ExitCode.CONFIGURATION);
            assertThat(up.output())
                    .isEqualTo(("Port %d of the edge is taken by another program; choose another with --port or"
                                    + " mercato.ports.edge (0 for a free one).%n")
                            .formatted(other.getLocalPort()));
        }
    }

    @Test
    void aServiceThatIsNotBuiltIsNamed() throws Exception {
        Files.delete(home.application("orders-service").resolve("quarkus-run.jar"));

        CommandRun up = mercato("up", "--detach");

        assertThat(up.exitCode()).isEqualTo(ExitCode.UNAVAILABLE);
        assertThat(up.output())
                .startsWith("orders-service is not built (there is no ")
                .contains("./mvnw package");
    }

    @Test
    void aGivenServerThatIsAwayIsNamedAndItsPasswordIsNot() throws Exception {
        String url = "postgresql://me:secret@127.0.0.1:" + TinyParts.freePort();

        CommandRun up = mercato("up", "--detach", "--postgres", url);

        assertThat(up.exitCode()).isEqualTo(ExitCode.UNAVAILABLE);
        assertThat(up.output()).contains("The PostgreSQL at 127.0.0.1:").doesNotContain("secret");
    }

    @Test
    void aDiskThatIsTooFullIsSaidBeforeAnythingStarts() throws Exception {
        environment.put("MERCATO_DISK_MINIMUM_FREE", "1000000000");

        CommandRun up = mercato("up");

        assertThat(up.exitCode()).isEqualTo(ExitCode.IO);
        assertThat(up.output().strip().lines()).hasSize(1);
    }

    @Test
    void resetDeletesTheDataButNeverUnasked() throws Exception {
        Path file = home.data("postgresql").resolve("deep/file");
        Files.createDirectories(file.getParent());
        Files.writeString(file, "data");

        CommandRun unasked = mercato("reset");
        assertThat(unasked.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(unasked.output()).contains("--yes");
        assertThat(file).exists();

        assertThat(mercato("reset", "--yes").exitCode()).isZero();
        assertThat(file).doesNotExist();
        assertThat(mercato("reset", "--yes").output()).startsWith("There is no data in ");
    }

    @ParameterizedTest
    @CsvSource({"admin,admin", "SERVICE,service"})
    void aTokenIsPrintedAloneAlsoWhileNothingRuns(String role, String subject) throws Exception {
        CommandRun run = mercato("token", "--role", role);

        assertThat(run.exitCode()).as(run.output()).isZero();
        assertThat(run.output()).matches("[\\w-]+\\.[\\w-]+\\.[\\w-]+\n");
        JwtClaims claims = claims(run.output());
        assertThat(claims.getSubject()).isEqualTo(subject);
        assertThat(claims.getStringListClaimValue("groups")).containsExactly(role.toLowerCase(Locale.ROOT));
        assertThat(claims.getExpirationTime().getValue() - claims.getIssuedAt().getValue())
                .isEqualTo(900);
    }

    @Test
    void aCustomersTokenNamesTheOneWhoIsAskedForOrANewOne() throws Exception {
        String id = "019a0000-0000-7000-8000-000000000001";

        assertThat(claims(mercato("token", "--role=customer", "--sub=" + id).output())
                        .getSubject())
                .isEqualTo(id);
        assertThat(UUID.fromString(
                        claims(mercato("token", "--role=customer", "--ttl=2h").output())
                                .getSubject()))
                .isNotNull();
    }

    @Test
    void theKeyThatSignsTokensIsMadeOnceOnlyForItsOwnerAndGoesWithReset() throws Exception {
        mercato("token", "--role=admin");
        Path key = home.identity().resolve("signing-key.json");
        String made = Files.readString(key);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.identity())))
                .isEqualTo("rwx------");
        assertThat(Files.readString(home.publishedKeys())).doesNotContain("\"d\"");
        mercato("token", "--role=admin");
        assertThat(key).hasContent(made);
        assertThat(mercato("reset", "--yes").exitCode()).isZero();
        assertThat(key).doesNotExist();
    }

    @Test
    void aKeyThatIsDamagedIsNamedAndNotQuoted() throws Exception {
        Files.createDirectories(home.identity());
        Path key = Files.writeString(home.identity().resolve("signing-key.json"), "{\"kty\":\"EC\",\"d\":\"secret\"}");

        assertThat(mercato("token", "--role=admin"))
                .isEqualTo(new CommandRun(
                        ExitCode.DATA, key + " is not a key that signs tokens; delete it, and a new one is made.\n"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "token",
                "token --role",
                "token --role=root",
                "token --role=admin extra",
                "token --role=customer --sub=ada",
                "token --role=customer --sub=1-1-1-1-1",
                "token --role=admin --sub=a\u0007b",
                "token --role=admin --sub=\u00fc",
                "token --role=admin --ttl=0",
                "token --role=admin --ttl=0S",
                "token --role=admin --ttl=-5M",
                "token --role=admin --ttl=25H",
                "token --role=admin --ttl=P365D",
                "token --role=admin --ttl=99999999999999999999S",
                "token --role=admin --ttl=soon"
            })
    void aTokenThatCannotBeMadeIsSaidSoInOneSentence(String line) throws Exception {
        CommandRun run = mercato(line.split(" "));

        assertThat(run.exitCode()).as(run.output()).isEqualTo(ExitCode.USAGE);
        assertThat(run.output().lines()).hasSizeBetween(1, 2).noneMatch(each -> each.contains("\tat "));
    }

    private JwtClaims claims(String token) throws Exception {
        JsonWebKeySet keys = new JsonWebKeySet(Files.readString(home.publishedKeys()));
        return new JwtConsumerBuilder()
                .setVerificationKeyResolver(new JwksVerificationKeyResolver(keys.getJsonWebKeys()))
                .setExpectedAudience("mercato")
                .setExpectedIssuer("urn:mercato:local-stack")
                .build()
                .processToClaims(token.strip());
    }

    @Test
    void commandsThatNeedARunningSuiteSayThatThereIsNone() throws Exception {
        Path csv = Files.writeString(folder.resolve("products.csv"), "Handle\n");

        assertThat(mercato("status").exitCode()).isEqualTo(ExitCode.NOT_RUNNING);
        assertThat(mercato("down")).isEqualTo(new CommandRun(0, "Mercato is not running.\n"));
        assertThat(mercato("import", csv.toString()))
                .isEqualTo(
                        new CommandRun(ExitCode.UNAVAILABLE, "Mercato is not running; start it with ./mercato up.\n"));
    }

    @Test
    void aFileThatCannotBeImportedIsSaidSo() throws Exception {
        assertThat(mercato("import", folder.resolve("none.csv").toString()).exitCode())
                .isEqualTo(ExitCode.NO_INPUT);
        assertThat(mercato("import", folder.toString()))
                .isEqualTo(new CommandRun(ExitCode.NO_INPUT, folder + " is a directory.\n"));
    }

    @Test
    void aCommandLineThatIsWrongIsAnsweredWithWhereToLook() throws Exception {
        assertThat(mercato().exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(mercato("upp").exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(mercato("up", "--port", "many").exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(mercato("logs", "kitchen").output())
                .startsWith("There is no part named kitchen; there are postgresql");
        assertThat(mercato("help", "up").output()).contains("--detach").contains("--postgres");
    }

    @Test
    void aSettingThatIsWrongIsAnsweredWithItsName() throws Exception {
        Files.createDirectories(home.folder());
        Files.writeString(home.configuration(), "mercato.ports.egde=1\n");

        CommandRun up = mercato("up");

        assertThat(up.exitCode()).isEqualTo(ExitCode.CONFIGURATION);
        assertThat(up.output()).contains("mercato.ports.egde");
        Files.delete(home.configuration());
    }

    private CommandRun mercato(String... arguments) throws Exception {
        return CommandRun.of(command(arguments), environment);
    }

    private static List<String> command(String... arguments) {
        List<String> command = new ArrayList<>(List.of(TinyParts.java()));
        command.addAll(TinyParts.SHORT_LIVED);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Mercato.class.getName()));
        command.addAll(Arrays.asList(arguments));
        return command;
    }

    private SuiteState state() {
        return new StateFile(home.state()).read().orElseThrow();
    }

    private static void assertNothingIsLeftOf(SuiteState state) {
        assertThat(state.phase()).isIn(Phase.READY, Phase.FAILED);
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
            assertThat(state.supervisor().isAlive()).isFalse();
            assertThat(state.leftovers()).isEmpty();
        });
    }

    private static HttpResponse<String> get(SuiteState state, String path) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            URI uri = URI.create(
                    "http://localhost:" + state.part("edge").orElseThrow().port() + path);
            return client.send(
                    HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(5)).build(), BodyHandlers.ofString());
        }
    }

    /** A jar that runs {@link TinyService} from where it was compiled. */
    private static void packageTiny(Path jar) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, TinyService.class.getName());
        manifest.getMainAttributes()
                .put(
                        Attributes.Name.CLASS_PATH,
                        TinyService.class
                                .getProtectionDomain()
                                .getCodeSource()
                                .getLocation()
                                .toString());
        Files.createDirectories(jar.getParent());
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
            out.finish();
        }
    }
}
