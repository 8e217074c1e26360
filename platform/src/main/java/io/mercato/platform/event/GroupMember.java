package io.mercato.platform.event;

import io.mercato.platform.event.EventGroup.Claim;
import io.quarkus.redis.datasource.stream.PendingMessage;
import org.jboss.logging.Logger;

import java.time.Duration;
import java.time.Instant;

/**
 * One replica in its service's consumer group. One thread reads new entries, and takes over what members have left behind
 * that are no more; another one tells the others that this one is alive.
 */
final class GroupMember {
    private static final Logger LOG = Logger.getLogger(GroupMember.class);

    private final EventGroup group;
    private final EntryWorkers workers;
    private final EventMetrics metrics;
    private final EventSettings settings;
    private final Duration interval;
    private final Backoff backoff;
    private final Thread reader = Thread.ofVirtual().name("event-reader").unstarted(this::readUntilStopped);
    private final Thread upkeep = Thread.ofVirtual().name("event-upkeep").unstarted(this::tellOthersUntilStopped);
    private Instant nextTakeOver = Instant.MIN;
    private boolean joined;
    private volatile boolean stopping;

    GroupMember(EventGroup group, EntryWorkers workers, EventMetrics metrics, EventSettings settings) {
        this.group = group;
        this.workers = workers;
        this.metrics = metrics;
        this.settings = settings;
        this.interval = settings.consumer().takeOverAfter().dividedBy(3);
        this.backoff = new Backoff(settings.retryAfter(), settings.retryAfterMax());
    }

    void start() {
        reader.start();
        upkeep.start();
    }

    /** Takes nothing new, and waits for what is at work as long as {@code mercato.events.consumer.stop-timeout} says. */
    void stop() throws InterruptedException {
        stopping = true;
        if (!reader.join(settings.consumer().block().plus(settings.redisTimeout()))) {
            reader.interrupt();
        }
        workers.stop(settings.consumer().stopTimeout());
        upkeep.interrupt();
        try {
            group.leave();
        } catch (RuntimeException e) {
            LOG.debug("The group keeps the name of a member that is no more", e);
        }
    }

    private void readUntilStopped() {
        try {
            while (!stopping) {
                try {
                    read();
                } catch (RuntimeException e) {
                    retryLater(e);
                }
            }
        } catch (InterruptedException e) {
            LOG.debug("Reading events ends");
        }
    }

    private void read() throws InterruptedException {
        if (!joined) {
            group.create();
            joined = true;
        }
        int places = workers.awaitPlaces();
        if (Instant.now().isAfter(nextTakeOver)) {
            takeOver(places);
            nextTakeOver = Instant.now().plus(interval);
            places = workers.awaitPlaces();
        }
        for (Entry entry : group.read(places)) {
            workers.submit(entry);
        }
        backoff.reset();
    }

    /** The group may be gone with the Redis that had it, so it is made again. */
    private void retryLater(RuntimeException e) throws InterruptedException {
        if (joined && !stopping) {
            LOG.warnf("Events cannot be read until Redis works again: %s", e);
        }
        LOG.debug("Reading events failed", e);
        joined = false;
        if (!stopping) {
            backoff.pause();
        }
    }

    private void takeOver(int atMost) throws InterruptedException {
        Duration silence = settings.consumer().takeOverAfter();
        for (PendingMessage pending : group.silent(silence, atMost)) {
            String id = pending.getMessageId();
            if (workers.atWork().contains(id)) {
                continue;
            }
            switch (group.claim(id, silence)) {
                case Claim.Taken(Entry entry) -> resume(entry, pending);
                case Claim.Lost() -> LOG.debugf("Another replica has taken over the entry %s", id);
                case Claim.Dropped() -> {
                    LOG.errorf("The stream has dropped the entry %s before it was handled", id);
                    metrics.dropped();
                    group.acknowledge(id);
                }
            }
            group.remove(pending.getConsumer());
        }
    }

    private void resume(Entry entry, PendingMessage pending) throws InterruptedException {
        if (pending.getDeliveryCount() > settings.consumer().maxTakeOvers()) {
            workers.bury(entry, "Taken over %d times and never finished".formatted(pending.getDeliveryCount() - 1));
        } else {
            LOG.infof("The entry %s is taken over from %s", entry.id(), pending.getConsumer());
            workers.submit(entry);
        }
    }

    private void tellOthersUntilStopped() {
        try {
            while (true) {
                Thread.sleep(interval);
                tellOthers();
            }
        } catch (InterruptedException e) {
            LOG.debug("This replica is silent from now on");
        }
    }

    private void tellOthers() {
        try {
            group.renew(workers.atWork());
            metrics.standing(group.standing());
        } catch (RuntimeException e) {
            LOG.debug("The other replicas do not hear from this one", e);
        }
    }
}
