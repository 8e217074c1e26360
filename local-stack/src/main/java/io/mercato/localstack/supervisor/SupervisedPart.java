package io.mercato.localstack.supervisor;

import static java.lang.System.Logger.Level.ERROR;
import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import io.mercato.embedded.ProcessGuard;
import io.mercato.localstack.part.Part;
import io.mercato.localstack.part.PartFailedException;
import io.mercato.localstack.part.RunningPart;
import io.mercato.localstack.state.PartState;
import io.mercato.localstack.state.PartState.Status;
import io.mercato.localstack.state.ProcessId;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** One part from its first start to its last stop, restarts included. Thread-safe. */
final class SupervisedPart {

    private static final System.Logger LOG = System.getLogger("mercato");

    private final Part part;
    private final RestartPolicy restarts;
    private final ProcessGuard guard;
    private final Runnable onChange;

    private volatile PartState state;
    private RunningPart running;
    private Instant restartAt = Instant.MAX;
    private Thread restarting;
    private boolean stopping;

    /**
     * A part that waits to be started.
     *
     * @param onChange called after each change of {@link #state()}
     */
    SupervisedPart(Part part, RestartPolicy.Limits restarts, ProcessGuard guard, Runnable onChange) {
        this.part = part;
        this.restarts = new RestartPolicy(restarts);
        this.guard = guard;
        this.onChange = onChange;
        this.state = PartState.waiting(part.name(), part.address(), part.log());
    }

    Part part() {
        return part;
    }

    PartState state() {
        return state;
    }

    /** Starts it and returns when it is ready; to be interrupted when it shall stop meanwhile. */
    void start() throws PartFailedException, InterruptedException {
        change(Status.STARTING, "");
        try {
            RunningPart started = part.start(this::launched);
            synchronized (this) {
                running = started;
            }
            change(Status.READY, "");
            LOG.log(INFO, "{0} is ready on {1}", part.name(), part.address());
        } catch (PartFailedException e) {
            forgetProcess();
            change(Status.FAILED, e.getMessage());
            throw e;
        } catch (InterruptedException e) {
            forgetProcess();
            change(Status.STOPPED, "");
            throw e;
        }
    }

    /** Lets visitors in, where it has any; to be called when all parts are ready. */
    synchronized void open() {
        if (running != null) {
            running.open();
        }
    }

    /** Notices when it has died, and starts it again when it is time. Never blocks for long; called again and again. */
    synchronized void check() {
        if (stopping) {
            return;
        }
        if (state.status() == Status.READY && !running.isAlive()) {
            forgetProcess();
            planRestart(part.name() + " died; its last lines are in " + part.log() + ".");
        } else if (state.status() == Status.RESTARTING
                && restarting == null
                && !Instant.now().isBefore(restartAt)) {
            restarting = Thread.ofVirtual().name("restart-" + part.name()).start(this::restart);
        }
    }

    /** Stops it, a start under way too; returns when it has ended, by force after the grace. */
    void stop(Duration grace) {
        Thread underWay;
        synchronized (this) {
            stopping = true;
            underWay = restarting;
        }
        if (underWay != null) {
            underWay.interrupt();
            joinUninterruptibly(underWay);
        }
        if (running == null || state.status() == Status.FAILED) {
            return;
        }
        change(Status.STOPPING, "");
        if (!running.stop(grace)) {
            LOG.log(WARNING, "{0} did not stop within {1} and was killed", part.name(), grace);
        }
        forgetProcess();
        change(Status.STOPPED, "");
        LOG.log(INFO, "{0} is stopped", part.name());
    }

    private void restart() {
        try {
            state = state.restarted();
            start();
            synchronized (this) {
                restarting = null;
            }
        } catch (PartFailedException e) {
            synchronized (this) {
                restarting = null;
                planRestart(e.getMessage());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void planRestart(String reason) {
        Optional<Duration> delay = restarts.delayAfterDeath(Instant.now());
        if (delay.isPresent()) {
            LOG.log(WARNING, "{0} It is started again in {1}.", reason, delay.get());
            restartAt = Instant.now().plus(delay.get());
            change(Status.RESTARTING, reason);
        } else {
            LOG.log(ERROR, "{0} It is not started again.", reason);
            change(Status.FAILED, reason);
        }
    }

    private void launched(ProcessId process, String stopSignal) {
        guard.protect(process.pid(), stopSignal);
        state = state.with(Optional.of(process));
        onChange.run();
    }

    private void forgetProcess() {
        state.process().ifPresent(process -> guard.release(process.pid()));
        state = state.with(Optional.empty());
    }

    private void change(Status status, String detail) {
        state = state.in(status, detail);
        onChange.run();
    }

    private static void joinUninterruptibly(Thread thread) {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
