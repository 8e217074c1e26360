package io.mercato.localstack.supervisor;

import io.mercato.localstack.ExitCode;
import io.mercato.localstack.Failure;
import io.mercato.localstack.part.PartFailedException;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Starts each part as soon as those that it needs are ready. */
final class StartSequence {

    private StartSequence() {}

    /**
     * Starts all parts; gives up at the first that fails, or when someone asks to stop. The parts that are then under way
     * have been interrupted and have ended when this returns.
     *
     * @param parts each after those that it needs
     * @return whether all are ready; otherwise someone has asked to stop
     * @throws Failure of the first part that could not be started
     */
    static boolean run(List<SupervisedPart> parts, StopRequest stop) {
        CompletableFuture<Void> firstFailure = new CompletableFuture<>();
        Map<String, CompletableFuture<Void>> started = new HashMap<>();
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        try {
            for (SupervisedPart part : parts) {
                CompletableFuture<?>[] needs =
                        part.part().needs().stream().map(started::get).toArray(CompletableFuture<?>[]::new);
                CompletableFuture<Void> start = CompletableFuture.allOf(needs).thenRunAsync(() -> start(part), threads);
                start.exceptionally(failure -> {
                    firstFailure.completeExceptionally(failure);
                    return null;
                });
                started.put(part.part().name(), start);
            }
            CompletableFuture<Void> all =
                    CompletableFuture.allOf(started.values().toArray(CompletableFuture<?>[]::new));
            CompletableFuture.anyOf(all, firstFailure, stop.future()).join();
            return !stop.isAsked();
        } catch (CompletionException e) {
            throw failure(e);
        } finally {
            threads.shutdownNow();
            threads.close();
        }
    }

    private static void start(SupervisedPart part) {
        try {
            part.start();
        } catch (PartFailedException e) {
            throw new CompletionException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CompletionException(e);
        }
    }

    private static Failure failure(CompletionException e) {
        return e.getCause() instanceof PartFailedException failed
                ? new Failure(failed.exitCode(), failed.getMessage(), failed)
                : new Failure(ExitCode.FAILED, "The suite could not be started: " + e.getCause() + ".", e);
    }
}
