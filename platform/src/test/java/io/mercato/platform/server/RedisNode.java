package io.mercato.platform.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.mercato.embedded.RedisServer;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One Redis of several, and commands to it alone, which a client of them all would send elsewhere. */
final class RedisNode implements AutoCloseable {
    private final RedisServer server;

    private RedisNode(RedisServer server) {
        this.server = server;
    }

    /** @param parameters of redis.conf besides that nothing is kept on disk */
    static RedisNode start(Map<String, String> parameters) {
        try {
            Path directory = Files.createTempDirectory(Path.of("target"), "redis-node");
            Map<String, String> all = Stream.concat(
                            Stream.of(Map.entry("appendonly", "no")), parameters.entrySet().stream())
                    .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
            return new RedisNode(
                    RedisServer.start(new RedisServer.Settings(directory, 0, directory.resolve("redis.log"), all)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return server.port();
    }

    /** The file of the program that it runs. */
    String program() {
        return ProcessHandle.of(server.pid())
                .flatMap(process -> process.info().command())
                .orElseThrow();
    }

    /** As a machine that fails. */
    void kill() {
        ProcessHandle.of(server.pid()).ifPresent(ProcessHandle::destroyForcibly);
        server.close();
    }

    /** The answer as text; empty for none. */
    Optional<String> call(String... command) {
        return call(port(), command);
    }

    /** Sends a command, whose answer is neither a list nor anything else with parts (RESP2). */
    static Optional<String> call(int port, String... command) {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            String request = Stream.of(command)
                    .map(word -> "$" + word.getBytes(UTF_8).length + "\r\n" + word + "\r\n")
                    .collect(Collectors.joining("", "*" + command.length + "\r\n", ""));
            socket.getOutputStream().write(request.getBytes(UTF_8));
            return answer(new BufferedInputStream(socket.getInputStream()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        server.close();
    }

    private static Optional<String> answer(InputStream in) throws IOException {
        String line = line(in);
        return switch (line.charAt(0)) {
            case '+', ':' -> Optional.of(line.substring(1));
            case '$' -> {
                int length = Integer.parseInt(line.substring(1));
                yield length < 0 ? Optional.empty() : Optional.of(new String(in.readNBytes(length), UTF_8));
            }
            default -> throw new IOException("Redis answers " + line);
        };
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int character = in.read(); character != '\n'; character = in.read()) {
            if (character < 0) {
                throw new IOException("Redis has closed the connection");
            }
            line.append((char) character);
        }
        return line.toString().strip();
    }
}
