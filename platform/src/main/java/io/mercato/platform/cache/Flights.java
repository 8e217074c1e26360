package io.mercato.platform.cache;

import io.smallrye.mutiny.Uni;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Work in progress by key: who asks for a key that is being worked on joins instead of working too ("single flight").
 * Thread-safe; a caller that goes away does not stop the work, which others may be waiting for.
 */
final class Flights<T> {
    private final ConcurrentHashMap<String, Flight<T>> inProgress = new ConcurrentHashMap<>();
    private final Supplier<Moment> now;

    /** @param now tells the moment at which work begins */
    Flights(Supplier<Moment> now) {
        this.now = now;
    }

    /** One piece of work in progress. */
    static final class Flight<T> {
        private final CompletableFuture<T> result = new CompletableFuture<>();
        private final Moment begun;
        private volatile boolean invalidated;

        private Flight(Moment begun) {
            this.begun = begun;
        }

        /** Whether its key was invalidated after it began, so that its result may be answered but not kept. */
        boolean isInvalidated() {
            return invalidated;
        }

        /** When it began. */
        Moment begun() {
            return begun;
        }

        /** The last invalidation by tag before it began. */
        long asOf() {
            return begun.asOf();
        }

        private Uni<T> result() {
            return Uni.createFrom().emitter(emitter -> {
                // Who has gone away, as after a timeout of its own, is not to be told of a failure: Mutiny would log
                // it.
                AtomicBoolean gone = new AtomicBoolean();
                emitter.onTermination(() -> gone.set(true));
                result.whenComplete((item, failure) -> {
                    if (failure == null) {
                        emitter.complete(item);
                    } else if (!gone.get()) {
                        emitter.fail(failure);
                    }
                });
            });
        }
    }

    /** Joins the work on a key, or begins it on this thread. */
    Uni<T> join(String key, Function<Flight<T>, Uni<T>> work) {
        Flight<T> mine = new Flight<>(now.get());
        Flight<T> other = inProgress.putIfAbsent(key, mine);
        if (other != null) {
            return other.result();
        }
        Uni.createFrom()
                .deferred(() -> work.apply(mine))
                .onTermination()
                .invoke(() -> inProgress.remove(key, mine))
                .subscribe()
                .with(mine.result::complete, mine.result::completeExceptionally);
        return mine.result();
    }

    /** Lets the work on a key come to its end, but for those only who have joined by now. */
    void invalidate(String key) {
        Flight<T> flight = inProgress.remove(key);
        if (flight != null) {
            flight.invalidated = true;
        }
    }

    void invalidateAll() {
        inProgress.keySet().forEach(this::invalidate);
    }
}
