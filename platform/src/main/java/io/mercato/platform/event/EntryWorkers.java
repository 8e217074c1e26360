package io.mercato.platform.event;

import io.mercato.platform.event.CloudEventJson.InvalidEventException;
import org.jboss.logging.Logger;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Handles entries side by side, each on a virtual thread, so many at once and no more. One thread alone submits. */
final class EntryWorkers {
    private static final Logger LOG = Logger.getLogger(EntryWorkers.class);

    private final EventGroup group;
    private final List<EventHandling> handlings;
    private final DeadLetters deadLetters;
    private final EventMetrics metrics;
    private final Semaphore places;
    private final Set<String> atWork = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("event-handler-", 0).factory());

    EntryWorkers(
            EventGroup group,
            List<EventHandling> handlings,
            DeadLetters deadLetters,
            EventMetrics metrics,
            int concurrency) {
        this.group = group;
        this.handlings = handlings;
        this.deadLetters = deadLetters;
        this.metrics = metrics;
        this.places = new Semaphore(concurrency);
    }

    /** How many entries may be submitted without waiting; at least one, after waiting for it. */
    int awaitPlaces() throws InterruptedException {
        places.acquire();
        places.release();
        return places.availablePermits();
    }

    /** The ids of the entries that are being handled now. */
    Set<String> atWork() {
        return Set.copyOf(atWork);
    }

    void submit(Entry entry) throws InterruptedException {
        places.acquire();
        atWork.add(entry.id());
        threads.execute(() -> {
            try {
                handle(entry);
            } finally {
                atWork.remove(entry.id());
                places.release();
            }
        });
    }

    /** Waits for what is at work, and then leaves it to the other members. */
    void stop(Duration atMost) throws InterruptedException {
        threads.shutdown();
        if (!threads.awaitTermination(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
            handlings.forEach(EventHandling::stop);
            threads.shutdownNow();
        }
    }

    /** An entry that is not acknowledged in the end will be taken over, by this member or another one. */
    private void handle(Entry entry) {
        try {
            CloudEvent event = entry.event();
            for (EventHandling handling : handlings) {
                handling.handle(event, entry);
            }
            group.acknowledge(entry.id());
        } catch (InvalidEventException e) {
            bury(entry, e.getMessage());
        } catch (InterruptedException e) {
            LOG.infof("The entry %s is left to another replica, for this one stops", entry.id());
        } catch (RuntimeException e) {
            LOG.warnf("The entry %s is not finished and will be handled again: %s", entry.id(), e);
        }
    }

    /** Makes a dead letter of an entry that no handler can be given. */
    void bury(Entry entry, String reason) {
        try {
            deadLetters.add(entry, "*", reason);
            group.acknowledge(entry.id());
            metrics.unreadable();
        } catch (RuntimeException e) {
            LOG.warnf("The entry %s is no dead letter yet and will be one later: %s", entry.id(), e);
        }
    }
}
