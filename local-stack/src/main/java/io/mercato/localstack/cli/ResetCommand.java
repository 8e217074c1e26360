package io.mercato.localstack.cli;

import io.mercato.localstack.ExitCode;
import io.mercato.localstack.Failure;
import io.mercato.localstack.state.SuiteState;
import io.mercato.localstack.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/** Deletes the data of the embedded servers and the key that signs tokens, so that the next {@code up} is a first one. */
@Command(
        name = "reset",
        description =
                "Deletes the data of the embedded PostgreSQL and Redis, and the key that signs tokens, after asking.",
        mixinStandardHelpOptions = true)
final class ResetCommand implements Callable<Integer> {

    @Option(
            names = {"-y", "--yes"},
            description = "Do not ask")
    private boolean yes;

    @Override
    public Integer call() {
        Installation installation = Installation.current();
        Terminal terminal = Terminal.standard();
        Path data = installation.home().data("").normalize();
        if (installation.state().filter(SuiteState::isRunning).isPresent()) {
            throw new Failure(ExitCode.BUSY, "Mercato is running; stop it first with ./mercato down.");
        }
        Path identity = installation.home().identity();
        if (Files.notExists(data) && Files.notExists(identity)) {
            terminal.println("There is no data in " + data + ".");
            return ExitCode.OK;
        }
        if (!yes && !agreed(data)) {
            terminal.println("Nothing was deleted.");
            return ExitCode.OK;
        }
        delete(data);
        delete(identity);
        terminal.println("The data is deleted; the next ./mercato up starts with a new demo catalogue.");
        return ExitCode.OK;
    }

    private static boolean agreed(Path data) {
        if (System.console() == null || !System.console().isTerminal()) {
            throw new Failure(ExitCode.USAGE, "There is no terminal to ask on; say --yes to delete " + data + ".");
        }
        String answer = System.console().readLine("Delete all data in %s? [y/N] ", data);
        return answer != null && List.of("y", "yes").contains(answer.strip().toLowerCase(Locale.ROOT));
    }

    private static void delete(Path folder) {
        if (Files.notExists(folder)) {
            return;
        }
        try (Stream<Path> tree = Files.walk(folder)) {
            for (Path each : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        } catch (IOException e) {
            throw new Failure(ExitCode.IO, "Not all of " + folder + " could be deleted: " + e.getMessage() + ".", e);
        }
    }
}
