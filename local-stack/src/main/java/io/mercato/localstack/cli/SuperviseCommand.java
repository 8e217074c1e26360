package io.mercato.localstack.cli;

import io.mercato.localstack.part.Suite;
import io.mercato.localstack.state.ProcessId;
import io.mercato.localstack.supervisor.StopRequest;
import io.mercato.localstack.supervisor.Supervisor;
import io.mercato.localstack.terminal.Interrupts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;

/** What {@code up} runs in a process of its own; not for people. */
@Command(name = "supervise")
final class SuperviseCommand implements Callable<Integer> {

    @Option(names = "--owner", description = "the process whose end ends the suite")
    private Optional<Long> owner = Optional.empty();

    @Override
    public Integer call() throws InterruptedException, IOException {
        StopRequest stop = new StopRequest();
        Interrupts.handle(signal -> stop.ask("signal " + signal));
        Installation installation = Installation.current();
        return new Supervisor(installation.config(), installation.home(), stop)
                .run(
                        () -> Suite.parts(installation.config(), installation.home(), installation.environment()),
                        owner.flatMap(ProcessHandle::of).map(ProcessId::of));
    }
}
