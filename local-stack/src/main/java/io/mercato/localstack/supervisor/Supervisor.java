package io.mercato.localstack.supervisor;

import static java.lang.System.Logger.Level.DEBUG;
import static java.lang.System.Logger.Level.ERROR;
import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import io.mercato.embedded.ProcessGuard;
import io.mercato.localstack.ExitCode;
import io.mercato.localstack.Failure;
import io.mercato.localstack.catalogue.DemoCatalogue;
import io.mercato.localstack.config.StackConfig;
import io.mercato.localstack.home.Home;
import io.mercato.localstack.identity.SigningKey;
import io.mercato.localstack.part.Part;
import io.mercato.localstack.part.Service;
import io.mercato.localstack.part.Suite;
import io.mercato.localstack.state.PartState;
import io.mercato.localstack.state.ProcessId;
import io.mercato.localstack.state.StateFile;
import io.mercato.localstack.state.SuiteState;
import io.mercato.localstack.state.SuiteState.Phase;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Looks after the suite for as long as it runs: starts the parts, starts again those that die, and stops them in the
 * opposite order. What it does is in the {@link StateFile}, for the other commands to read.
 */
public final class Supervisor {

    private static final System.Logger LOG = System.getLogger("mercato");
    private static final Duration TICK = Duration.ofMillis(200);
    private static final Duration HOUSEKEEPING = Duration.ofMinutes(1);

    private final StackConfig config;
    private final Home home;
    private final StateFile file;
    private final StopRequest stop;

    private volatile List<SupervisedPart> parts = List.of();
    private volatile Phase phase = Phase.STARTING;
    private volatile Instant since = Instant.now();
    private String message = "";
    private int exitCode = ExitCode.OK;

    public Supervisor(StackConfig config, Home home, StopRequest stop) {
        this.config = config;
        this.home = home;
        this.file = new StateFile(home.state());
        this.stop = stop;
    }

    /**
     * Runs the suite until someone asks to stop.
     *
     * @param suite puts the parts together; called once no other supervisor can be running
     * @param owner whose end ends the suite too, such as the terminal's {@code up}
     * @return the exit code
     * @throws Failure when another supervisor is running
     */
    public int run(Supplier<List<Part>> suite, Optional<ProcessId> owner) throws InterruptedException, IOException {
        try (SupervisorLock _ = SupervisorLock.take(home.lock());
                ProcessGuard guard = ProcessGuard.start()) {
            List<String> leftovers = file.read()
                    .map(state -> Leftovers.stop(state, config.shutdown().grace()))
                    .orElse(List.of());
            if (!leftovers.isEmpty()) {
                LOG.log(WARNING, "Stopped what an earlier supervisor had left running: {0}", leftovers);
            }
            enter(Phase.STARTING);
            try {
                RestartPolicy.Limits restarts = restarts();
                parts = suite.get().stream()
                        .map(part -> new SupervisedPart(part, restarts, guard, this::publish))
                        .toList();
                publish();
                watchUntilAsked(owner);
            } catch (Failure e) {
                fail(e);
            } catch (RuntimeException | Error e) {
                // A defect; the parts are stopped in order all the same.
                LOG.log(ERROR, "The supervisor failed", e);
                fail(new Failure(ExitCode.FAILED, "The supervisor failed; see " + home.log(Suite.SUPERVISOR) + ".", e));
            }
            stopAll();
            enter(exitCode == ExitCode.OK ? Phase.STOPPED : Phase.FAILED);
            return exitCode;
        }
    }

    private void watchUntilAsked(Optional<ProcessId> owner) throws InterruptedException {
        owner.ifPresent(process -> Thread.ofVirtual().name("owner").start(() -> endWith(process)));
        if (!StartSequence.run(parts, stop)) {
            return;
        }
        loadDemo();
        parts.forEach(SupervisedPart::open);
        enter(Phase.READY);
        LOG.log(INFO, "Mercato is up");
        Instant housekeeping = Instant.now();
        while (!stop.await(TICK)) {
            parts.forEach(SupervisedPart::check);
            if (housekeeping.plus(HOUSEKEEPING).isBefore(Instant.now())) {
                housekeeping = Instant.now();
                rotateLogs();
                renewToken();
            }
        }
    }

    private void endWith(ProcessId owner) {
        try {
            while (!stop.await(TICK)) {
                if (!owner.isAlive()) {
                    stop.ask("the terminal has gone");
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void loadDemo() throws InterruptedException {
        int products = config.demo().size();
        if (products == 0) {
            return;
        }
        enter(Phase.LOADING_DEMO);
        boolean loaded = DemoCatalogue.load(
                addressOf(Service.CATALOG),
                addressOf(Service.HOMEPAGE),
                SigningKey.issuer(home),
                products,
                config.demo().timeout());
        if (loaded) {
            LOG.log(INFO, "Loaded a demo catalogue of {0} products", products);
        }
    }

    private String addressOf(Service service) {
        return parts.stream()
                .map(SupervisedPart::state)
                .filter(part -> part.name().equals(service.serviceName()))
                .findFirst()
                .map(PartState::address)
                .orElseThrow();
    }

    private void stopAll() {
        if (stop.isAsked()) {
            LOG.log(INFO, "Stopping: {0}", stop.future().join());
        }
        enter(Phase.STOPPING);
        for (SupervisedPart part : parts.reversed()) {
            part.stop(config.shutdown().grace());
        }
    }

    private void fail(Failure failure) {
        long free = home.freeMebibytes();
        boolean full = free < config.disk().minimumFree() / 2;
        message = full
                ? "%s The disk of %s has only %d MiB free."
                        .formatted(failure.getMessage().replaceFirst("\\.?$", "."), home.folder(), free)
                : failure.getMessage();
        exitCode = full ? ExitCode.IO : failure.exitCode();
        LOG.log(ERROR, message);
        LOG.log(DEBUG, "The cause was", failure);
    }

    private RestartPolicy.Limits restarts() {
        StackConfig.Restart limits = config.restart();
        return new RestartPolicy.Limits(
                limits.attempts(), limits.window(), limits.initialDelay(), limits.maximumDelay());
    }

    private void rotateLogs() {
        long maximumBytes = config.logs().maximumSize() * 1024 * 1024;
        parts.stream().map(part -> part.part().log()).distinct().forEach(log -> {
            try {
                LogFile.rotate(log, maximumBytes);
            } catch (IOException e) {
                LOG.log(WARNING, "{0} has grown large and cannot be set aside: {1}", log, e.getMessage());
            }
        });
    }

    private void renewToken() {
        try {
            SigningKey.renewServiceToken(home);
        } catch (Failure e) {
            // The next minute tries again; the token lasts for several.
            LOG.log(WARNING, e.getMessage());
        }
    }

    private void enter(Phase next) {
        phase = next;
        since = Instant.now();
        publish();
    }

    private synchronized void publish() {
        try {
            file.write(new SuiteState(
                    phase,
                    since,
                    ProcessId.current(),
                    parts.stream().map(SupervisedPart::state).toList(),
                    message,
                    exitCode));
        } catch (IOException e) {
            // The suite goes on: that it serves matters more than that its state is known.
            LOG.log(ERROR, "The state cannot be written to " + home.state(), e);
        }
    }
}
