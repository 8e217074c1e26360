package io.mercato.homepage.rollout;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * Counts how often somebody was told a variant, and how many different ones were, so that what was measured of each can be set
 * against it. Thread-safe.
 */
@ApplicationScoped
class Exposures {
    private final Map<Where, Map<Variant, Counter>> counters = new EnumMap<>(Where.class);

    private final ExposedCallers callers;

    /** Where it was told. Add them up with care: a front end that asks and then calls is told twice. */
    enum Where {
        /** The answer to who asked for the variant. */
        ASSIGNMENT,
        /** The header of a homepage. */
        HOMEPAGE
    }

    Exposures(MeterRegistry metrics, ExposedCallers callers) {
        this.callers = callers;
        for (Where where : Where.values()) {
            Map<Variant, Counter> byVariant = new EnumMap<>(Variant.class);
            Arrays.stream(Variant.values())
                    .forEach(variant -> byVariant.put(variant, counter(metrics, where, variant)));
            counters.put(where, byVariant);
        }
    }

    void count(Where where, Subject subject, Variant variant) {
        callers.add(subject, variant);
        counters.get(where).get(variant).increment();
    }

    private static Counter counter(MeterRegistry metrics, Where where, Variant variant) {
        return Counter.builder("mercato.rollout.exposures")
                .description("How often a caller was told its variant")
                .tag("experiment", RolloutResource.EXPERIMENT)
                .tag("variant", variant.text())
                .tag("where", where.name().toLowerCase(Locale.ROOT))
                .register(metrics);
    }
}
