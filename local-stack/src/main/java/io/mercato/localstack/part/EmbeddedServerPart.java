package io.mercato.localstack.part;

import io.mercato.embedded.ServerStartException;
import io.mercato.localstack.ExitCode;
import io.mercato.localstack.state.ProcessId;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

/**
 * PostgreSQL or Redis as a process of the suite.
 *
 * @param server starts it; throws {@link ServerStartException} when it cannot
 * @param pid of the started server
 * @param stopSignal what ends it in an orderly way, without SIG
 */
public record EmbeddedServerPart<S extends AutoCloseable>(
        String name, String address, Path log, Supplier<S> server, ToLongFunction<S> pid, String stopSignal)
        implements Part {

    @Override
    public Set<String> needs() {
        return Set.of();
    }

    @Override
    public RunningPart start(LaunchListener onLaunch) throws PartFailedException, InterruptedException {
        try {
            S started = server.get();
            ProcessId process = ProcessHandle.of(pid.applyAsLong(started))
                    .map(ProcessId::of)
                    .orElseThrow(
                            () -> new ServerStartException(name + " ended right after its start; see " + log + "."));
            onLaunch.launched(process, stopSignal);
            return new RunningServer<>(name, started, process);
        } catch (RuntimeException e) {
            if (Thread.interrupted()) {
                throw interruption(e);
            }
            if (e instanceof ServerStartException failure) {
                throw new PartFailedException(ExitCode.FAILED, failure.getMessage(), failure);
            }
            throw e;
        }
    }

    /** Whatever the interrupted start made of it: nothing has failed. */
    private static InterruptedException interruption(RuntimeException cause) {
        InterruptedException interruption = new InterruptedException();
        interruption.initCause(cause);
        return interruption;
    }

    private record RunningServer<S extends AutoCloseable>(String name, S server, ProcessId process)
            implements RunningPart {
        @Override
        public boolean isAlive() {
            return process.isAlive();
        }

        /** Has a limit of its own: a shutdown of PostgreSQL writes what it holds, and is worth waiting for. */
        @Override
        public boolean stop(Duration grace) {
            try {
                server.close();
            } catch (Exception e) {
                System.getLogger(EmbeddedServerPart.class.getName())
                        .log(System.Logger.Level.WARNING, name + " did not stop by itself", e);
            }
            return !process.isAlive() || LaunchedProcess.stop(process, grace);
        }
    }
}
