package io.mercato.homepage.cdn;

import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Response;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * What a CDN is still to forget, in Redis: so one replica purges for all, and what was accepted is purged though the process
 * that accepted it is killed.
 *
 * <p>There are two sets of tags. New ones go into the open one. When the closed one is empty, the open one becomes it, and its
 * tags are purged after a window; a tag that is asked for meanwhile is new again, for what it stands for may have changed
 * after the CDN has fetched it. Each closed set has a number, so that who was slow does not strike tags off a later one. In a
 * set {@code #everything} stands for all tags, also when there would be too many. A key that expires says that nobody may
 * call: because the window is not over, or because the CDN wants to be left alone. All keys share a hash tag.
 *
 * <p>Does not block; each command is bounded by its caller.
 */
@ApplicationScoped
class PurgeQueue {
    private static final String PREFIX = "cdn-purges:{homepage-service}:";
    private static final String OPEN = PREFIX + "open";
    private static final String CLOSED = PREFIX + "closed";
    private static final String NUMBER = PREFIX + "number";
    private static final String WAIT = PREFIX + "wait";
    private static final String LEASE = PREFIX + "lease";

    /** No tag begins so. */
    private static final String EVERYTHING = "#everything";

    /**
     * ARGV: how many may be in the set; tags. Gives whether there were too many. As all scripts here, it takes something away
     * before it writes, though there is nothing to be taken: a full Redis lets such scripts pass.
     */
    private static final String ADD = """
            redis.call('SREM', KEYS[1], '')
            for i = 2, #ARGV do redis.call('SADD', KEYS[1], ARGV[i]) end
            if redis.call('SCARD', KEYS[1]) <= tonumber(ARGV[1]) then return 0 end
            redis.call('DEL', KEYS[1])
            redis.call('SADD', KEYS[1], '#everything')
            return 1""";

    private static final String ADD_EVERYTHING = """
            redis.call('DEL', KEYS[1])
            return redis.call('SADD', KEYS[1], '#everything')""";

    /** ARGV: who asks, for how many milliseconds, the window, how many tags. Gives a number and tags, or nothing. */
    private static final String TAKE = """
            local open, closed, number, wait, lease = KEYS[1], KEYS[2], KEYS[3], KEYS[4], KEYS[5]
            local holder = redis.call('GET', lease)
            if holder and holder ~= ARGV[1] then return {} end
            redis.call('SREM', closed, '')
            if redis.call('EXISTS', closed) == 0 then
              if redis.call('EXISTS', open) == 0 then return {} end
              redis.call('RENAME', open, closed)
              redis.call('INCR', number)
              local left = redis.call('PTTL', wait)
              if left < tonumber(ARGV[3]) then redis.call('SET', wait, 'window', 'PX', ARGV[3]) end
            end
            if redis.call('EXISTS', wait) == 1 then return {} end
            redis.call('SET', lease, ARGV[1], 'PX', ARGV[2])
            if redis.call('SISMEMBER', closed, '#everything') == 1 then
              return {redis.call('GET', number), '#everything'}
            end
            local tags = redis.call('SRANDMEMBER', closed, ARGV[4])
            table.insert(tags, 1, redis.call('GET', number))
            return tags""";

    /** ARGV: the number; tags. */
    private static final String DONE = """
            if redis.call('GET', KEYS[2]) ~= ARGV[1] then return 0 end
            if ARGV[2] == '#everything' then return redis.call('DEL', KEYS[1]) end
            for i = 2, #ARGV do redis.call('SREM', KEYS[1], ARGV[i]) end
            return 1""";

    /** ARGV: for how many milliseconds. */
    private static final String REST = """
            redis.call('DEL', KEYS[1])
            return redis.call('SET', KEYS[1], 'rest', 'PX', ARGV[1])""";

    /** ARGV: who. */
    private static final String LEAVE = """
            if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('DEL', KEYS[1]) end
            return 0""";

    private final ReactiveRedisDataSource redis;
    private final CdnSettings settings;
    private final String self = UUID.randomUUID().toString();

    PurgeQueue(ReactiveRedisDataSource redis, CdnSettings settings) {
        this.redis = redis;
        this.settings = settings;
    }

    /**
     * Some of what is to be purged now.
     *
     * @param number of the set that it is from
     * @param tags empty when the CDN is to forget everything
     */
    record Batch(String number, Set<String> tags) {
        boolean isEverything() {
            return tags.isEmpty();
        }

        boolean isNothing() {
            return number.isEmpty();
        }
    }

    /** Emits whether so many were waiting that everything will be purged instead. */
    Uni<Boolean> add(Set<String> tags) {
        List<String> command = new ArrayList<>(List.of(ADD, "1", OPEN, Integer.toString(settings.maxPending())));
        command.addAll(tags);
        return eval(command).map(tooMany -> tooMany.toInteger() == 1);
    }

    Uni<Void> addEverything() {
        return eval(List.of(ADD_EVERYTHING, "1", OPEN)).replaceWithVoid();
    }

    /** Emits what this replica, and no other one as long as the lease lasts, is to purge now. */
    Uni<Batch> take() {
        return eval(List.of(
                        TAKE,
                        "5",
                        OPEN,
                        CLOSED,
                        NUMBER,
                        WAIT,
                        LEASE,
                        self,
                        Long.toString(settings.lease().toMillis()),
                        Long.toString(settings.window().toMillis()),
                        Integer.toString(settings.tagsPerCall())))
                .map(PurgeQueue::batch);
    }

    /** Strikes off what has been purged. */
    Uni<Void> done(Batch batch) {
        List<String> command = new ArrayList<>(List.of(DONE, "2", CLOSED, NUMBER, batch.number()));
        if (batch.isEverything()) {
            command.add(EVERYTHING);
        } else {
            command.addAll(batch.tags());
        }
        return eval(command).replaceWithVoid();
    }

    /** Leaves the CDN alone for this long, on all replicas. */
    Uni<Void> rest(Duration wait) {
        return eval(List.of(REST, "1", WAIT, Long.toString(Math.max(1, wait.toMillis()))))
                .replaceWithVoid();
    }

    /** Lets another replica go on at once. */
    Uni<Void> leave() {
        return eval(List.of(LEAVE, "1", LEASE, self)).replaceWithVoid();
    }

    /** How many tags wait, in both sets. */
    Uni<Long> size() {
        return Uni.combine()
                .all()
                .unis(redis.execute("SCARD", OPEN), redis.execute("SCARD", CLOSED))
                .with((open, closed) -> open.toLong() + closed.toLong());
    }

    private Uni<Response> eval(List<String> scriptAndArguments) {
        return redis.execute("EVAL", scriptAndArguments.toArray(String[]::new));
    }

    private static Batch batch(Response taken) {
        if (taken.size() == 0) {
            return new Batch("", Set.of());
        }
        Set<String> tags = new HashSet<>();
        for (int i = 1; i < taken.size(); i++) {
            tags.add(taken.get(i).toString());
        }
        return new Batch(taken.get(0).toString(), tags.contains(EVERYTHING) ? Set.of() : tags);
    }
}
