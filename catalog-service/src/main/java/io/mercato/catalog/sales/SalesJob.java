package io.mercato.catalog.sales;

import io.mercato.platform.database.DatabaseFailure;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import org.jboss.logging.Logger;

import jakarta.enterprise.context.ApplicationScoped;

/** Looks again and again for sales to be counted. Of the replicas one is at it. */
@ApplicationScoped
class SalesJob {
    private static final Logger LOG = Logger.getLogger(SalesJob.class);

    private final CountSales sales;

    SalesJob(CountSales sales) {
        this.sales = sales;
    }

    @Scheduled(
            identity = "count-sales",
            every = "${mercato.catalog.sales.interval}",
            delayed = "${mercato.catalog.sales.interval}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void run() {
        try {
            while (sales.batch()) {
                // There may be more.
            }
        } catch (RuntimeException e) {
            if (DatabaseFailure.of(e) == DatabaseFailure.DEFECT) {
                throw e;
            }
            LOG.warnf("Sales are counted at the next try: %s", e.getMessage());
        }
    }
}
