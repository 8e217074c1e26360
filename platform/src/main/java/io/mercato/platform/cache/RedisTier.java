package io.mercato.platform.cache;

import io.smallrye.faulttolerance.api.Guard;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.Request;
import io.vertx.mutiny.redis.client.Response;
import org.jboss.logging.Logger;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.util.TypeLiteral;

/**
 * The commands that the caches send to Redis. Each is bounded in time and behind one circuit breaker, so that a Redis
 * which is down or slow costs a request nothing; reads, writes and locks fail at once while the breaker is open.
 *
 * <p>Keys that one script touches share a hash tag, so that they live on the same node of a Redis Cluster.
 */
@ApplicationScoped
class RedisTier {
    private static final Logger LOG = Logger.getLogger(RedisTier.class);
    private static final TypeLiteral<Uni<Response>> UNI = new TypeLiteral<>() {};

    /** Longer than any load, so that a load which began before an invalidation still meets its mark. */
    private static final Duration MARK_TTL = Duration.ofMinutes(10);

    private static final String SET_UNLESS_INVALIDATED = """
            if (redis.call('GET', KEYS[2]) or '') ~= ARGV[1] then return 0 end
            redis.call('SET', KEYS[1], ARGV[2], 'PX', ARGV[3])
            redis.call('DEL', KEYS[3])
            return 1""";

    private static final String DELETE_AND_MARK = """
            redis.call('SET', KEYS[2], ARGV[1], 'PX', ARGV[2])
            return redis.call('DEL', KEYS[1])""";

    private static final String DELETE_IF_OWNED = """
            if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('DEL', KEYS[1]) end
            return 0""";

    private final Redis redis;
    private final Guard guard;
    private final Duration invalidationTimeout;

    RedisTier(Redis redis, RedisTierSettings settings) {
        this.redis = redis;
        this.invalidationTimeout = settings.invalidationTimeout();
        this.guard = Guard.create()
                .withDescription("cache-redis")
                .withTimeout()
                .duration(settings.timeout().toMillis(), ChronoUnit.MILLIS)
                .done()
                .withCircuitBreaker()
                .requestVolumeThreshold(settings.failureWindow())
                .failureRatio(settings.failureRatio())
                .delay(settings.retryAfter().toMillis(), ChronoUnit.MILLIS)
                .onStateChange(state -> LOG.infof("The caches' circuit to Redis is %s", state))
                .done()
                .build();
    }

    /**
     * What Redis knows of a key at one moment.
     *
     * @param mark of the key's last invalidation, or empty text
     * @param epoch of the cache, changed by each invalidation of the whole, or empty text
     */
    record Known(Optional<RedisEntry> entry, String mark, String epoch) {}

    Uni<Known> read(String cache, String key) {
        Uni<Response> entryAndMark = send(Request.cmd(Command.MGET).arg(key).arg(markOf(key)));
        Uni<Response> epoch = send(Request.cmd(Command.GET).arg(epochOf(cache)));
        return Uni.combine().all().unis(entryAndMark, epoch).with((found, epochFound) -> {
            String currentEpoch = text(epochFound);
            Optional<RedisEntry> entry = Optional.ofNullable(found.get(0))
                    .flatMap(bytes -> RedisEntry.decode(bytes.toBytes()))
                    .filter(decoded -> decoded.epoch().equals(currentEpoch));
            return new Known(entry, text(found.get(1)), currentEpoch);
        });
    }

    /**
     * Emits whether it was written; it is not when the key has been invalidated since {@code before}. The
     * refresh lock, if any, ends with it: were it released before, another replica could load once more.
     */
    Uni<Boolean> write(String key, byte[] entry, Duration ttl, Known before) {
        return send(Request.cmd(Command.EVAL)
                        .arg(SET_UNLESS_INVALIDATED)
                        .arg(3)
                        .arg(key)
                        .arg(markOf(key))
                        .arg(lockOf(key))
                        .arg(before.mark())
                        .arg(Buffer.buffer(entry))
                        .arg(ttl.toMillis()))
                .map(written -> written.toInteger() == 1);
    }

    Uni<Void> invalidate(String key) {
        return insist(Request.cmd(Command.EVAL)
                        .arg(DELETE_AND_MARK)
                        .arg(2)
                        .arg(key)
                        .arg(markOf(key))
                        .arg(newToken())
                        .arg(MARK_TTL.toMillis()))
                .replaceWithVoid();
    }

    Uni<Void> invalidateAll(String cache) {
        return insist(Request.cmd(Command.SET).arg(epochOf(cache)).arg(newToken()))
                .replaceWithVoid();
    }

    /** Emits the owner's token for {@link #unlock}, or empty when another replica holds the lock. */
    Uni<Optional<String>> lock(String key, Duration ttl) {
        String token = newToken();
        return send(Request.cmd(Command.SET)
                        .arg(lockOf(key))
                        .arg(token)
                        .arg("NX")
                        .arg("PX")
                        .arg(ttl.toMillis()))
                .map(taken -> taken == null ? Optional.<String>empty() : Optional.of(token));
    }

    Uni<Void> unlock(String key, String token) {
        return send(Request.cmd(Command.EVAL)
                        .arg(DELETE_IF_OWNED)
                        .arg(1)
                        .arg(lockOf(key))
                        .arg(token))
                .replaceWithVoid();
    }

    Uni<Void> publish(String channel, String message) {
        return insist(Request.cmd(Command.PUBLISH).arg(channel).arg(message)).replaceWithVoid();
    }

    Uni<Response> send(Request command) {
        return guard.get(() -> redis.send(command), UNI)
                .onFailure()
                .invoke(failure -> LOG.debugf(failure, "%s failed", command.command()));
    }

    /** Sends what must arrive: with more time, and also while the breaker is open. */
    Uni<Response> insist(Request command) {
        return Uni.createFrom()
                .deferred(() -> redis.send(command))
                .ifNoItem()
                .after(invalidationTimeout)
                .fail();
    }

    private static String markOf(String key) {
        return "invalidated:{" + key + "}";
    }

    private static String lockOf(String key) {
        return "refreshing:{" + key + "}";
    }

    private static String epochOf(String cache) {
        return "epoch:{" + cache + "}";
    }

    private static String text(Response response) {
        return response == null ? "" : response.toString();
    }

    private static String newToken() {
        return UUID.randomUUID().toString();
    }
}
