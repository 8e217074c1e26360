package io.mercato.localstack.cli;

import io.mercato.localstack.ExitCode;
import io.mercato.localstack.Failure;
import io.mercato.localstack.part.Suite;
import io.mercato.localstack.state.PartState;
import io.mercato.localstack.state.PartState.Status;
import io.mercato.localstack.state.ProcessId;
import io.mercato.localstack.state.SuiteState;
import io.mercato.localstack.state.SuiteState.Phase;
import io.mercato.localstack.supervisor.Leftovers;
import io.mercato.localstack.supervisor.SupervisorLock;
import io.mercato.localstack.terminal.Terminal;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** A suite as seen from a terminal: followed through the state that its supervisor writes. */
final class RunningSuite {

    private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final int SIGINT = 2;

    private final Installation installation;
    private final ProcessId supervisor;
    private final Terminal terminal;
    private final StartView view;
    private final Map<String, Status> known = new HashMap<>();
    private volatile int signals;
    private volatile int exitCode = ExitCode.OK;

    RunningSuite(Installation installation, ProcessId supervisor, Terminal terminal) {
        this.installation = installation;
        this.supervisor = supervisor;
        this.terminal = terminal;
        this.view = new StartView(terminal);
    }

    /** The first signal stops the suite in order, the second at once. */
    synchronized void interrupt(int signal) {
        signals++;
        exitCode = signal == SIGINT ? ExitCode.INTERRUPTED : ExitCode.TERMINATED;
        if (signals == 1) {
            supervisor.terminate();
        } else {
            // Its guard stops what it leaves behind.
            supervisor.kill();
        }
    }

    /** Shows what happens until the suite is in this phase or its supervisor has ended; returns the state then. */
    SuiteState await(Phase phase) {
        int shownSignals = 0;
        while (true) {
            if (signals > shownSignals) {
                shownSignals = signals;
                terminal.println(signals == 1 ? "Stopping; Ctrl-C again to stop at once ..." : "Stopping at once ...");
            }
            boolean alive = supervisor.isAlive();
            Optional<SuiteState> state =
                    installation.state().filter(each -> each.supervisor().equals(supervisor));
            state.ifPresent(this::show);
            if (state.isPresent() && (state.get().phase() == phase || hasEnded(state.get(), alive))) {
                return state.get();
            }
            if (!alive && SupervisorLock.isHeld(installation.home().lock())) {
                throw new Failure(ExitCode.BUSY, "Another ./mercato up has started the suite at the same moment.");
            }
            if (!alive && signals > 0) {
                throw new Failure(exitCode, "Mercato was stopped before anything had started.");
            }
            if (!alive) {
                throw new Failure(
                        ExitCode.FAILED,
                        "The supervisor ended unexpectedly; see "
                                + installation.home().log(Suite.SUPERVISOR) + ".");
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
    }

    /** The exit code, with a sentence where the suite did not end as it should; the supervisor has ended then. */
    int outcome(SuiteState last) {
        awaitWithinGrace(() -> !supervisor.isAlive());
        if (last.phase() == Phase.FAILED) {
            throw new Failure(last.exitCode(), last.message());
        }
        if (last.phase() != Phase.STOPPED) {
            awaitGuard(last);
            if (signals < 2) {
                throw new Failure(
                        ExitCode.FAILED,
                        "The supervisor was killed; what it looked after has been stopped. See "
                                + installation.home().log(Suite.SUPERVISOR) + ".");
            }
        }
        terminal.println("Mercato is stopped.");
        return exitCode;
    }

    private static boolean hasEnded(SuiteState state, boolean alive) {
        return !alive || state.phase() == Phase.STOPPED || state.phase() == Phase.FAILED;
    }

    /** The guard of a killed supervisor is at work; what it has not ended in time is ended here. */
    private void awaitGuard(SuiteState last) {
        awaitWithinGrace(() -> last.leftovers().isEmpty());
        Leftovers.stop(last, installation.config().shutdown().grace());
    }

    private void awaitWithinGrace(BooleanSupplier condition) {
        Instant deadline = Instant.now().plus(installation.config().shutdown().grace());
        while (!condition.getAsBoolean() && Instant.now().isBefore(deadline)) {
            LockSupport.parkNanos(POLL_NANOS);
        }
    }

    private void show(SuiteState state) {
        if (state.phase() == Phase.READY) {
            if (!known.isEmpty()) {
                state.parts().forEach(this::showChange);
            } else {
                view.show(state);
            }
            state.parts().forEach(part -> known.put(part.name(), part.status()));
        } else {
            view.show(state);
        }
    }

    private void showChange(PartState part) {
        if (known.get(part.name()) != part.status()) {
            String what =
                    switch (part.status()) {
                        case READY -> part.name() + " is ready again.";
                        case FAILED -> part.detail() + " It is not started again.";
                        case RESTARTING -> part.detail() + " It is started again.";
                        case WAITING, STARTING, STOPPING, STOPPED -> "";
                    };
            if (!what.isEmpty()) {
                terminal.println(what);
            }
        }
    }
}
