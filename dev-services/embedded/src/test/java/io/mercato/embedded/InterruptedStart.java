package io.mercato.embedded;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** The start of a server on a thread that is interrupted meanwhile. */
final class InterruptedStart {

    private InterruptedStart() {}

    /** Returns when the start has ended; a server that was quicker than the interruption is stopped. */
    static <S extends AutoCloseable> void after(Duration delay, Supplier<S> start) throws Exception {
        CompletableFuture<S> started = new CompletableFuture<>();
        Thread thread = Thread.ofPlatform().start(() -> {
            try {
                started.complete(start.get());
            } catch (RuntimeException e) {
                started.completeExceptionally(e);
            }
        });
        thread.join(delay);
        thread.interrupt();
        thread.join();
        if (!started.isCompletedExceptionally()) {
            started.join().close();
        }
    }

    /** Whether there is a server on a port of this machine; none is on port 0. */
    static boolean isServed(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(LoopbackPort.HOST, port));
            return port != 0;
        } catch (IOException e) {
            return false;
        }
    }
}
