package io.mercato.localstack.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.mercato.localstack.ExitCode;
import io.mercato.localstack.state.ProcessId;
import io.mercato.localstack.state.StateFile;
import io.mercato.localstack.state.SuiteState;
import io.mercato.localstack.state.SuiteState.Phase;
import io.mercato.localstack.testing.CommandRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The scripts {@code mercato} and {@code mvnw}, in a copy of the repository's root with a JDK and a Maven that pretend. */
class LauncherTest {

    private static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();
    private static final List<String> SERVICES =
            List.of("catalog-service", "orders-service", "batch-service", "homepage-service");
    private static final List<String> TOOLS = List.of(
            "cat",
            "cut",
            "date",
            "dirname",
            "find",
            "grep",
            "head",
            "id",
            "mkdir",
            "ps",
            "readlink",
            "rm",
            "sed",
            "sleep",
            "tail",
            "touch");

    @TempDir
    private Path folder;

    private final Map<String, String> environment = new HashMap<>();
    private Path root;
    private Path jdks;

    @BeforeEach
    void copy() throws IOException {
        root = Files.createDirectories(folder.resolve("a clone"));
        jdks = Files.createDirectories(folder.resolve("some jdks"));
        Files.createDirectory(root.resolve(".mvn"));
        for (String file : List.of("mercato", "mvnw", ".mvn/find-jdk.sh", ".mvn/maven.properties")) {
            Files.copy(REPOSITORY.resolve(file), root.resolve(file), StandardCopyOption.COPY_ATTRIBUTES);
        }
        // No JDK but those that a test makes; the shell's own tools are needed.
        environment.put("JAVA_HOME", "");
        environment.put("PATH", toolsWithoutJava().toString());
        environment.put("MERCATO_JDK_DIRS", jdks.toString());
        environment.put("MERCATO_HOME", "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"mercato", "mvnw"})
    void withoutAJdkTheScriptsSayWhatToInstall(String script) throws Exception {
        jdk("jdk-17", "17.0.9");

        CommandRun run = run(script, "up");

        assertThat(run.exitCode()).isEqualTo(ExitCode.UNAVAILABLE);
        assertThat(run.output())
                .startsWith("Mercato needs a JDK 25, and none was found in JAVA_HOME, on PATH or in the usual folders.")
                .contains("https://adoptium.net/")
                .contains("JAVA_HOME");
    }

    @Test
    void theJdkOfTheRightVersionIsFoundAmongOthers() throws Exception {
        jdk("jdk-17", "17.0.9");
        jdk("jdk-25", "25.0.1");
        jdk("jdk-26", "26");
        packageAll();

        CommandRun run = run("mercato", "status");

        assertThat(run.output()).contains("jdk-25/bin/java").endsWith("mercato-local-stack.jar status\n");
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void javaHomeGoesFirstWhenItIsAJdk25() throws Exception {
        jdk("jdk-25", "25.0.1");
        environment.put("JAVA_HOME", jdk("my jdk", "25").toString());
        packageAll();

        assertThat(run("mercato", "status").output()).contains("my jdk/bin/java");
    }

    @Test
    void argumentsWithSpacesArriveWhole() throws Exception {
        jdk("jdk-25", "25.0.1");
        packageAll();

        assertThat(run("mercato", "import", "my products.csv").output()).contains("import my products.csv\n");
    }

    @Test
    void whatIsNotBuiltIsBuiltByUpAlone() throws Exception {
        jdk("jdk-25", "25.0.1");
        maven("echo '[INFO] Building Mercato catalog-service 1.0.0-SNAPSHOT        [2/6]'\n" + packagingCommands());

        CommandRun status = run("mercato", "status");
        assertThat(status.exitCode()).isEqualTo(ExitCode.UNAVAILABLE);
        assertThat(status.output()).startsWith("Mercato is not built yet: ./mercato up builds and starts it");

        CommandRun help = run("mercato", "up", "--help");
        assertThat(help.output()).startsWith("Mercato is not built yet");

        CommandRun up = run("mercato", "up", "--detach");
        assertThat(up.output()).endsWith("mercato-local-stack.jar up --detach\n");
        assertThat(up.exitCode()).isZero();
        assertThat(root.resolve(".mercato/logs/build.log"))
                .content()
                .contains("package -DskipTests")
                .contains("Building Mercato catalog-service");
    }

    @Test
    void theProgressOfTheBuildIsShownByModule() throws Exception {
        jdk("jdk-25", "25.0.1");
        maven("echo '[INFO] Building Mercato catalog-service 1.0.0-SNAPSHOT        [2/6]'\nsleep 2\n"
                + packagingCommands());

        assertThat(run("mercato", "up").output())
                .contains("Building Mercato, module 2 of 6: Mercato catalog-service\n");
    }

    @Test
    void whatIsBuiltIsNotBuiltAgainUntilASourceChanges() throws Exception {
        jdk("jdk-25", "25.0.1");
        Path source = Files.createDirectories(root.resolve("catalog-service/src/main/java"))
                .resolve("Product.java");
        Files.writeString(source, "");
        Files.setLastModifiedTime(source, FileTime.from(Instant.now().minusSeconds(60)));
        packageAll();
        maven("echo BUILT\nexit 1");

        assertThat(run("mercato", "up").exitCode()).isZero();

        Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(60)));
        assertThat(run("mercato", "up").exitCode()).isEqualTo(ExitCode.FAILED);
    }

    @Test
    void nothingIsBuiltUnderARunningSuite() throws Exception {
        jdk("jdk-25", "25.0.1");
        packageAll();
        Files.delete(root.resolve("catalog-service/target/quarkus-app/quarkus-run.jar"));
        maven("exit 1");
        Path state = Files.createDirectories(root.resolve(".mercato/run")).resolve("state.json");
        new StateFile(state)
                .write(new SuiteState(Phase.READY, Instant.now(), ProcessId.current(), List.of(), "", ExitCode.OK));

        CommandRun up = run("mercato", "up");

        assertThat(up.exitCode()).as(up.output()).isZero();
        assertThat(up.output()).endsWith("mercato-local-stack.jar up\n");
    }

    @Test
    void aBuildThatFailsIsOneSentenceAndThePlaceOfItsLog() throws Exception {
        jdk("jdk-25", "25.0.1");
        maven("echo '[ERROR] '\necho '[ERROR] COMPILATION ERROR : '\necho '[ERROR] more'\nexit 1");

        CommandRun up = run("mercato", "up");

        assertThat(up.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(up.output())
                .isEqualTo("The build failed: COMPILATION ERROR.\nAll of it is in " + root
                        + "/.mercato/logs/build.log.\n");
    }

    @Test
    void aHomeThatCannotBeWrittenIsSaidBeforeTheBuild() throws Exception {
        jdk("jdk-25", "25.0.1");
        Path occupied = Files.createFile(folder.resolve("occupied"));
        environment.put("MERCATO_HOME", occupied.toString());

        CommandRun up = run("mercato", "up");

        assertThat(up.exitCode()).isEqualTo(ExitCode.CANNOT_CREATE);
        assertThat(up.output())
                .startsWith(occupied + " is not writable for user ")
                .contains("MERCATO_HOME");
    }

    private CommandRun run(String script, String... arguments) throws Exception {
        List<String> command =
                new ArrayList<>(List.of("/bin/sh", root.resolve(script).toString()));
        command.addAll(Arrays.asList(arguments));
        return CommandRun.of(command, environment);
    }

    /** A JDK whose java prints how it was called. */
    private Path jdk(String name, String version) throws IOException {
        Path home = jdks.resolve(name);
        Files.createDirectories(home.resolve("bin"));
        Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
        script(home.resolve("bin/javac"), "exit 0");
        script(home.resolve("bin/java"), "echo \"$0 $*\"");
        return home;
    }

    private void maven(String commands) throws IOException {
        Files.delete(root.resolve("mvnw"));
        script(root.resolve("mvnw"), "echo \"$*\"\n" + commands);
    }

    private static void script(Path file, String commands) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + commands + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private List<Path> artifacts() {
        List<Path> artifacts = new ArrayList<>(List.of(root.resolve("local-stack/target/mercato-local-stack.jar")));
        SERVICES.forEach(service -> artifacts.add(root.resolve(service + "/target/quarkus-app/quarkus-run.jar")));
        return artifacts;
    }

    private void packageAll() throws IOException {
        for (Path artifact : artifacts()) {
            Files.createDirectories(artifact.getParent());
            Files.createFile(artifact);
        }
    }

    private String packagingCommands() {
        StringBuilder commands = new StringBuilder();
        artifacts()
                .forEach(artifact ->
                        commands.append("mkdir -p '%s' && : >'%s'\n".formatted(artifact.getParent(), artifact)));
        return commands.toString();
    }

    /** A folder of what the scripts call, and no more: a JDK may be in one folder with it. */
    private Path toolsWithoutJava() throws IOException {
        Path tools = Files.createDirectories(folder.resolve("tools"));
        for (String tool : TOOLS) {
            Path original = Stream.of("/bin", "/usr/bin")
                    .map(place -> Path.of(place, tool))
                    .filter(Files::isExecutable)
                    .findFirst()
                    .orElseThrow();
            script(tools.resolve(tool), "exec " + original + " \"$@\"");
        }
        return tools;
    }
}
