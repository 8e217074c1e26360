package io.mercato.platform.identity;

import io.smallrye.jwt.auth.principal.ParseException;

import java.time.Duration;

/** A token can neither be accepted nor refused, for want of the issuer's keys. Has no stack trace: it is no defect. */
final class IssuerUnavailable extends ParseException {
    private static final long serialVersionUID = 1L;

    private final Duration retryAfter;

    IssuerUnavailable(Duration retryAfter) {
        super("The issuer's keys cannot be had.");
        this.retryAfter = retryAfter;
    }

    /** When there may be keys again. */
    Duration retryAfter() {
        return retryAfter;
    }

    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
