package io.mercato.homepage.cdn;

import io.mercato.homepage.cdn.Cdn.Result;
import io.mercato.homepage.cdn.PurgeQueue.Batch;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.config.Secret;
import io.smallrye.mutiny.Uni;
import org.jboss.logging.Logger;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Purges the CDN of what {@link CdnPurges} has taken orders for, on a virtual thread of its own: one replica at a time, with
 * as few calls as may be, and again until the CDN has done it.
 */
@ApplicationScoped
class SendPurges {
    private static final Logger LOG = Logger.getLogger(SendPurges.class);
    private static final Duration REDIS_AT_MOST = Duration.ofSeconds(2);

    private final PurgeQueue queue;
    private final Cdn cdn;
    private final CdnSettings settings;
    private final PurgeMetrics metrics;
    private final Thread thread = Thread.ofVirtual().name("cdn-purges").unstarted(this::sendUntilStopped);
    private volatile boolean stopping;
    private int failures;

    SendPurges(PurgeQueue queue, Cdn cdn, CdnSettings settings, PurgeMetrics metrics) {
        this.queue = queue;
        this.cdn = cdn;
        this.settings = settings;
        this.metrics = metrics;
    }

    /** @throws ConfigurationException when the CDN is on and nobody has said which one it is */
    void start(@Observes StartupEvent event) {
        if (!settings.enabled()) {
            return;
        }
        // A secret that nobody has set is there, and holds nothing.
        if (settings.cloudflare().zone().isEmpty()
                || settings.cloudflare().apiToken().map(Secret::get).isEmpty()) {
            throw new ConfigurationException(
                    "mercato.cdn.enabled needs mercato.cdn.cloudflare.zone and mercato.cdn.cloudflare.api-token");
        }
        thread.start();
    }

    void stop(@Observes ShutdownEvent event) {
        stopping = true;
        if (thread.isAlive()) {
            thread.interrupt();
            queue.leave().subscribe().with(done -> {}, failure -> LOG.debug("The lease ends by itself", failure));
        }
    }

    private void sendUntilStopped() {
        while (!stopping) {
            try {
                while (!stopping && sendOne()) {
                    // As long as there is more.
                }
                metrics.pending(await(queue.size()));
            } catch (RuntimeException e) {
                LOG.debug("Purges wait for Redis", e);
            }
            pause();
        }
    }

    private void pause() {
        try {
            Thread.sleep(settings.interval());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopping = true;
        }
    }

    /** Whether it was sent, so that there may be more. */
    private boolean sendOne() {
        Batch batch = await(queue.take());
        if (batch.isNothing()) {
            return false;
        }
        long begun = System.nanoTime();
        Result result = batch.isEverything() ? cdn.purgeEverything() : cdn.purge(batch.tags());
        metrics.called(result, batch.tags().size(), System.nanoTime() - begun);
        return switch (result) {
            case Result.Purged _ -> purged(batch);
            case Result.Busy(Optional<Duration> retryAfter) -> {
                LOG.infof(
                        "The CDN wants to be asked less often%s",
                        retryAfter.map(wait -> ", again in " + wait).orElse(""));
                yield rest(retryAfter.orElse(Duration.ZERO));
            }
            case Result.Failed(String why) -> {
                LOG.warnf("The CDN has not forgotten %s, which will be tried again: %s", what(batch), why);
                yield rest(Duration.ZERO);
            }
            case Result.Refused(String why) -> refused(batch, why);
        };
    }

    private boolean purged(Batch batch) {
        failures = 0;
        await(queue.done(batch));
        return true;
    }

    /** What cannot be named to the CDN is forgotten with everything. */
    private boolean refused(Batch batch, String why) {
        LOG.errorf("The CDN refuses to forget %s: %s", what(batch), why);
        if (batch.isEverything()) {
            return rest(settings.retryAfterMax());
        }
        await(queue.addEverything());
        await(queue.done(batch));
        return rest(Duration.ZERO);
    }

    private boolean rest(Duration atLeast) {
        await(queue.rest(atMost(longer(atLeast, backoff()))));
        return false;
    }

    private Duration backoff() {
        Duration doubled = settings.retryAfter().multipliedBy(1L << Math.min(failures++, 20));
        return atMost(doubled)
                .multipliedBy(ThreadLocalRandom.current().nextLong(75, 126))
                .dividedBy(100);
    }

    private Duration atMost(Duration wait) {
        return wait.compareTo(settings.retryAfterMax()) < 0 ? wait : settings.retryAfterMax();
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private static String what(Batch batch) {
        return batch.isEverything() ? "everything" : batch.tags().size() + " tags";
    }

    private static <T> T await(Uni<T> command) {
        return command.await().atMost(REDIS_AT_MOST);
    }
}
