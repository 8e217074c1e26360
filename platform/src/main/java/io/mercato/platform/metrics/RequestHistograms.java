package io.mercato.platform.metrics;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;

import java.time.Duration;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Counts requests by how long they took, so that quantiles can be had of all replicas together. */
@Singleton
class RequestHistograms {
    private static final String REQUESTS = "http.server.requests";

    @Produces
    @Singleton
    MeterFilter requestHistograms(RequestHistogramSettings settings) {
        double[] bounds =
                settings.buckets().stream().mapToDouble(Duration::toNanos).toArray();
        DistributionStatisticConfig buckets = DistributionStatisticConfig.builder()
                .serviceLevelObjectives(bounds)
                .build();
        return new MeterFilter() {
            @Override
            public DistributionStatisticConfig configure(Meter.Id id, DistributionStatisticConfig config) {
                return id.getName().equals(REQUESTS) ? buckets.merge(config) : config;
            }
        };
    }
}
