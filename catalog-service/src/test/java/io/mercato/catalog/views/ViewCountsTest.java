package io.mercato.catalog.views;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;

class ViewCountsTest {
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final ViewCounts counts = new ViewCounts(new Settings(), metrics);

    @Test
    void noMoreProductsAreKeptThanAreAllowedAndWhatIsDroppedIsTold() {
        UUID first = new UUID(0, 0);
        for (int i = 0; i < 5; i++) {
            counts.count(new UUID(0, i));
            counts.count(first);
        }

        assertThat(counts.take(10)).isEqualTo(Map.of(first, 6L, new UUID(0, 1), 1L, new UUID(0, 2), 1L));
        assertThat(metrics.counter("mercato.product.views.dropped").count()).isEqualTo(2);
    }

    @Test
    void theyAreTakenOutInPartsAndOnce() {
        for (int i = 0; i < 3; i++) {
            counts.count(new UUID(0, i));
        }

        assertThat(counts.take(2)).hasSize(2);
        assertThat(counts.take(2)).hasSize(1);
        assertThat(counts.take(2)).isEmpty();
    }

    /** Room for three products. */
    private record Settings(
            boolean enabled,
            Duration flushInterval,
            Duration addInterval,
            int maxProducts,
            int batchSize,
            double addShare,
            Duration redisTimeout,
            Duration rememberBatches,
            String robots)
            implements ViewSettings {
        Settings() {
            this(true, Duration.ZERO, Duration.ZERO, 3, 2, 1, Duration.ZERO, Duration.ZERO, "bot");
        }
    }

    @Test
    void whatCallsItselfARobotIsNoViewer() {
        Viewers viewers = new Viewers(new Settings());

        assertThat(viewers.include("Mozilla/5.0 (compatible; GoogleBot/2.1)")).isFalse();
        assertThat(viewers.include("Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0"))
                .isTrue();
        assertThat(viewers.include(null)).isTrue();
    }
}
