package io.mercato.localstack.cli;

import io.mercato.localstack.ExitCode;
import io.mercato.localstack.Failure;
import io.mercato.localstack.logs.LogTail;
import io.mercato.localstack.part.Suite;
import io.mercato.localstack.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** Shows the logs. */
@Command(
        name = "logs",
        description = "Shows the last lines of the logs.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class LogsCommand implements Callable<Integer> {

    private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

    @Option(
            names = {"-f", "--follow"},
            description = "Go on with what is logged from now on, until Ctrl-C")
    private boolean follow;

    @Option(
            names = {"-n", "--lines"},
            paramLabel = "N",
            description = "Lines of each log (default: ${DEFAULT-VALUE})")
    private int lines = 50;

    @Parameters(
            paramLabel = "PART",
            arity = "0..1",
            description =
                    "postgresql, redis, a service (catalog-service, or catalog for short) or supervisor; all unless given")
    private Optional<String> part = Optional.empty();

    @Override
    public Integer call() throws IOException {
        Installation installation = Installation.current();
        Terminal terminal = Terminal.standard();
        List<String> names = part.map(LogsCommand::named).map(List::of).orElseGet(() -> all().toList());
        Map<String, LogTail> tails = new LinkedHashMap<>();
        names.forEach(name -> tails.put(name, new LogTail(installation.home().log(name))));
        for (Map.Entry<String, LogTail> tail : tails.entrySet()) {
            print(tail.getKey(), tail.getValue().last(lines), names.size() > 1, terminal);
        }
        while (follow) {
            for (Map.Entry<String, LogTail> tail : tails.entrySet()) {
                print(tail.getKey(), tail.getValue().more(), names.size() > 1, terminal);
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
        return ExitCode.OK;
    }

    private static void print(String name, List<String> lines, boolean named, Terminal terminal) {
        lines.forEach(line -> terminal.println(named ? "%-16s | %s".formatted(name, line) : line));
    }

    private static String named(String name) {
        // The edge runs within the supervisor.
        String wanted = name.equals(Suite.EDGE) ? Suite.SUPERVISOR : name;
        return all().filter(each -> each.equals(wanted) || each.equals(wanted + "-service"))
                .findFirst()
                .orElseThrow(() -> new Failure(
                        ExitCode.USAGE,
                        "There is no part named %s; there are %s.".formatted(name, String.join(", ", all().toList()))));
    }

    private static Stream<String> all() {
        return Stream.concat(
                Suite.names().stream().filter(name -> !name.equals(Suite.EDGE)), Stream.of(Suite.SUPERVISOR));
    }
}
