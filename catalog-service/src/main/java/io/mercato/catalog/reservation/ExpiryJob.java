package io.mercato.catalog.reservation;

import io.mercato.platform.database.DatabaseFailure;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import org.jboss.logging.Logger;

import jakarta.enterprise.context.ApplicationScoped;

/** Looks for expired reservations again and again. Every replica does; none takes what another is at. */
@ApplicationScoped
class ExpiryJob {
    /** For who pauses it. */
    static final String NAME = "expire-reservations";

    private static final Logger LOG = Logger.getLogger(ExpiryJob.class);

    private final ExpireReservations expire;

    ExpiryJob(ExpireReservations expire) {
        this.expire = expire;
    }

    @Scheduled(
            identity = NAME,
            every = "${mercato.catalog.reservations.expiry-interval}",
            delayed = "${mercato.catalog.reservations.expiry-interval}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void run() {
        try {
            while (expire.expireBatch()) {
                // There may be more.
            }
        } catch (RuntimeException e) {
            if (DatabaseFailure.of(e) == DatabaseFailure.DEFECT) {
                throw e;
            }
            LOG.warnf("Expired reservations keep their stock until the next try: %s", e.getMessage());
        }
    }
}
