package io.mercato.localstack.cli;

import io.mercato.localstack.ExitCode;
import io.mercato.localstack.Failure;
import io.mercato.localstack.part.Suite;
import io.mercato.localstack.state.PartState;
import io.mercato.localstack.state.ProcessId;
import io.mercato.localstack.state.SuiteState;
import io.mercato.localstack.state.SuiteState.Phase;
import io.mercato.localstack.supervisor.SupervisorProcess;
import io.mercato.localstack.terminal.Interrupts;
import io.mercato.localstack.terminal.Table;
import io.mercato.localstack.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** Starts the suite and, unless detached, stays until it ends. */
@Command(
        name = "up",
        description = "Builds what is not built, starts the suite, and stops it on Ctrl-C.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class UpCommand implements Callable<Integer> {

    @Option(
            names = {"-d", "--detach"},
            description = "Return when the suite is ready, and leave it running")
    private boolean detach;

    @Mixin
    private Overrides overrides;

    @Override
    public Integer call() throws InterruptedException {
        Installation installation = Installation.with(overrides.variables());
        installation.state().filter(SuiteState::isRunning).ifPresent(running -> {
            throw new Failure(
                    ExitCode.BUSY,
                    "Mercato is already running on %s (supervisor %d); stop it with ./mercato down."
                            .formatted(
                                    Installation.url(running),
                                    running.supervisor().pid()));
        });
        installation.home().prepare(installation.config().disk().minimumFree());
        List<String> arguments = new ArrayList<>(List.of("supervise"));
        if (!detach) {
            arguments.add("--owner=" + ProcessHandle.current().pid());
        }
        Terminal terminal = Terminal.standard();
        ProcessId supervisor = SupervisorProcess.start(installation.home(), arguments, installation.environment());
        RunningSuite suite = new RunningSuite(installation, supervisor, terminal);
        Interrupts.handle(suite::interrupt);
        SuiteState ready = suite.await(Phase.READY);
        if (ready.phase() != Phase.READY) {
            return suite.outcome(ready);
        }
        printAddresses(ready, terminal);
        if (detach) {
            return ExitCode.OK;
        }
        return suite.outcome(suite.await(Phase.STOPPED));
    }

    private void printAddresses(SuiteState state, Terminal terminal) {
        Table table = new Table();
        for (PartState part : state.parts().reversed()) {
            table.row("", part.name(), addressOf(part));
        }
        terminal.println("");
        terminal.println("Mercato is up: " + Installation.url(state) + "api/v1/homepage");
        terminal.println("");
        table.lines().forEach(terminal::println);
        terminal.println("");
        terminal.println(detach ? "Stop it with ./mercato down." : "Press Ctrl-C to stop it.");
    }

    private static String addressOf(PartState part) {
        return switch (part.name()) {
            case Suite.POSTGRES -> "postgresql://" + part.address();
            case Suite.REDIS -> "redis://" + part.address();
            case Suite.EDGE -> Installation.url(part);
            default -> Installation.url(part) + "q/health";
        };
    }
}
