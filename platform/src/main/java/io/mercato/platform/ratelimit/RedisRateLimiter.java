package io.mercato.platform.ratelimit;

import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Response;

import java.time.Duration;
import java.time.temporal.ChronoUnit;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * Counts the calls of a caller to all replicas, by the generic cell rate algorithm (ITU-T I.371, annex A; for quotas as in
 * <a href="https://brandur.org/rate-limiting">Leach, Rate Limiting, Cells, and GCRA</a>): one key with the time at which the
 * whole quota is there again, so nothing piles up and there is no edge of a window to call twice as often at. The time is
 * Redis's, which is the same for all replicas.
 */
@ApplicationScoped
class RedisRateLimiter implements RateLimiter {
    /**
     * Times are whole microseconds, which the numbers of Lua, doubles, keep exact for 285 years. KEYS[1]: when the quota is
     * whole again. ARGV[1]: what one call costs. ARGV[2]: how many calls at once.
     */
    private static final String TAKE = """
            local clock = redis.call('TIME')
            local now = clock[1] * 1000000 + clock[2]
            local cost = tonumber(ARGV[1])
            local whole = math.max(tonumber(redis.call('GET', KEYS[1]) or now), now)
            local wait = whole + cost - cost * ARGV[2] - now
            if wait > 0 then return {0, 0, whole - now, wait} end
            whole = whole + cost
            redis.call('SET', KEYS[1], string.format('%.0f', whole), 'PX', math.ceil((whole - now) / 1000))
            return {1, math.floor((cost * ARGV[2] - (whole - now)) / cost), whole - now, 0}""";

    private final ReactiveRedisDataSource redis;

    RedisRateLimiter(ReactiveRedisDataSource redis) {
        this.redis = redis;
    }

    @Override
    public Uni<Verdict> take(Quota quota, String caller) {
        long cost = Math.max(1, quota.window().dividedBy(quota.limit()).toNanos() / 1000);
        return redis.execute(
                        "EVAL",
                        TAKE,
                        "1",
                        "rate-limit:" + quota.policy() + ":" + caller,
                        Long.toString(cost),
                        Integer.toString(quota.limit()))
                .map(RedisRateLimiter::verdict);
    }

    private static Verdict verdict(Response response) {
        return new Verdict(
                response.get(0).toInteger() == 1,
                response.get(1).toLong(),
                Duration.of(response.get(2).toLong(), ChronoUnit.MICROS),
                Duration.of(response.get(3).toLong(), ChronoUnit.MICROS));
    }
}
