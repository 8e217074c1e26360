package io.mercato.catalog.database;

import java.time.Instant;

import jakarta.enterprise.context.RequestScoped;

/** When the caller of this request has last written something, as far as this request knows. */
@RequestScoped
class CallersWrites {
    private volatile Instant last = Instant.MIN;
    private volatile boolean inThisRequest;

    /** {@link Instant#MIN} when nothing is known. */
    Instant last() {
        return last;
    }

    /** An earlier request has written, says the caller. */
    void before(Instant written) {
        last = written;
    }

    /** This request has. */
    void now() {
        last = Instant.now();
        inThisRequest = true;
    }

    boolean inThisRequest() {
        return inThisRequest;
    }
}
