package io.mercato.platform.ratelimit;

import io.mercato.platform.cache.RedisTierSettings;
import io.smallrye.faulttolerance.api.Guard;
import io.smallrye.mutiny.Uni;
import org.jboss.logging.Logger;

import java.time.temporal.ChronoUnit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.util.TypeLiteral;

/**
 * Counts in Redis, and in this replica's memory when Redis is away or slow: a limit never takes an endpoint down. A call
 * waits for Redis for {@code mercato.redis-tier.timeout} at most, and while its circuit is open not at all.
 */
@ApplicationScoped
class SharedRateLimiter implements RateLimiter {
    private static final Logger LOG = Logger.getLogger(SharedRateLimiter.class);
    private static final TypeLiteral<Uni<Verdict>> UNI = new TypeLiteral<>() {};

    private final RedisRateLimiter redis;
    private final LocalRateLimiter local;
    private final Guard guard;
    private final boolean enabled;

    SharedRateLimiter(RedisRateLimiter redis, LocalRateLimiter local, RedisTierSettings settings) {
        this.redis = redis;
        this.local = local;
        this.enabled = settings.enabled();
        this.guard = Guard.create()
                .withDescription("rate-limit-redis")
                .withTimeout()
                .duration(settings.timeout().toMillis(), ChronoUnit.MILLIS)
                .done()
                .withCircuitBreaker()
                .requestVolumeThreshold(settings.failureWindow())
                .failureRatio(settings.failureRatio())
                .delay(settings.retryAfter().toMillis(), ChronoUnit.MILLIS)
                .onStateChange(state -> LOG.infof("The rate limits' circuit to Redis is %s", state))
                .done()
                .build();
    }

    @Override
    public Uni<Verdict> take(Quota quota, String caller) {
        if (!enabled) {
            return local.take(quota, caller);
        }
        return guard.get(() -> redis.take(quota, caller), UNI)
                .onFailure()
                .invoke(failure -> LOG.debugf(failure, "A call is counted by this replica alone"))
                .onFailure()
                .recoverWithUni(() -> local.take(quota, caller));
    }
}
