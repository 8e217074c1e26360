package io.mercato.homepage.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.mercato.embedded.TestServers;

import java.io.IOException;
import java.io.UncheckedIOException;

/** The Redis of this run, as long as it answers nobody although its connections stand. */
final class FrozenRedis implements AutoCloseable {
    private final long pid = TestServers.ofThisRun().redis().pid();

    FrozenRedis() {
        signal("STOP");
    }

    @Override
    public void close() {
        signal("CONT");
    }

    private void signal(String signal) {
        try {
            assertThat(new ProcessBuilder("kill", "-" + signal, Long.toString(pid))
                            .start()
                            .waitFor())
                    .isZero();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
