package io.mercato.platform.cache;

import static org.awaitility.Awaitility.await;

import io.smallrye.mutiny.Uni;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** A load that ends when the test says so. */
final class SlowLoad implements Supplier<Uni<String>> {
    private final CompletableFuture<String> result = new CompletableFuture<>();
    private volatile boolean begun;

    @Override
    public Uni<String> get() {
        begun = true;
        return Uni.createFrom().emitter(emitter -> result.thenAccept(emitter::complete));
    }

    boolean hasBegun() {
        return begun;
    }

    void awaitBegin() {
        await().until(() -> begun);
    }

    void end(String text) {
        result.complete(text);
    }
}
