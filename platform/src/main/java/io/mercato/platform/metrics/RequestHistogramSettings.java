package io.mercato.platform.metrics;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

import java.time.Duration;
import java.util.List;

/** By what durations requests are told apart: {@code mercato.request-metrics.<key>}. */
@ConfigMapping(prefix = "mercato.request-metrics")
public interface RequestHistogramSettings {
    /**
     * The bounds between which requests are counted, for quantiles; each is one series more for each path, method and
     * status. As the service levels need them: 5, 10 and 200 ms of the homepage, 50 and 300 ms of others.
     */
    @WithDefault("5MS,10MS,25MS,50MS,100MS,200MS,300MS,500MS,1S,2S,5S")
    List<Duration> buckets();
}
