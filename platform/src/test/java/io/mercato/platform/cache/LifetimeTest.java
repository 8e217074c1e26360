package io.mercato.platform.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfigBuilder;
import org.junit.jupiter.api.Test;

import java.util.LongSummaryStatistics;
import java.util.stream.LongStream;

class LifetimeTest {
    @Test
    void lifetimesAreSpreadByTheJitterAndNoMore() {
        CacheSettings.Settings settings = new SmallRyeConfigBuilder()
                .withMapping(CacheSettings.class)
                .addDiscoveredConverters()
                .build()
                .getConfigMapping(CacheSettings.class)
                .byName()
                .get("any");
        LongSummaryStatistics fresh = LongStream.range(0, 1000)
                .map(i -> Lifetime.of(settings, 0).freshFor())
                .summaryStatistics();
        assertThat(fresh.getMin()).isBetween(162_000L, 170_000L);
        assertThat(fresh.getMax()).isBetween(190_000L, 198_000L);
    }
}
