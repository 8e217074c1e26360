package io.mercato.platform.answer;

import io.mercato.platform.deadline.Deadline;
import io.mercato.platform.problem.ProblemException;
import io.quarkus.arc.Arc;
import io.quarkus.arc.ManagedContext;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Uni;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Runs what blocks, for callers that must not: each on a virtual thread with a request context of its own, and a bounded
 * number at a time. The request that asked may be gone before it ends, and a refresh in the background has none.
 */
@ApplicationScoped
class BlockingLoads {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("answer-load-", 0).factory());
    private final AnswerSettings settings;
    private final Semaphore places;

    BlockingLoads(AnswerSettings settings) {
        this.settings = settings;
        this.places = new Semaphore(settings.maxLoads(), true);
    }

    /**
     * Fails as the work does, with 503 {@code too_many_reads}, or with 503 {@code deadline_exceeded}.
     *
     * @param deadline of who asks
     */
    <T> Uni<T> run(Optional<Deadline> deadline, Callable<T> work) {
        Callable<T> bounded =
                deadline.<Callable<T>>map(end -> () -> end.call(work)).orElse(work);
        return Uni.createFrom().completionStage(() -> {
            CompletableFuture<T> result = new CompletableFuture<>();
            threads.execute(() -> {
                try {
                    result.complete(inPlace(bounded));
                } catch (Throwable e) {
                    result.completeExceptionally(e);
                }
            });
            return result;
        });
    }

    void stop(@Observes ShutdownEvent event) {
        threads.shutdown();
    }

    private <T> T inPlace(Callable<T> work) throws Exception {
        if (!places.tryAcquire(settings.maxWait().toMillis(), TimeUnit.MILLISECONDS)) {
            throw ProblemException.unavailable(
                    "too_many_reads", "Too much is being read at once; please try again.", RETRY_AFTER, null);
        }
        ManagedContext context = Arc.container().requestContext();
        context.activate();
        try {
            return work.call();
        } finally {
            context.terminate();
            places.release();
        }
    }
}
