package io.mercato.localstack.cli;

import io.mercato.localstack.ExitCode;
import io.mercato.localstack.Failure;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;

/** {@code ./mercato}: runs the packaged suite on one machine. */
@Command(
        name = "mercato",
        description = "Runs the Mercato suite on this machine: PostgreSQL, Redis, the services and an edge in front.",
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true,
        versionProvider = Mercato.Version.class,
        subcommands = {
            UpCommand.class,
            DownCommand.class,
            StatusCommand.class,
            LogsCommand.class,
            ResetCommand.class,
            ImportCommand.class,
            TokenCommand.class,
            SuperviseCommand.class,
            HelpCommand.class
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:done",
            " 1:done in part: rows were refused (import), a part is not healthy (status)",
            " 3:not running (status)",
            "64:the command line is wrong",
            "65:the file is not what it should be",
            "66:the file cannot be read",
            "69:something needed is not there: a JDK, a built service, a given server, the suite",
            "70:a part failed, or the build did",
            "73:the home folder cannot be written",
            "74:the disk is full or broken",
            "75:already running, or busy",
            "78:a setting is wrong, or a port is taken",
            "130:ended by Ctrl-C"
        },
        footer = {"", "Data, logs and settings are in .mercato/, or where MERCATO_HOME says; see docs/local-stack.md."})
public final class Mercato implements Runnable {

    @Spec
    private CommandSpec spec;

    /** Ends the JVM with one of {@link ExitCode}. */
    public static void main(String[] arguments) {
        int exitCode = ExitCode.FAILED;
        try {
            exitCode = commandLine().execute(arguments);
        } finally {
            // Whatever was thrown: threads of the edge would keep a dead supervisor's JVM alive.
            System.exit(exitCode);
        }
    }

    static CommandLine commandLine() {
        CommandLine commandLine = new CommandLine(new Mercato())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(Mercato::report)
                .setParameterExceptionHandler(Mercato::reportUsage);
        commandLine
                .getSubcommands()
                .get("supervise")
                .getCommandSpec()
                .usageMessage()
                .hidden(true);
        return commandLine;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Which command?");
    }

    private static int report(Exception failure, CommandLine command, CommandLine.ParseResult arguments) {
        PrintWriter err = command.getErr();
        if (failure instanceof Failure expected) {
            err.println(expected.getMessage());
            return expected.exitCode();
        }
        if (failure instanceof InterruptedException) {
            return ExitCode.INTERRUPTED;
        }
        // A defect of this program: without the trace nobody could find it.
        err.println("mercato failed in a way that nobody foresaw; please report this:");
        failure.printStackTrace(err);
        return ExitCode.FAILED;
    }

    private static int reportUsage(ParameterException failure, String[] arguments) {
        CommandLine command = failure.getCommandLine();
        command.getErr().println(failure.getMessage());
        if (!CommandLine.UnmatchedArgumentException.printSuggestions(failure, command.getErr())) {
            command.getErr()
                    .println(
                            "See ./mercato help" + (command.getParent() == null ? "" : " " + command.getCommandName()));
        }
        return ExitCode.USAGE;
    }

    /** The version in the jar's manifest. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Mercato.class.getPackage().getImplementationVersion();
            return new String[] {"mercato " + (version == null ? "(not packaged)" : version)};
        }
    }
}
