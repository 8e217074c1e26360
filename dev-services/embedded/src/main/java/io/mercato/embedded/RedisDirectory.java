package io.mercato.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The data directory of a Redis server, with its configuration and its process id. */
record RedisDirectory(Path directory) {

    /** The running server of this directory, whoever started it. */
    Optional<ServerProcess> process() {
        return ServerProcess.of(pidFile(), "redis-server");
    }

    Path configuration() {
        return directory.resolve("redis.conf");
    }

    /** The port of the last start, or 0. */
    int lastPort() {
        try {
            return Files.readAllLines(configuration()).stream()
                    .filter(line -> line.startsWith("port "))
                    .map(line -> Integer.valueOf(line.substring("port ".length())))
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }

    void create() {
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw StartFailure.of("Redis cannot use the data directory " + directory, e);
        }
    }

    /** Writes redis.conf anew: what is in force is what the caller asks for, nothing from earlier starts. */
    void configure(int port, Path logFile, Map<String, String> parameters) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("bind", LoopbackPort.HOST);
        all.put("protected-mode", "yes");
        all.put("port", Integer.toString(port));
        // Redis leaves the terminal's session, and so its Ctrl-C, only when it is a daemon.
        all.put("daemonize", "yes");
        all.put("pidfile", quoted(pidFile()));
        all.put("logfile", quoted(logFile));
        all.put("dir", quoted(directory));
        all.put("appendonly", "yes");
        all.put("save", "\"\"");
        all.putAll(parameters);
        String lines = all.entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue() + "\n")
                .collect(Collectors.joining("", "# Written at each start; changes are lost.\n", ""));
        try {
            Files.writeString(configuration(), lines);
        } catch (IOException e) {
            throw StartFailure.of("Redis cannot use the data directory " + directory, e);
        }
    }

    private static String quoted(Path path) {
        return '"' + path.toString().replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private Path pidFile() {
        return directory.resolve("redis.pid");
    }
}
