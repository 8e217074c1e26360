package io.mercato.homepage.rollout;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.mercato.homepage.journal.Journal;
import io.mercato.homepage.journal.JournalSettings;
import io.mercato.platform.paging.Page;
import io.mercato.platform.paging.PageQuery;
import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Response;

import java.time.Instant;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * The rollout in Redis, for all replicas: a hash with what holds, and a journal of how it came to that. Both are written, and
 * everybody is told, in one step. The two keys share a hash tag, so that they are on one node of a Redis Cluster. Does not
 * block; each command is bounded by its caller.
 */
@ApplicationScoped
class RolloutStore {
    /** Whoever hears anything on it asks what holds now. */
    static final String CHANNEL = "mercato:rollout:{homepage}";

    static final String KEY = "rollout:{homepage}";
    private static final String JOURNAL = KEY + ":changes";

    /**
     * ARGV: the version that it was decided on, which also stands for one that Redis has lost; buckets, at, actor, reason;
     * channel; how many entries the journal keeps, and its new one. Gives 0 when another version holds. It deletes before it
     * writes, since a full Redis takes what does: there must be a way back.
     */
    private static final String CHANGE = """
            local version = tonumber(redis.call('HGET', KEYS[1], 'version') or ARGV[1])
            if tonumber(ARGV[1]) ~= version then return 0 end
            version = version + 1
            redis.call('DEL', KEYS[1])
            redis.call('HSET', KEYS[1], 'version', version, 'buckets', ARGV[2], 'at', ARGV[3], 'actor', ARGV[4],
                'reason', ARGV[5])
            redis.call('XADD', KEYS[2], 'MAXLEN', '~', ARGV[7], '*', 'entry', ARGV[8])
            redis.call('PUBLISH', ARGV[6], version)
            return version""";

    /** ARGV: version, buckets, at, actor, reason; channel. */
    private static final String PUT_BACK = """
            local version = redis.call('HGET', KEYS[1], 'version')
            if version and tonumber(version) >= tonumber(ARGV[1]) then return 0 end
            redis.call('DEL', KEYS[1])
            redis.call('HSET', KEYS[1], 'version', ARGV[1], 'buckets', ARGV[2], 'at', ARGV[3], 'actor', ARGV[4],
                'reason', ARGV[5])
            redis.call('PUBLISH', ARGV[6], ARGV[1])
            return 1""";

    private final ReactiveRedisDataSource redis;
    private final Journal<RolloutChange> journal;
    private final JournalSettings journalSettings;

    RolloutStore(ReactiveRedisDataSource redis, ObjectMapper json, JournalSettings journalSettings) {
        this.redis = redis;
        this.journal = new Journal<>(JOURNAL, RolloutChange.class, redis, json, journalSettings);
        this.journalSettings = journalSettings;
    }

    /** What holds; empty when Redis knows of nothing. */
    Uni<Optional<Rollout>> read() {
        return redis.execute("HMGET", KEY, "version", "buckets", "at", "actor", "reason")
                .map(RolloutStore::rollout);
    }

    /**
     * Changes the share.
     *
     * @param from what it was decided on
     * @return what holds now; empty when that was not {@code from} any more
     */
    Uni<Optional<Rollout>> change(Rollout from, RolloutChange change) {
        Share share = Share.ofPercent(change.toPercent());
        return redis.execute(
                        "EVAL",
                        CHANGE,
                        "2",
                        KEY,
                        JOURNAL,
                        Long.toString(from.version()),
                        Integer.toString(share.buckets()),
                        change.at().toString(),
                        change.actor(),
                        change.reason(),
                        CHANNEL,
                        Long.toString(journalSettings.maxEntries()),
                        journal.encode(change))
                .map(Response::toLong)
                .map(version -> version == 0
                        ? Optional.empty()
                        : Optional.of(new Rollout(share, version, change.at(), change.actor(), change.reason())));
    }

    /** Tells a Redis that has lost it, or gone back to an earlier one, what holds. Emits whether it had. */
    Uni<Boolean> putBack(Rollout known) {
        return redis.execute(
                        "EVAL",
                        PUT_BACK,
                        "1",
                        KEY,
                        Long.toString(known.version()),
                        Integer.toString(known.share().buckets()),
                        known.at().toString(),
                        known.actor(),
                        known.reason(),
                        CHANNEL)
                .map(done -> done.toInteger() == 1);
    }

    /** A page of the changes, the newest first. */
    Uni<Page<RolloutChange>> changes(PageQuery query) {
        return journal.read(query);
    }

    private static Optional<Rollout> rollout(Response fields) {
        if (fields.get(0) == null) {
            return Optional.empty();
        }
        return Optional.of(new Rollout(
                new Share(fields.get(1).toInteger()),
                fields.get(0).toLong(),
                Instant.parse(fields.get(2).toString()),
                fields.get(3).toString(),
                fields.get(4).toString()));
    }
}
