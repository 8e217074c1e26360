package io.mercato.platform.ratelimit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.smallrye.mutiny.Uni;

import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;

/** Counts the calls of a caller to this replica only: while Redis is away each replica allows the whole limit. */
@ApplicationScoped
class LocalRateLimiter implements RateLimiter {
    /** Some 200 bytes each. Who is forgotten for want of room begins with a whole quota. */
    private static final int MAX_CALLERS = 100_000;

    private static final Duration FORGOTTEN_AFTER = Duration.ofHours(1);

    private final Cache<Key, Bucket> buckets = Caffeine.newBuilder()
            .maximumSize(MAX_CALLERS)
            .expireAfterAccess(FORGOTTEN_AFTER)
            .build();

    private record Key(Quota quota, String caller) {}

    @Override
    public Uni<Verdict> take(Quota quota, String caller) {
        Bucket bucket = buckets.get(new Key(quota, caller), LocalRateLimiter::newBucket);
        return Uni.createFrom().item(verdict(bucket.tryConsumeAndReturnRemaining(1)));
    }

    private static Bucket newBucket(Key key) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(key.quota().limit())
                        .refillGreedy(key.quota().limit(), key.quota().window()))
                .build();
    }

    private static Verdict verdict(ConsumptionProbe probe) {
        return new Verdict(
                probe.isConsumed(),
                probe.getRemainingTokens(),
                Duration.ofNanos(probe.getNanosToWaitForReset()),
                Duration.ofNanos(probe.getNanosToWaitForRefill()));
    }
}
