package io.mercato.platform.server;

import io.mercato.embedded.RedisServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

/** A Redis that a test may stop, start, freeze and thaw. */
public class OwnRedis implements QuarkusTestResourceLifecycleManager {
    private RedisServer server;
    private Path directory;

    @Override
    public Map<String, String> start() {
        try {
            directory = Files.createTempDirectory(Path.of("target"), "redis");
            server =
                    RedisServer.start(new RedisServer.Settings(directory, 0, directory.resolve("redis.log"), Map.of()));
            return Map.of("quarkus.redis.hosts", server.uri());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(new Control(), new TestInjector.MatchesType(Control.class));
    }

    @Override
    public void stop() {
        if (server != null) {
            server.close();
        }
    }

    private static boolean holdsValues(Path file) {
        return file.toString().endsWith(".aof") || file.toString().endsWith(".rdb");
    }

    /** What a test does to its Redis. */
    public class Control {
        public void stop() {
            server.close();
        }

        public void start() {
            server.restart();
        }

        /** As a Redis without persistence does it. */
        public void restartEmpty() {
            server.close();
            try (Stream<Path> files = Files.list(directory)) {
                for (Path file : files.filter(OwnRedis::holdsValues).toList()) {
                    Files.delete(file);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            server.restart();
        }

        /** Without a goodbye, as a machine that fails. */
        public void kill() {
            signal("KILL");
            server.close();
        }

        public void freeze() {
            signal("STOP");
        }

        public void thaw() {
            signal("CONT");
        }

        private void signal(String signal) {
            try {
                int exit = new ProcessBuilder("kill", "-" + signal, Long.toString(server.pid()))
                        .inheritIO()
                        .start()
                        .waitFor();
                if (exit != 0) {
                    throw new IllegalStateException("kill -" + signal + " ended with " + exit);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }
}
