package io.mercato.homepage.upstream;

import io.smallrye.faulttolerance.api.Guard;
import org.eclipse.microprofile.faulttolerance.exceptions.BulkheadException;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.stream.Stream;

/** What keeps the failures of some calls to themselves: bounds of their time and number, and a circuit breaker. */
public final class CallGuard {
    private CallGuard() {}

    /**
     * How much of them there may be.
     *
     * @param timeout for one, with the time that it waits for its turn
     * @param concurrency how many may be on their way at once
     * @param queue how many further ones may wait
     */
    public record Limits(Duration timeout, int concurrency, int queue) {}

    /**
     * For calls that stand and fall together.
     *
     * @param name theirs, in metrics
     * @param blameless failures that say nothing about the health of the service, as that there were too many calls of our own
     *     never does
     */
    @SafeVarargs
    public static Guard of(
            String name,
            Limits limits,
            CircuitBreakerSettings circuitBreaker,
            Class<? extends Throwable>... blameless) {
        return Guard.create()
                .withDescription(name)
                .withTimeout()
                .duration(limits.timeout().toMillis(), ChronoUnit.MILLIS)
                .done()
                .withCircuitBreaker()
                .requestVolumeThreshold(circuitBreaker.window())
                .failureRatio(circuitBreaker.failureRatio())
                .delay(circuitBreaker.delay().toMillis(), ChronoUnit.MILLIS)
                .skipOn(Stream.concat(Stream.of(BulkheadException.class), Stream.of(blameless))
                        .toList())
                .done()
                .withBulkhead()
                .limit(limits.concurrency())
                .queueSize(limits.queue())
                .done()
                .build();
    }
}
