package io.mercato.embedded;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The data directory of a PostgreSQL server: created, configured, and asked for its server. */
record PostgresCluster(Path directory) {

    private static final Duration INITDB_LIMIT = Duration.ofMinutes(2);
    private static final int PORT_LINE = 3;
    private static final int STATUS_LINE = 7;

    /** The running server of this directory, whoever started it. */
    Optional<ServerProcess> process() {
        return ServerProcess.of(pidFile(), "postgres");
    }

    /** The port of a server that accepts connections. */
    Optional<Integer> readyPort() {
        List<String> lines = pidFileLines();
        return lines.size() > STATUS_LINE && lines.get(STATUS_LINE).startsWith("ready")
                ? Optional.of(Integer.valueOf(lines.get(PORT_LINE)))
                : Optional.empty();
    }

    /**
     * Makes the directory ready for a start: creates it when there is none, refuses that of another major version, and
     * stops or forgets what a kill -9 left behind.
     */
    void prepare(PostgresBinaries binaries, PostgresUser user, boolean durable, Duration stopLimit) {
        try {
            if (Files.exists(directory.resolve("PG_VERSION"))) {
                requireVersion(binaries);
                process().ifPresent(leftOver -> leftOver.stop("INT", stopLimit));
                Files.deleteIfExists(pidFile());
            } else {
                create(binaries, user, durable);
            }
            user.own(directory);
        } catch (IOException e) {
            throw StartFailure.of("PostgreSQL cannot use the data directory " + directory, e);
        }
    }

    /** Writes postgresql.conf anew: what is in force is what the caller asks for, nothing from earlier starts. */
    void configure(int port, Map<String, String> parameters) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("listen_addresses", LoopbackPort.HOST);
        all.put("port", Integer.toString(port));
        // No socket files: their path would have to be short, and everything connects over TCP.
        all.put("unix_socket_directories", "");
        all.put("log_timezone", "UTC");
        all.put("timezone", "UTC");
        all.putAll(parameters);
        String lines = all.entrySet().stream()
                .map(entry -> entry.getKey() + " = '" + entry.getValue().replace("'", "''") + "'\n")
                .collect(Collectors.joining("", "# Written at each start; changes are lost.\n", ""));
        try {
            Files.writeString(directory.resolve("postgresql.conf"), lines);
        } catch (IOException e) {
            throw StartFailure.of("PostgreSQL cannot use the data directory " + directory, e);
        }
    }

    /** The port of the last start, or 0. */
    int lastPort() {
        try {
            return Files.readAllLines(directory.resolve("postgresql.conf")).stream()
                    .filter(line -> line.startsWith("port = '"))
                    .map(line -> Integer.valueOf(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }

    private void create(PostgresBinaries binaries, PostgresUser user, boolean durable) throws IOException {
        // Renamed when complete: an initdb that was killed must not look like a database.
        Path unfinished = directory.resolveSibling(directory.getFileName() + ".unfinished");
        Path password = directory.resolveSibling(directory.getFileName() + ".password");
        createParent();
        // Only an empty one gives way.
        Files.deleteIfExists(directory);
        Directories.delete(unfinished);
        Files.writeString(password, PostgresServer.PASSWORD);
        Files.createDirectory(unfinished);
        user.own(unfinished);
        List<String> arguments = new ArrayList<>(List.of(
                "--pgdata=" + unfinished,
                "--username=" + PostgresServer.USERNAME,
                "--pwfile=" + password,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                // Sorts alike on every machine, whatever locales it has.
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--locale=C"));
        if (!durable) {
            arguments.add("--no-sync");
        }
        Command.Result result =
                user.command(binaries.program("initdb"), arguments).run(INITDB_LIMIT);
        Files.delete(password);
        if (!result.succeeded()) {
            throw StartFailure.of(
                    "PostgreSQL cannot use the data directory " + directory, new IOException(lastLine(result)));
        }
        Files.move(unfinished, directory, StandardCopyOption.ATOMIC_MOVE);
    }

    private void createParent() throws IOException {
        for (Path parent = directory.getParent(); parent != null; parent = parent.getParent()) {
            if (Files.exists(parent) && !Files.isDirectory(parent)) {
                throw new FileAlreadyExistsException(parent.toString());
            }
        }
        Files.createDirectories(directory.getParent());
    }

    private static String lastLine(Command.Result result) {
        return result.output()
                .lines()
                .filter(line -> line.startsWith("initdb: error:"))
                .findFirst()
                .orElse(result.output());
    }

    private void requireVersion(PostgresBinaries binaries) throws IOException {
        String found = Files.readString(directory.resolve("PG_VERSION")).strip();
        String needed = binaries.majorVersion();
        if (!found.equals(needed)) {
            throw new ServerStartException("The data directory " + directory + " is one of PostgreSQL " + found
                    + ", and this is PostgreSQL " + needed + "; move it away or upgrade it with pg_upgrade.");
        }
    }

    private Path pidFile() {
        return directory.resolve("postmaster.pid");
    }

    private List<String> pidFileLines() {
        try {
            return Files.readAllLines(pidFile());
        } catch (IOException e) {
            return List.of();
        }
    }
}
