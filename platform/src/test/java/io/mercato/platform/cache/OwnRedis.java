package io.mercato.platform.cache;

import io.mercato.embedded.RedisServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A Redis that a test may stop, start, freeze and thaw. */
public class OwnRedis implements QuarkusTestResourceLifecycleManager {
    private RedisServer server;

    @Override
    public Map<String, String> start() {
        try {
            Path directory = Files.createTempDirectory(Path.of("target"), "redis");
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

    /** What a test does to its Redis. */
    public class Control {
        void stop() {
            server.close();
        }

        void start() {
            server.restart();
        }

        void freeze() {
            signal("STOP");
        }

        void thaw() {
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
