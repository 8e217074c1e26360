package io.mercato.homepage.cdn;

import io.mercato.homepage.cdn.Cdn.Result;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import jakarta.enterprise.context.ApplicationScoped;

/** What becomes of purges. */
@ApplicationScoped
class PurgeMetrics {
    private final MeterRegistry metrics;
    private final AtomicLong pending = new AtomicLong();
    private final Counter tags;
    private final Counter tooMany;

    PurgeMetrics(MeterRegistry metrics) {
        this.metrics = metrics;
        this.tags = metrics.counter("mercato.cdn.purged.tags");
        this.tooMany = metrics.counter("mercato.cdn.purge.overflows");
        Gauge.builder("mercato.cdn.purge.pending", pending, AtomicLong::get)
                .description("Tags that wait to be purged, for all replicas")
                .register(metrics);
    }

    void pending(long now) {
        pending.set(now);
    }

    void tooMany() {
        tooMany.increment();
    }

    /** @param named how many tags the call named; 0 for everything */
    void called(Result result, int named, long nanos) {
        Timer.builder("mercato.cdn.purge")
                .description("Calls to the CDN, by how they ended")
                .tags("outcome", outcome(result), "scope", named == 0 ? "everything" : "tags")
                .register(metrics)
                .record(nanos, TimeUnit.NANOSECONDS);
        if (result instanceof Result.Purged) {
            tags.increment(named);
        }
    }

    private static String outcome(Result result) {
        return switch (result) {
            case Result.Purged _ -> "purged";
            case Result.Busy _ -> "busy";
            case Result.Failed _ -> "failed";
            case Result.Refused _ -> "refused";
        };
    }
}
