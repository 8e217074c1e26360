package io.mercato.catalog.interaction;

import io.mercato.platform.database.DatabaseFailure;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import org.jboss.logging.Logger;

import jakarta.enterprise.context.ApplicationScoped;

/** Looks again and again for interactions that are no longer kept. Of the replicas one is at it. */
@ApplicationScoped
class RetentionJob {
    private static final Logger LOG = Logger.getLogger(RetentionJob.class);

    private final ForgetInteractions forget;

    RetentionJob(ForgetInteractions forget) {
        this.forget = forget;
    }

    @Scheduled(
            identity = "forget-interactions",
            every = "${mercato.catalog.interactions.retention-interval}",
            delayed = "${mercato.catalog.interactions.retention-interval}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void run() {
        try {
            while (forget.batch()) {
                // There may be more.
            }
        } catch (RuntimeException e) {
            if (DatabaseFailure.of(e) == DatabaseFailure.DEFECT) {
                throw e;
            }
            LOG.warnf("Old interactions are kept until the next try: %s", e.getMessage());
        }
    }
}
