package io.mercato.platform.database;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.AgroalDataSource.FlushMode;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.faulttolerance.api.TypedGuard;

import java.sql.SQLException;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

import javax.sql.DataSource;

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
    /** Bound within a method that is tried again already: those that it calls are tried with it, not by themselves. */
    private static final ScopedValue<Boolean> TRYING = ScopedValue.newInstance();

    private final Instance<TransactionSynchronizationRegistry> transactions;
    private final Instance<DataSource> dataSource;
    private final MeterRegistry metrics;
    private final TypedGuard<Object> undone;
    private final TypedGuard<Object> undoneOrLost;

    RetriedInterceptor(
            Instance<TransactionSynchronizationRegistry> transactions,
            Instance<DataSource> dataSource,
            RetrySettings settings,
            MeterRegistry metrics) {
        this.transactions = transactions;
        this.dataSource = dataSource;
        this.metrics = metrics;
        this.undone = guard(settings, false);
        this.undoneOrLost = guard(settings, true);
    }

    @AroundInvoke
    Object retry(InvocationContext call) throws Exception {
        if (TRYING.isBound() || isInTransaction()) {
            return call.proceed();
        }
        boolean idempotent = call.getInterceptorBindings().stream()
                .anyMatch(binding -> binding instanceof Retried retried && retried.idempotent());
        TypedGuard<Object> guard = idempotent ? undoneOrLost : undone;
        return ScopedValue.where(TRYING, true).call(() -> guard.call(() -> proceed(call)));
    }

    private static Object proceed(InvocationContext call) throws Exception {
        try {
            return call.proceed();
        } catch (Exception e) {
            throw FailedCommit.told(e);
        }
    }

    private boolean isInTransaction() {
        return transactions.isResolvable() && transactions.get().getTransactionStatus() != Status.STATUS_NO_TRANSACTION;
    }

    private TypedGuard<Object> guard(RetrySettings settings, boolean lostToo) {
        return TypedGuard.create(Object.class)
                .withRetry()
                .maxRetries(settings.maxRetries())
                .delay(settings.delay().toMillis(), ChronoUnit.MILLIS)
                .jitter(settings.jitter().toMillis(), ChronoUnit.MILLIS)
                .maxDuration(settings.maxDuration().toMillis(), ChronoUnit.MILLIS)
                .beforeRetry(this::forgetLostConnections)
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

    /** One that is lost was seldom the only one: the pool looks at those that are idle now, in its own thread. */
    private void forgetLostConnections(Throwable failure) {
        if (TransientFailure.of(failure)
                        .filter(TransientFailure.CONNECTION_LOST::equals)
                        .isPresent()
                && dataSource.isResolvable()) {
            try {
                dataSource.get().unwrap(AgroalDataSource.class).flush(FlushMode.INVALID);
            } catch (SQLException e) {
                throw new IllegalStateException("The pool is not Agroal's", e);
            }
        }
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
