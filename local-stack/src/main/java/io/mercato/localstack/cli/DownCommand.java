package io.mercato.localstack.cli;

import io.mercato.localstack.ExitCode;
import io.mercato.localstack.state.ProcessId;
import io.mercato.localstack.state.SuiteState;
import io.mercato.localstack.state.SuiteState.Phase;
import io.mercato.localstack.supervisor.Leftovers;
import io.mercato.localstack.terminal.Terminal;
import picocli.CommandLine.Command;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/** Stops the suite; the data stays. */
@Command(name = "down", description = "Stops the suite; the data stays.", mixinStandardHelpOptions = true)
final class DownCommand implements Callable<Integer> {

    @Override
    public Integer call() {
        Installation installation = Installation.current();
        Terminal terminal = Terminal.standard();
        Optional<SuiteState> state = installation.state();
        if (state.filter(each -> each.supervisor().isAlive()).isPresent()) {
            ProcessId supervisor = state.get().supervisor();
            RunningSuite suite = new RunningSuite(installation, supervisor, terminal);
            supervisor.terminate();
            return suite.outcome(suite.await(Phase.STOPPED));
        }
        List<String> leftovers = state.map(each ->
                        Leftovers.stop(each, installation.config().shutdown().grace()))
                .orElse(List.of());
        terminal.println(
                leftovers.isEmpty()
                        ? "Mercato is not running."
                        : "Mercato had lost its supervisor; stopped " + String.join(", ", leftovers) + ".");
        return ExitCode.OK;
    }
}
