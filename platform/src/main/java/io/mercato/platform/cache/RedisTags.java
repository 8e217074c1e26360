package io.mercato.platform.cache;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Request;
import io.vertx.mutiny.redis.client.Response;

import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * When which tag was invalidated, for all caches of a service and all its replicas: {@link TagMarks}, in Redis
 * (docs/adr/0011-tags-by-version-counters.md).
 *
 * <p>It is one sorted set, so one node of a Redis Cluster has all of it and one command sees it at one moment. Its members
 * are tags, scored by the invalidation that was their last, and besides
 *
 * <ul>
 *   <li>{@code #last}: the count of invalidations;
 *   <li>{@code #born}: minus a random number that changes when the set was lost, which entries remember, so that no
 *       invalidation is forgotten with it;
 *   <li>{@code #forgotten}: minus the highest invalidation whose tag had to give way to later ones.
 * </ul>
 *
 * The signs put these two before all tags, and so out of the way of trimming.
 */
@ApplicationScoped
class RedisTags {
    private static final String BORN = "#born";
    private static final String LAST = "#last";
    private static final String FORGOTTEN = "#forgotten";

    /** A random number that a double holds exactly, for the scores of a sorted set are doubles. */
    private static final long MAX_EXACT = 1L << 52;

    /** A script that has removed something, or tried to, goes on where Redis is full: these are a few bytes, and bounded. */
    private static final String CREATE = """
            redis.call('ZREM', KEYS[1], '')
            if redis.call('EXISTS', KEYS[1]) == 0 then
              redis.call('ZADD', KEYS[1], -tonumber(ARGV[1]), '#born', 0, '#last', -0.5, '#forgotten')
            end
            """;

    private static final String STAMP = CREATE + """
            return redis.call('ZMSCORE', KEYS[1], '#born', '#last')""";

    private static final String INVALIDATE = CREATE + """
            local max = tonumber(ARGV[2])
            local last = tonumber(redis.call('ZSCORE', KEYS[1], '#last')) + 1
            for i = 3, #ARGV do redis.call('ZADD', KEYS[1], last, ARGV[i]) end
            redis.call('ZADD', KEYS[1], last, '#last')
            local excess = redis.call('ZCARD', KEYS[1]) - 3 - max
            if excess > 0 then
              local gone = redis.call('ZRANGE', KEYS[1], excess + 1, excess + 1, 'WITHSCORES')
              redis.call('ZREMRANGEBYRANK', KEYS[1], 2, excess + 1)
              redis.call('ZADD', KEYS[1], -tonumber(gone[2]), '#forgotten', last, '#last')
            end
            return last""";

    private final RedisTier redis;
    private final RedisTierSettings settings;
    private final String key;

    RedisTags(RedisTier redis, RedisTierSettings settings) {
        this.redis = redis;
        this.settings = settings;
        this.key = "tags:{" + settings.service() + "}";
    }

    /**
     * A moment between two invalidations.
     *
     * @param born of the set that counts
     * @param sequence the last invalidation before it
     */
    record Stamp(long born, long sequence) {
        /** Of what has no tags. */
        static final Stamp NONE = new Stamp(0, 0);
    }

    /** The moment from which on what is loaded can be outdated by a later invalidation only. */
    Uni<Stamp> stamp() {
        return redis.guarded(() -> redis.sendUnguarded(stampRead()).flatMap(this::stamp));
    }

    /** What is to be read for {@link #stamp(Response)}. */
    Request stampRead() {
        return Request.cmd(Command.ZMSCORE).arg(key).arg(BORN).arg(LAST);
    }

    /** Understands the answer to {@link #stampRead}. To be {@link RedisTier#guarded}. */
    Uni<Stamp> stamp(Response found) {
        Uni<Response> there = found.get(0) == null || found.get(1) == null
                ? redis.sendUnguarded(
                        Request.cmd(Command.EVAL).arg(STAMP).arg(1).arg(key).arg(newBirth()))
                : Uni.createFrom().item(found);
        return there.map(scores -> new Stamp(score(scores.get(0)), score(scores.get(1))));
    }

    /** Whether one of the tags was invalidated since; also when that is not known any more. */
    Uni<Boolean> areOutdated(Set<String> tags, Stamp since) {
        Request command = Request.cmd(Command.ZMSCORE).arg(key).arg(BORN).arg(FORGOTTEN);
        tags.forEach(command::arg);
        return redis.send(command).map(found -> {
            if (score(found.get(0)) != since.born() || -score(found.get(1)) > since.sequence()) {
                return true;
            }
            for (int i = 2; i < found.size(); i++) {
                if (score(found.get(i)) > since.sequence()) {
                    return true;
                }
            }
            return false;
        });
    }

    /** Outdates what carries one of the tags; insists, and fails when Redis cannot be told. */
    Uni<Void> invalidate(Set<String> tags) {
        Request command = Request.cmd(Command.EVAL)
                .arg(INVALIDATE)
                .arg(1)
                .arg(key)
                .arg(newBirth())
                .arg(settings.maxTagMarks());
        tags.forEach(command::arg);
        return redis.insist(command).replaceWithVoid();
    }

    private static String newBirth() {
        return Long.toString(ThreadLocalRandom.current().nextLong(1, MAX_EXACT));
    }

    private static long score(Response score) {
        return score == null ? 0 : (long) Double.parseDouble(score.toString());
    }
}
