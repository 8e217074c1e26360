package io.mercato.catalog.recommendation;

import io.mercato.platform.database.DatabaseFailure;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import org.jboss.logging.Logger;

import jakarta.enterprise.context.ApplicationScoped;

/** Looks again and again for actors to be counted. Of the replicas one is at it. */
@ApplicationScoped
class CountJob {
    private static final Logger LOG = Logger.getLogger(CountJob.class);

    private final CountActors actors;
    private final RecommendationSettings settings;

    CountJob(CountActors actors, RecommendationSettings settings) {
        this.actors = actors;
        this.settings = settings;
    }

    @Scheduled(
            identity = "count-recommendations",
            every = "${mercato.catalog.recommendations.interval}",
            delayed = "${mercato.catalog.recommendations.interval}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void run() {
        try {
            while (batch()) {
                // There may be more.
            }
        } catch (RuntimeException e) {
            if (DatabaseFailure.of(e) == DatabaseFailure.DEFECT) {
                throw e;
            }
            LOG.warnf("Recommendations stay as they are until the next try: %s", e.getMessage());
        }
    }

    /** Actors who together take longer than a statement may are counted one by one: else they would be in the way for ever. */
    private boolean batch() {
        try {
            return actors.batch(settings.batch());
        } catch (RuntimeException e) {
            if (DatabaseFailure.of(e) != DatabaseFailure.TOO_SLOW) {
                throw e;
            }
            return actors.batch(1);
        }
    }
}
