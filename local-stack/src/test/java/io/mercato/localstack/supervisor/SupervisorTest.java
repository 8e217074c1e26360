package io.mercato.localstack.supervisor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.mercato.localstack.ExitCode;
import io.mercato.localstack.Failure;
import io.mercato.localstack.home.Home;
import io.mercato.localstack.part.Part;
import io.mercato.localstack.state.PartState;
import io.mercato.localstack.state.PartState.Status;
import io.mercato.localstack.state.ProcessId;
import io.mercato.localstack.state.StateFile;
import io.mercato.localstack.state.SuiteState;
import io.mercato.localstack.state.SuiteState.Phase;
import io.mercato.localstack.testing.TinyParts;
import io.mercato.localstack.testing.TinySuite;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

class SupervisorTest {

    @TempDir
    private Path folder;

    private final StopRequest stop = new StopRequest();
    private Home home;
    private CompletableFuture<Integer> exitCode = CompletableFuture.completedFuture(0);

    @BeforeAll
    static void patience() {
        Awaitility.setDefaultTimeout(Duration.ofSeconds(20));
    }

    @BeforeEach
    void prepare() {
        home = new Home(folder, folder.resolve("a home"));
        home.prepare(0);
    }

    @AfterEach
    void end() throws Exception {
        stop.ask("the test is over");
        exitCode.exceptionally(failure -> 0).get(20, TimeUnit.SECONDS);
    }

    @Test
    void aPartStartsOnceThoseItNeedsAreReadyAndAllStopInTheOppositeOrder() throws Exception {
        supervise(Map.of(), service("database", "serve"), service("shop", "serve", "database"));
        awaitPhase(Phase.READY);
        SuiteState ready = state();

        stop.ask("the test says so");

        assertThat(exitCode.get(20, TimeUnit.SECONDS)).isZero();
        assertThat(part(ready, "shop").process().orElseThrow().startedAt())
                .isAfter(part(ready, "database").process().orElseThrow().startedAt());
        assertThat(part(state(), "shop").since())
                .isBeforeOrEqualTo(part(state(), "database").since());
        assertThat(state().phase()).isEqualTo(Phase.STOPPED);
        assertThat(ready.parts()).allMatch(part -> !part.process().orElseThrow().isAlive());
    }

    @Test
    void aServiceThatDiesAtItsStartIsNamedWithItsLogAndTheRestIsStopped() throws Exception {
        supervise(Map.of(), service("good", "serve"), service("bad", "die", "good"));

        assertThat(exitCode.get(20, TimeUnit.SECONDS)).isEqualTo(ExitCode.FAILED);
        assertThat(state().phase()).isEqualTo(Phase.FAILED);
        assertThat(state().message())
                .isEqualTo("bad ended with exit code 7 before it was ready; its last lines are in %s."
                        .formatted(home.log("bad")));
        assertThat(home.log("bad")).content().contains("cannot go on");
        assertThat(part(state(), "good").status()).isEqualTo(Status.STOPPED);
        assertThat(part(state(), "bad").status()).isEqualTo(Status.FAILED);
    }

    @Test
    void aServiceThatDoesNotGetReadyInTimeIsGivenUpAndKilled() throws Exception {
        supervise(Map.of(), service("slow", "never-ready"));
        await().until(() -> part(state(), "slow").process().isPresent());
        ProcessId process = part(state(), "slow").process().orElseThrow();

        assertThat(exitCode.get(20, TimeUnit.SECONDS)).isEqualTo(ExitCode.FAILED);
        assertThat(state().message()).startsWith("slow was not ready within 1 seconds (mercato.startup.timeout); see");
        assertThat(process.isAlive()).isFalse();
    }

    @Test
    void aServiceThatDiesLaterIsStartedAgain() {
        supervise(Map.of(), service("shop", "serve"));
        awaitPhase(Phase.READY);
        ProcessId first = part(state(), "shop").process().orElseThrow();

        first.kill();

        await().until(() ->
                part(state(), "shop").restarts() == 1 && part(state(), "shop").status() == Status.READY);
        assertThat(part(state(), "shop").process().orElseThrow()).isNotEqualTo(first);
        assertThat(state().phase()).isEqualTo(Phase.READY);
    }

    @Test
    void aServiceThatKeepsDyingStaysDownAndTheOthersGoOn() {
        supervise(Map.of("MERCATO_RESTART_ATTEMPTS", "1"), service("shop", "serve"), service("other", "serve"));
        awaitPhase(Phase.READY);

        part(state(), "shop").process().orElseThrow().kill();
        await().until(() ->
                part(state(), "shop").restarts() == 1 && part(state(), "shop").status() == Status.READY);
        part(state(), "shop").process().orElseThrow().kill();

        await().until(() -> part(state(), "shop").status() == Status.FAILED);
        assertThat(part(state(), "shop").detail())
                .isEqualTo("shop died; its last lines are in " + home.log("shop") + ".");
        assertThat(part(state(), "other").status()).isEqualTo(Status.READY);
        assertThat(state().phase()).isEqualTo(Phase.READY);
    }

    @Test
    void aServiceThatRefusesToStopIsKilledAfterItsGrace() throws Exception {
        supervise(Map.of("MERCATO_SHUTDOWN_GRACE", "500MS"), service("shop", "refuse-to-stop"));
        awaitPhase(Phase.READY);
        ProcessId process = part(state(), "shop").process().orElseThrow();
        Instant asked = Instant.now();

        stop.ask("the test says so");

        assertThat(exitCode.get(20, TimeUnit.SECONDS)).isZero();
        assertThat(process.isAlive()).isFalse();
        assertThat(Duration.between(asked, Instant.now())).isBetween(Duration.ofMillis(500), Duration.ofSeconds(5));
    }

