package io.mercato.platform.cache;

import io.smallrye.faulttolerance.api.Guard;
import io.smallrye.mutiny.CompositeException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.Request;
import io.vertx.mutiny.redis.client.Response;
import io.vertx.redis.client.impl.types.ErrorType;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.util.TypeLiteral;

/**
 * The commands that the caches send to Redis. Each is bounded in time and behind one circuit breaker, so that a Redis
 * which is down or slow costs a request nothing; reads, writes and locks fail at once while the breaker is open.
 *
 * <p>Keys that one command touches are in one slot of a Redis Cluster ({@link RedisKeys}).
 */
@ApplicationScoped
class RedisTier {
    private static final Logger LOG = Logger.getLogger(RedisTier.class);

    /** Of anything: the guard looks only at what kind of answer it is. */
    private static final TypeLiteral<Uni<Object>> UNI = new TypeLiteral<>() {};

    /** First words of Redis's errors. */
    private static final List<String> WRITE_REFUSALS = List.of("OOM", "READONLY", "MISCONF", "NOREPLICAS");

    private static final String SET_UNLESS_INVALIDATED = """
            if (redis.call('GET', KEYS[2]) or '') ~= ARGV[1] then return 0 end
            redis.call('SET', KEYS[1], ARGV[2], 'PX', ARGV[3])
            redis.call('DEL', KEYS[3])
            return 1""";

    /** A script that has deleted something goes on where Redis is full, and so may write the few bytes of a mark. */
    private static final String DELETE_AND_MARK = """
            local deleted = redis.call('DEL', KEYS[1])
            redis.call('SET', KEYS[2], ARGV[1], 'PX', ARGV[2])
            return deleted""";

    /** As the script above, also where Redis is full. */
    private static final String NEW_EPOCH = """
            redis.call('DEL', KEYS[1])
            redis.call('SET', KEYS[1], ARGV[1])
            return ARGV[1]""";

    private static final String EPOCH =
            "local epoch = redis.call('GET', KEYS[1])\nif epoch then return epoch end\n" + NEW_EPOCH;

    private static final String DELETE_IF_OWNED = """
            if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('DEL', KEYS[1]) end
            return 0""";

    private final Redis redis;
    private final Guard guard;
    private final Places places;
    private final Duration invalidationTimeout;
    private final boolean cluster;

    RedisTier(
            Redis redis,
            RedisTierSettings settings,
            @ConfigProperty(name = "quarkus.redis.client-type", defaultValue = "standalone") String clientType) {
        this.redis = redis;
        this.cluster = clientType.equals("cluster");
        this.invalidationTimeout = settings.invalidationTimeout();
        this.places = new Places(settings.maxReads(), settings.maxReadWait());
        this.guard = Guard.create()
                .withDescription("cache-redis")
                .withTimeout()
                .duration(settings.timeout().toMillis(), ChronoUnit.MILLIS)
                .done()
                .withCircuitBreaker()
                .requestVolumeThreshold(settings.failureWindow())
                .failureRatio(settings.failureRatio())
                .when(failure -> !isRefusedWrite(failure))
                .delay(settings.retryAfter().toMillis(), ChronoUnit.MILLIS)
                .onStateChange(state -> LOG.infof("The caches' circuit to Redis is %s", state))
                .done()
                .build();
    }

    /**
     * What Redis knows of a key at one moment.
     *
     * @param mark of the key's last invalidation, or empty text
     * @param epoch of the cache, changed by each invalidation of the whole, and when Redis has lost it
     */
    record Known(Optional<RedisEntry> entry, String mark, String epoch) {}

    Uni<Known> read(String cache, String key) {
        return guarded(() -> readTogether(reads(cache, key)).flatMap(found -> known(cache, found)));
    }

    /** What is to be read of a key, for {@link #known}. */
    List<Request> reads(String cache, String key) {
        return List.of(
                Request.cmd(Command.MGET).arg(key).arg(RedisKeys.markOf(key)),
                Request.cmd(Command.GET).arg(RedisKeys.epochOf(cache)));
    }

    /** Understands the answers to {@link #reads}. To be {@link #guarded}. */
    Uni<Known> known(String cache, List<Response> found) {
        Response entryAndMark = found.get(0);
        return epoch(cache, found.get(1)).map(epoch -> {
            Optional<RedisEntry> entry = Optional.ofNullable(entryAndMark.get(0))
                    .flatMap(bytes -> RedisEntry.decode(bytes.toBytes()))
                    .filter(decoded -> decoded.epoch().equals(epoch));
            return new Known(entry, text(entryAndMark.get(1)), epoch);
        });
    }

