package io.mercato.catalog.views;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import org.jboss.logging.Logger;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Moves views from the replicas to Redis, which every replica does for its own, and from there to the database, which one does
 * at a time. A batch keeps its id until it has arrived, so it arrives once, whoever is killed where.
 */
@ApplicationScoped
class ViewJobs {
    private static final Logger LOG = Logger.getLogger(ViewJobs.class);

    private final ViewCounts counts;
    private final SharedViews shared;
    private final AddViews addViews;
    private final ViewSettings settings;
    private final ReentrantLock handingOver = new ReentrantLock();
    private volatile boolean stopping;

    /** What Redis has not confirmed; guarded by {@link #handingOver}. */
    private Optional<ViewBatch> unconfirmed = Optional.empty();

    ViewJobs(ViewCounts counts, SharedViews shared, AddViews addViews, ViewSettings settings) {
        this.counts = counts;
        this.shared = shared;
        this.addViews = addViews;
        this.settings = settings;
    }

    /** Hands this replica's counts to Redis; as long as Redis is away, they are kept and handed over later. */
    @Scheduled(
            every = "${mercato.catalog.views.flush-interval}",
            delayed = "${mercato.catalog.views.flush-interval}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void flush() {
        handingOver.lock();
        try {
            for (Optional<ViewBatch> batch = next(); batch.isPresent(); batch = next()) {
                shared.handOver(batch.get());
                unconfirmed = Optional.empty();
            }
        } catch (RuntimeException e) {
            LOG.debugf(e, "Views are kept until Redis takes them");
        } finally {
            handingOver.unlock();
        }
    }

    /** Adds what all replicas have handed over to the products. */
    @Scheduled(
            every = "${mercato.catalog.views.add-interval}",
            delayed = "${mercato.catalog.views.add-interval}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void add() {
        try {
            Optional<ViewBatch> batch = shared.take();
            long begun = System.nanoTime();
            while (batch.isPresent() && addViews.add(batch.get())) {
                shared.forget(batch.get());
                giveWay(System.nanoTime() - begun);
                begun = System.nanoTime();
                batch = stopping ? Optional.empty() : shared.take();
            }
        } catch (RuntimeException e) {
            LOG.warnf("Views are added at the next try: %s", e);
        }
    }

    /** Before the connections to Redis are closed. */
    void stop(@Observes @Priority(1) ShutdownEvent event) {
        stopping = true;
        flush();
    }

    /** Views that come in meanwhile are added to what is pending, so nothing piles up however long it takes. */
    private void giveWay(long nanosWorked) {
        LockSupport.parkNanos((long) (nanosWorked * (1 / settings.addShare() - 1)));
    }

    private Optional<ViewBatch> next() {
        if (unconfirmed.isEmpty()) {
            Map<UUID, Long> taken = counts.take(settings.batchSize());
            unconfirmed = taken.isEmpty() ? Optional.empty() : Optional.of(new ViewBatch(UUID.randomUUID(), taken));
        }
        return unconfirmed;
    }
}
