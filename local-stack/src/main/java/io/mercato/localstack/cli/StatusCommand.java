package io.mercato.localstack.cli;

import io.mercato.localstack.ExitCode;
import io.mercato.localstack.state.PartState;
import io.mercato.localstack.state.SuiteState;
import io.mercato.localstack.status.Health;
import io.mercato.localstack.status.Memory;
import io.mercato.localstack.terminal.Durations;
import io.mercato.localstack.terminal.Table;
import io.mercato.localstack.terminal.Terminal;
import picocli.CommandLine.Command;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

/** Shows how the suite is. */
@Command(
        name = "status",
        description = "Shows health, address, memory and uptime of each part.",
        mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer> {

    @Override
    public Integer call() throws InterruptedException {
        Installation installation = Installation.current();
        Terminal terminal = Terminal.standard();
        Optional<SuiteState> running = installation.state().filter(SuiteState::isRunning);
        if (running.isEmpty()) {
            terminal.println(
                    installation
                                    .state()
                                    .filter(state -> !state.leftovers().isEmpty())
                                    .isPresent()
                            ? "Mercato has lost its supervisor; ./mercato down stops what is left of it."
                            : "Mercato is not running; start it with ./mercato up.");
            return ExitCode.NOT_RUNNING;
        }
        SuiteState state = running.get();
        Map<String, Health> health = Health.of(state);
        table(state, health).lines().forEach(terminal::println);
        state.parts().stream()
                .map(PartState::detail)
                .filter(detail -> !detail.isEmpty())
                .forEach(terminal::println);
        return health.values().stream().allMatch(each -> each == Health.UP) ? ExitCode.OK : ExitCode.PARTLY;
    }

    private static Table table(SuiteState state, Map<String, Health> health) {
        Table table = new Table().row("PART", "STATUS", "HEALTH", "ADDRESS", "PID", "MEMORY", "UPTIME", "RESTARTS");
        for (PartState part : state.parts()) {
            boolean ready = part.status() == PartState.Status.READY;
            boolean own = part.name().equals("edge") || part.process().isPresent();
            long pid = part.process().orElse(state.supervisor()).pid();
            table.row(
                    part.name(),
                    part.status().name().toLowerCase(Locale.ROOT),
                    health.get(part.name()).word(),
                    part.address(),
                    own ? Long.toString(pid) : "-",
                    own ? Memory.ofTree(pid, part.process().isPresent()) : "-",
                    ready ? Durations.rough(Duration.between(part.since(), Instant.now())) : "-",
                    Integer.toString(part.restarts()));
        }
        return table;
    }
}
