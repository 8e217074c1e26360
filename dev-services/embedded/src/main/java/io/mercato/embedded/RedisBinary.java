package io.mercato.embedded;

import redis.embedded.core.ExecutableProvider;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/**
 * The {@code redis-server} of <a href="https://github.com/codemonstur/embedded-redis">embedded-redis</a>, unpacked. Its
 * {@code RedisServer} class is not used: it ties the server to the terminal and to a shutdown hook of its own.
 */
record RedisBinary(Path program) {

    private static final Duration VERSION_LIMIT = Duration.ofSeconds(20);

    static RedisBinary unpacked(BinaryCache cache) {
        Path directory = cache.directory("redis", RedisBinary::unpack);
        try (Stream<Path> files = Files.list(directory)) {
            return new RedisBinary(files.findFirst().orElseThrow());
        } catch (IOException e) {
            throw StartFailure.of("The binaries of redis cannot be read", e);
        }
    }

    private static void unpack(Path directory) throws IOException {
        Platform.current();
        Path program = ExecutableProvider.newJarResourceProvider(directory.toFile())
                .get()
                .toPath();
        // Linked against OpenSSL 3 on some platforms: better told here than by a server that never answers.
        Command.Result version = Command.of(program.toString(), "--version").run(VERSION_LIMIT);
        if (!version.succeeded()) {
            throw new ServerStartException(
                    "The embedded Redis does not run on this machine: " + version.output() + ".");
        }
    }
}
