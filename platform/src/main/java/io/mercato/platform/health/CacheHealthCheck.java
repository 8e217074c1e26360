package io.mercato.platform.health;

import io.mercato.platform.cache.TieredCaches;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

import java.util.Locale;

/**
 * Tells whether the caches reach Redis. Always up: without it a service is slower, and taking every replica out of
 * rotation would turn that into an outage.
 */
@Readiness
class CacheHealthCheck implements HealthCheck {
    private final TieredCaches caches;

    CacheHealthCheck(TieredCaches caches) {
        this.caches = caches;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("Caches")
                .up()
                .withData("redis", caches.redisState().name().toLowerCase(Locale.ROOT))
                .build();
    }
}
