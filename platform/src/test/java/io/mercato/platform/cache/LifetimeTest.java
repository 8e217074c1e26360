package io.mercato.platform.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.mercato.platform.cache.Cached.Freshness;
import io.smallrye.config.SmallRyeConfigBuilder;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.LongSummaryStatistics;
import java.util.stream.LongStream;

class LifetimeTest {
    @Test
    void aValueThatEndsByItselfIsNotServedBeyondThatUnlessALoadFails() {
        Lifetime lifetime = new Lifetime(1_000, 60_000, 90_000, 200_000).endingAt(Instant.ofEpochMilli(31_000));
        assertThat(lifetime.at(30_999)).isEqualTo(Freshness.FRESH);
        assertThat(lifetime.at(31_000)).isEqualTo(Freshness.EXPIRED);
        assertThat(lifetime.isKeptAt(200_000)).isTrue();
        assertThat(lifetime.endingAt(Instant.EPOCH).at(1_000)).isEqualTo(Freshness.EXPIRED);
    }

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
