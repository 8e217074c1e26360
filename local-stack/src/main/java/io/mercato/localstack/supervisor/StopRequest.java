package io.mercato.localstack.supervisor;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Someone wants the suite to stop; the first to ask is remembered. Thread-safe. */
public final class StopRequest {

    private final CompletableFuture<String> reason = new CompletableFuture<>();

    /** Asks; never blocks. */
    public void ask(String why) {
        reason.complete(why);
    }

    /** Whether anyone has asked. */
    boolean isAsked() {
        return reason.isDone();
    }

    /** Waits for someone to ask; returns whether anyone has. */
    boolean await(Duration limit) throws InterruptedException {
        try {
            reason.get(limit.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException("A request to stop never fails", e);
        }
    }

    CompletableFuture<String> future() {
        return reason;
    }
}
