package io.mercato.catalog.views;

import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.vertx.mutiny.redis.client.Response;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * The views of all replicas, in Redis, on their way to the database: in a hash of what is pending, and in one of the batch that
 * is being added. Each step is a script, so it happens as a whole, and may be repeated. The keys share a hash tag, so that they
 * live on the same node of a Redis Cluster. All methods block, at most for {@code mercato.catalog.views.redis-timeout}, and
 * throw a {@code RuntimeException} when Redis is away.
 */
@ApplicationScoped
class SharedViews {
    private static final String PENDING = "{catalog:views}:pending";
    private static final String BATCH = "{catalog:views}:batch";
    private static final String HANDED_OVER = "{catalog:views}:handed-over:";

    /** The field of a batch that is not a product. */
    private static final String ID = "id";

    /** Longer than a replica goes on trying to hand the same counts over, however slow Redis is. */
    private static final Duration REMEMBER = Duration.ofHours(1);

    private static final String HAND_OVER_SCRIPT = """
            if not redis.call('SET', KEYS[2], '', 'NX', 'EX', ARGV[1]) then return 0 end
            for i = 2, #ARGV, 2 do redis.call('HINCRBY', KEYS[1], ARGV[i], ARGV[i + 1]) end
            return 1""";

    /** A batch that is there already was taken by somebody who has not finished: it goes first. */
    private static final String TAKE_SCRIPT = """
            if redis.call('EXISTS', KEYS[2]) == 0 then
              local some = redis.call('HRANDFIELD', KEYS[1], ARGV[2], 'WITHVALUES')
              if #some == 0 then return {} end
              for i = 1, #some, 2 do
                redis.call('HSET', KEYS[2], some[i], some[i + 1])
                redis.call('HDEL', KEYS[1], some[i])
              end
              redis.call('HSET', KEYS[2], 'id', ARGV[1])
            end
            return redis.call('HGETALL', KEYS[2])""";

    private static final String FORGET_SCRIPT = """
            if redis.call('HGET', KEYS[1], 'id') == ARGV[1] then return redis.call('DEL', KEYS[1]) end
            return 0""";

    private final ReactiveRedisDataSource redis;
    private final ViewSettings settings;

    SharedViews(ReactiveRedisDataSource redis, ViewSettings settings) {
        this.redis = redis;
        this.settings = settings;
    }

    /** Adds counts to what is pending, once for each batch: after a failure, it may be repeated with the same. */
    void handOver(ViewBatch batch) {
        List<String> arguments = new ArrayList<>(
                List.of(HAND_OVER_SCRIPT, "2", PENDING, HANDED_OVER + batch.id(), Long.toString(REMEMBER.toSeconds())));
        batch.counts().forEach((product, count) -> {
            arguments.add(product.toString());
            arguments.add(count.toString());
        });
        eval(arguments);
    }

    /** The batch that is to be added next, the same until it is {@link #forget forgotten}; empty when nothing is pending. */
    Optional<ViewBatch> take() {
        Response fields = eval(List.of(
                TAKE_SCRIPT,
                "2",
                PENDING,
                BATCH,
                UUID.randomUUID().toString(),
                Integer.toString(settings.batchSize())));
        Map<UUID, Long> counts = new HashMap<>();
        Optional<UUID> id = Optional.empty();
        for (int i = 0; i + 1 < fields.size(); i += 2) {
            String field = fields.get(i).toString();
            String value = fields.get(i + 1).toString();
            if (field.equals(ID)) {
                id = Optional.of(UUID.fromString(value));
            } else {
                counts.put(UUID.fromString(field), Long.parseLong(value));
            }
        }
        return id.map(found -> new ViewBatch(found, counts));
    }

    /** The batch has been added. */
    void forget(ViewBatch batch) {
        eval(List.of(FORGET_SCRIPT, "1", BATCH, batch.id().toString()));
    }

    private Response eval(List<String> arguments) {
        return redis.execute("EVAL", arguments.toArray(String[]::new)).await().atMost(settings.redisTimeout());
    }
}