    @Test
    void aStopDuringTheStartLeavesNothingBehind() throws Exception {
        Part hanging = TinyParts.service(home, "hanging", "never-ready");
        supervise(Map.of(), hanging);
        await().until(() -> part(state(), "hanging").process().isPresent());
        ProcessId process = part(state(), "hanging").process().orElseThrow();

        stop.ask("the test says so");

        assertThat(exitCode.get(20, TimeUnit.SECONDS)).isZero();
        assertThat(state().phase()).isEqualTo(Phase.STOPPED);
        assertThat(process.isAlive()).isFalse();
    }

    @Test
    void aDefectOfASupervisorStopsThePartsAndIsTold() throws Exception {
        Part defect = TinyParts.service(home, "defect", "serve");
        supervise(Map.of("MERCATO_DEMO_SIZE", "1"), defect);

        // There is no catalog-service whose demo catalogue could be loaded.
        assertThat(exitCode.get(20, TimeUnit.SECONDS)).isEqualTo(ExitCode.FAILED);
        assertThat(state().message()).isEqualTo("The supervisor failed; see " + home.log("supervisor") + ".");
        assertThat(part(state(), "defect").status()).isEqualTo(Status.STOPPED);
    }

    @Test
    void theSuiteEndsWithItsTerminal() throws Exception {
        Process terminal = new ProcessBuilder("sleep", "60").start();
        superviseFor(Optional.of(ProcessId.of(terminal.toHandle())), Map.of(), service("shop", "serve"));
        awaitPhase(Phase.READY);

        terminal.destroyForcibly().waitFor();

        assertThat(exitCode.get(20, TimeUnit.SECONDS)).isZero();
        assertThat(state().phase()).isEqualTo(Phase.STOPPED);
    }

    @Test
    void aSecondSupervisorOfTheSameFolderIsRefused() throws Exception {
        Process first = separateSupervisor();
        try {
            awaitPhase(Phase.READY);

            assertThatThrownBy(() -> new Supervisor(TinyParts.config(home, Map.of()), home, stop)
                            .run(List::of, Optional.empty()))
                    .isInstanceOf(Failure.class)
                    .hasMessage("Mercato is already running in this folder.");
        } finally {
            first.destroyForcibly();
        }
    }

    @Test
    void nothingIsLeftOfAKilledSupervisorAndTheNextOneStarts() throws Exception {
        Process killed = separateSupervisor();
        awaitPhase(Phase.READY);
        SuiteState left = state();

        killed.destroyForcibly().waitFor();

        await().until(() -> left.leftovers().isEmpty());
        assertThat(left.isRunning()).isFalse();
        supervise(Map.of(), service("shop", "serve"));
        await().until(() ->
                state().phase() == Phase.READY && state().supervisor().equals(ProcessId.current()));
    }

    @Test
    void whatAKilledSupervisorAndItsGuardLeftRunningIsStoppedByTheNextOne() throws Exception {
        Process leftover = new ProcessBuilder("sleep", "60").start();
        writeStateOfAKilledSupervisor(ProcessId.of(leftover.toHandle()));

        supervise(Map.of(), service("shop", "serve"));

        awaitPhase(Phase.READY);
        assertThat(leftover.isAlive()).isFalse();
    }

    @Test
    void aProcessThatGotTheNumberOfAnOldOneIsLeftAlone() throws Exception {
        Process innocent = new ProcessBuilder("sleep", "60").start();
        try {
            writeStateOfAKilledSupervisor(
                    new ProcessId(innocent.pid(), Instant.now().minusSeconds(3600)));

            supervise(Map.of(), service("shop", "serve"));

            awaitPhase(Phase.READY);
            assertThat(innocent.isAlive()).isTrue();
        } finally {
            innocent.destroyForcibly();
        }
    }

    private Part service(String name, String behaviour, String... needs) {
        return TinyParts.service(home, name, behaviour, needs);
    }

    private void supervise(Map<String, String> settings, Part... parts) {
        superviseFor(Optional.empty(), settings, parts);
    }

    private void superviseFor(Optional<ProcessId> owner, Map<String, String> settings, Part... parts) {
        Supervisor supervisor = new Supervisor(TinyParts.config(home, settings), home, stop);
        exitCode = CompletableFuture.supplyAsync(() -> {
            try {
                return supervisor.run(() -> List.of(parts), owner);
            } catch (InterruptedException | IOException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private Process separateSupervisor() throws IOException {
        return new ProcessBuilder(
                        TinyParts.java(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        TinySuite.class.getName(),
                        home.folder().toString())
                .redirectErrorStream(true)
                .redirectOutput(
                        Files.createTempFile(folder, "supervisor", ".log").toFile())
                .start();
    }

    private void writeStateOfAKilledSupervisor(ProcessId leftover) throws IOException {
        PartState part =
                PartState.waiting("shop", "127.0.0.1:1", home.log("shop")).with(Optional.of(leftover));
        new StateFile(home.state())
                .write(new SuiteState(
                        Phase.READY, Instant.now(), new ProcessId(1, Instant.EPOCH), List.of(part), "", 0));
    }

    private void awaitPhase(Phase phase) {
        await().until(() -> new StateFile(home.state())
                .read()
                .filter(state -> state.phase() == phase && state.supervisor().isAlive())
                .isPresent());
    }

    private SuiteState state() {
        return new StateFile(home.state()).read().orElseThrow();
    }

    private static PartState part(SuiteState state, String name) {
        return state.part(name).orElseGet(() -> PartState.waiting(name, "127.0.0.1:0", Path.of("")));
    }
}
