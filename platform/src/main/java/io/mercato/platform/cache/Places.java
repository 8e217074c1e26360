package io.mercato.platform.cache;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Bounds how much work is in progress at once. Who finds no place waits for one, first come first served. Thread-safe; never blocks. */
final class Places {
    private final Semaphore free;
    private final Duration maxWait;
    private final Queue<CompletableFuture<Void>> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger wakeUps = new AtomicInteger();

    /** @param maxWait after which who waits is given up; less than the patience of whoever asked */
    Places(int places, Duration maxWait) {
        this.free = new Semaphore(places);
        this.maxWait = maxWait;
    }

    /** No place has come free in time. */
    static final class NoneFree extends RuntimeException {
        private static final long serialVersionUID = 1;

        NoneFree() {
            // One for each caller of an overloaded service: without a stack trace, which would cost more than the rest.
            super("Too much is being done at once", null, false, false);
        }
    }

    /** Does the work in a place. Fails as the work does, or with {@link NoneFree}. */
    <T> Uni<T> in(Supplier<Uni<T>> work) {
        return Uni.createFrom().deferred(() -> waiting.isEmpty() && free.tryAcquire() ? placed(work) : queued(work));
    }

    private <T> Uni<T> placed(Supplier<Uni<T>> work) {
        return Uni.createFrom().deferred(work::get).onTermination().invoke(this::giveBack);
    }

    private <T> Uni<T> queued(Supplier<Uni<T>> work) {
        CompletableFuture<Void> turn = new CompletableFuture<>();
        waiting.add(turn);
        Future<?> patience = Infrastructure.getDefaultWorkerPool()
                .schedule(() -> turn.completeExceptionally(new NoneFree()), maxWait.toMillis(), TimeUnit.MILLISECONDS);
        wake();
        return CallersContext.keptBy(Uni.createFrom().completionStage(turn))
                .onTermination()
                .invoke(() -> patience.cancel(false))
                .chain(() -> placed(work));
    }

    private void giveBack() {
        free.release();
        wake();
    }

    /** One thread at a time hands out places, in a loop: work that ends at once must not nest into the next. */
    private void wake() {
        if (wakeUps.getAndIncrement() > 0) {
            return;
        }
        int seen = 1;
        do {
            handOut();
            seen = wakeUps.addAndGet(-seen);
        } while (seen > 0);
    }

    private void handOut() {
        while (!waiting.isEmpty() && free.tryAcquire()) {
            CompletableFuture<Void> next = waiting.poll();
            // Who has been given up takes no place.
            if (next == null || !next.complete(null)) {
                free.release();
            }
        }
    }
}