    /** There always is one: were none the same as one that was lost, what was invalidated before would be believed again. */
    private Uni<String> epoch(String cache, Response found) {
        if (found != null) {
            return Uni.createFrom().item(text(found));
        }
        return redis.send(Request.cmd(Command.EVAL)
                        .arg(EPOCH)
                        .arg(1)
                        .arg(RedisKeys.epochOf(cache))
                        .arg(newToken()))
                .map(RedisTier::text);
    }

    /**
     * Sends reads together, in one packet where one server has all the keys; the answers are in their order, {@code null} for what
     * is not there. To be {@link #guarded}.
     */
    Uni<List<Response>> readTogether(List<Request> reads) {
        return cluster
                ? Uni.join().all(reads.stream().map(redis::send).toList()).andCollectFailures()
                : redis.batch(reads);
    }

    /**
     * Does what reads from Redis for one caller, a bounded number at a time: of a thousand that come at once each would else
     * wait for all others, and all together take Redis for slow. Fails with {@link Places.NoneFree}, too.
     */
    <T> Uni<T> inPlace(Supplier<Uni<T>> read) {
        return places.in(read);
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
                        .arg(RedisKeys.markOf(key))
                        .arg(RedisKeys.lockOf(key))
                        .arg(before.mark())
                        .arg(Buffer.buffer(entry))
                        .arg(ttl.toMillis()))
                .map(written -> written.toInteger() == 1);
    }

    /** @param markTtl longer than any load, so that a load which began before still meets the mark */
    Uni<Void> invalidate(String key, Duration markTtl) {
        return insist(Request.cmd(Command.EVAL)
                        .arg(DELETE_AND_MARK)
                        .arg(2)
                        .arg(key)
                        .arg(RedisKeys.markOf(key))
                        .arg(newToken())
                        .arg(markTtl.toMillis()))
                .replaceWithVoid();
    }

    Uni<Void> invalidateAll(String cache) {
        return insist(Request.cmd(Command.EVAL)
                        .arg(NEW_EPOCH)
                        .arg(1)
                        .arg(RedisKeys.epochOf(cache))
                        .arg(newToken()))
                .replaceWithVoid();
    }

    /** Emits the owner's token for {@link #unlock}, or empty when another replica holds the lock. */
    Uni<Optional<String>> lock(String key, Duration ttl) {
        String token = newToken();
        return send(Request.cmd(Command.SET)
                        .arg(RedisKeys.lockOf(key))
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
                        .arg(RedisKeys.lockOf(key))
                        .arg(token))
                .replaceWithVoid();
    }

    Uni<Void> publish(String channel, String message) {
        return insist(Request.cmd(Command.PUBLISH).arg(channel).arg(message)).replaceWithVoid();
    }

    Uni<Response> send(Request command) {
        return guarded(() -> redis.send(command));
    }

    /** Sends a command as a part of what is {@link #guarded} as a whole. */
    Uni<Response> sendUnguarded(Request command) {
        return redis.send(command);
    }

    /** Does what takes one command or a few, together in the time of one and at the risk of one. */
    @SuppressWarnings("unchecked")
    <T> Uni<T> guarded(Supplier<Uni<T>> commands) {
        Uni<T> answer = (Uni<T>) guard.get(() -> (Uni<Object>) commands.get(), UNI);
        return answer.onFailure().invoke(failure -> LOG.debug("Redis was asked in vain", failure));
    }

    /** Sends what must arrive: with more time, and also while the breaker is open. */
    Uni<Response> insist(Request command) {
        return Uni.createFrom()
                .deferred(() -> redis.send(command))
                .ifNoItem()
                .after(invalidationTimeout)
                .fail();
    }

    /**
     * Redis answers, but will not write: it is full, a replica, or cannot save. What is in it may still be read. From a
     * script Redis 6 tells such an error within another one, after a hyphen.
     */
    private static boolean isRefusedWrite(Throwable failure) {
        if (failure instanceof CompositeException several) {
            return several.getCauses().stream().allMatch(RedisTier::isRefusedWrite);
        }
        return failure instanceof ErrorType error
                && WRITE_REFUSALS.stream()
                        .anyMatch(word -> error.is(word) || error.toString().contains("-" + word + " "));
    }

    private static String text(Response response) {
        return response == null ? "" : response.toString();
    }

    private static String newToken() {
        return UUID.randomUUID().toString();
    }
}
