package io.mercato.platform.metrics;

import io.prometheus.client.exemplars.Exemplar;
import io.prometheus.client.exemplars.ExemplarSampler;
import io.quarkus.micrometer.runtime.export.exemplars.OpentelemetryExemplarSamplerProvider;

import java.util.Optional;

import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/**
 * Which figures name a trace as an example (<a
 * href="https://prometheus.io/docs/specs/om/open_metrics_spec/#exemplars">OpenMetrics, exemplars</a>): the buckets of histograms,
 * where it leads from a slow request to what was slow. Not each counter, which would look for a span whenever it counts: that
 * takes longer than counting, and says no more than the histogram of the same request.
 */
@Singleton
class Exemplars {
    @Produces
    @Singleton
    @Alternative
    @Priority(1)
    Optional<ExemplarSampler> sampler() {
        return new OpentelemetryExemplarSamplerProvider().exemplarSampler().map(OfHistograms::new);
    }

    private record OfHistograms(ExemplarSampler sampler) implements ExemplarSampler {
        @Override
        public Exemplar sample(double increment, Exemplar previous) {
            return null;
        }

        @Override
        public Exemplar sample(double value, double bucketFrom, double bucketTo, Exemplar previous) {
            return sampler.sample(value, bucketFrom, bucketTo, previous);
        }
    }
}
