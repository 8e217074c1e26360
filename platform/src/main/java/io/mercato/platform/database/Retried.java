package io.mercato.platform.database;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import jakarta.enterprise.util.Nonbinding;
import jakarta.interceptor.InterceptorBinding;

/**
 * Runs a {@code @Transactional} method again, in a new transaction, when PostgreSQL has undone the first for no fault of its
 * own: a serialization failure (40001) or a deadlock (40P01). Or a method that only reads, with or without a transaction.
 * Within another transaction, or another method that is retried, it does nothing, since all of that is lost too. At most
 * {@code mercato.database.retry.max-retries} times, with growing pauses of random length.
 *
 * <p>What the method does besides the database, it does again.
 */
@Inherited
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Retried {
    /**
     * Whether also when the connection was lost (08…, 57P01, 57P02). Only where doing it twice is doing it once: nobody can
     * tell whether a commit whose answer was lost has happened.
     */
    @Nonbinding
    boolean idempotent() default false;
}
