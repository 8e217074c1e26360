package io.mercato.platform.database;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.faulttolerance.api.TypedGuard;

import java.time.temporal.ChronoUnit;
import java.util.Locale;

import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Instance;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionSynchronizationRegistry;

/** Does what {@link Retried} says, outside of the transaction, whose interceptor has priority 200. */
@Retried
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 100)
class RetriedInterceptor {
    private final Instance<TransactionSynchronizationRegistry> transactions;
    private final MeterRegistry metrics;
    private final TypedGuard<Object> undone;
    private final TypedGuard<Object> undoneOrLost;

    RetriedInterceptor(
            Instance<TransactionSynchronizationRegistry> transactions, RetrySettings settings, MeterRegistry metrics) {
        this.transactions = transactions;
        this.metrics = metrics;
        this.undone = guard(settings, false);
        this.undoneOrLost = guard(settings, true);
    }

    @AroundInvoke
    Object retry(InvocationContext call) throws Exception {
        if (transactions.isResolvable() && transactions.get().getTransactionStatus() != Status.STATUS_NO_TRANSACTION) {
            return call.proceed();
        }
        boolean idempotent = call.getInterceptorBindings().stream()
                .anyMatch(binding -> binding instanceof Retried retried && retried.idempotent());
        return (idempotent ? undoneOrLost : undone).call(call::proceed);
    }

    private TypedGuard<Object> guard(RetrySettings settings, boolean lostToo) {
        return TypedGuard.create(Object.class)
                .withRetry()
                .maxRetries(settings.maxRetries())
                .delay(settings.delay().toMillis(), ChronoUnit.MILLIS)
                .jitter(settings.jitter().toMillis(), ChronoUnit.MILLIS)
                .maxDuration(settings.maxDuration().toMillis(), ChronoUnit.MILLIS)
                .withExponentialBackoff()
                .maxDelay(settings.maxDuration().toMillis() / 2, ChronoUnit.MILLIS)
                .done()
                .whenException(failure -> isWorthIt(failure, lostToo))
                .done()
                .build();
    }

    private boolean isWorthIt(Throwable failure, boolean lostToo) {
        return TransientFailure.of(failure)
                .filter(transientFailure -> lostToo || transientFailure == TransientFailure.UNDONE)
                .map(this::count)
                .isPresent();
    }

    private TransientFailure count(TransientFailure failure) {
        metrics.counter(
                        "mercato.database.transient.failures",
                        "kind",
                        failure.name().toLowerCase(Locale.ROOT))
                .increment();
        return failure;
    }
}
