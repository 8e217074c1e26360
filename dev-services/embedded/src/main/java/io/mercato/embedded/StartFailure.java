package io.mercato.embedded;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Turns what the operating system and the servers say into one sentence. */
final class StartFailure {

    private static final List<String> DISK_FULL = List.of("no space left on device", "disk quota exceeded");
    private static final List<String> PORT_TAKEN = List.of("address already in use", "could not bind");
    private static final List<String> NO_PERMISSION = List.of("permission denied", "operation not permitted");

    private static final Pattern COMPLAINT =
            Pattern.compile("(FATAL|PANIC|ERROR): |unrecognized configuration|invalid value|^>>> '");

    private StartFailure() {}

    static ServerStartException of(String what, IOException cause) {
        String reason =
                switch (cause) {
                    case AccessDeniedException e -> "no permission to write " + e.getFile();
                    case DirectoryNotEmptyException e -> e.getFile() + " holds something else";
                    case FileAlreadyExistsException e -> e.getFile() + " is not a directory";
                    case NoSuchFileException e -> e.getFile() + " does not exist";
                    default -> isDiskFull(cause.getMessage()) ? "the disk is full" : cause.getMessage();
                };
        return new ServerStartException(what + ": " + reason + ".", cause);
    }

    /**
     * Explains the last words of a server.
     *
     * @param log what the server wrote during this start
     */
    static ServerStartException of(String server, int port, Path logFile, String log) {
        String reason;
        if (isDiskFull(log)) {
            reason = "the disk is full";
        } else if (mentions(log, PORT_TAKEN)) {
            reason = "port " + port + " is taken";
        } else if (mentions(log, NO_PERMISSION)) {
            reason = "no permission to use its files";
        } else {
            reason = complaint(log);
        }
        return new ServerStartException(server + " did not start: " + reason + " (log: " + logFile + ").");
    }

    /**
     * PostgreSQL names the cause before it gives up, and Redis the line of its configuration (after {@code >>>}); in its
     * log Redis complains once, after warnings.
     */
    private static String complaint(String log) {
        List<String> lines = log.lines().filter(line -> !line.isBlank()).toList();
        return lines.stream()
                .filter(COMPLAINT.asPredicate())
                .findFirst()
                .or(() -> lines.reversed().stream()
                        .filter(line -> line.contains(" # "))
                        .findFirst())
                .or(() -> lines.reversed().stream().findFirst())
                .map(line -> line.replaceFirst("^.*( # |: {2})|^>>> ", ""))
                .orElse("it said nothing");
    }

    private static boolean isDiskFull(String text) {
        return mentions(text, DISK_FULL);
    }

    private static boolean mentions(String text, List<String> phrases) {
        String lower = String.valueOf(text).toLowerCase(Locale.ROOT);
        return phrases.stream().anyMatch(lower::contains);
    }
}
