package io.mercato.platform.event;

import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.quarkus.redis.datasource.stream.PendingMessage;
import io.quarkus.redis.datasource.stream.ReactiveStreamCommands;
import io.quarkus.redis.datasource.stream.StreamMessage;
import io.quarkus.redis.datasource.stream.StreamRange;
import io.quarkus.redis.datasource.stream.XClaimArgs;
import io.quarkus.redis.datasource.stream.XGroupCreateArgs;
import io.quarkus.redis.datasource.stream.XPendingArgs;
import io.quarkus.redis.datasource.stream.XReadGroupArgs;
import io.vertx.mutiny.redis.client.Response;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * The commands by which one replica, the member, takes part in its service's consumer group. Each blocks, and fails when
 * Redis takes longer than {@code mercato.events.redis-timeout}.
 */
final class EventGroup {
    private static final String NEVER_DELIVERED = ">";
    private static final String BUSY_GROUP = "BUSYGROUP";

    /** A consumer that is deleted takes what it has not acknowledged with it, so both must be one step. */
    private static final String DELETE_UNLESS_PENDING = """
            if #redis.call('XPENDING', KEYS[1], ARGV[1], '-', '+', 1, ARGV[2]) > 0 then return 0 end
            return redis.call('XGROUP', 'DELCONSUMER', KEYS[1], ARGV[1], ARGV[2])""";

    private final ReactiveRedisDataSource redis;
    private final ReactiveStreamCommands<String, String, String> commands;
    private final BoundedRedis calls;
    private final EventSettings settings;
    private final String group;
    private final String member;

    EventGroup(ReactiveRedisDataSource redis, BoundedRedis calls, EventSettings settings, String group, String member) {
        this.redis = redis;
        this.commands = redis.stream(String.class);
        this.calls = calls;
        this.settings = settings;
        this.group = group;
        this.member = member;
    }

    /** Makes the group, and the stream, unless they are there. It begins with the oldest event that the stream still has. */
    void create() {
        calls.await(commands.xgroupCreate(settings.stream(), group, "0", new XGroupCreateArgs().mkstream())
                .onFailure(failure -> String.valueOf(failure.getMessage()).startsWith(BUSY_GROUP))
                .recoverWithNull());
    }

    /** Entries that no member has got yet; empty when none came within {@code mercato.events.consumer.block}. */
    List<Entry> read(int atMost) {
        Duration block = settings.consumer().block();
        XReadGroupArgs arguments = new XReadGroupArgs().count(atMost).block(block);
        return commands
                .xreadgroup(group, member, settings.stream(), NEVER_DELIVERED, arguments)
                .await()
                .atMost(block.plus(settings.redisTimeout()))
                .stream()
                .map(EventGroup::entry)
                .toList();
    }

    /** What some member has got, and neither acknowledged nor renewed for that long; the oldest first. */
    List<PendingMessage> silent(Duration since, int atMost) {
        return calls.await(commands.xpending(
                settings.stream(), group, StreamRange.of("-", "+"), atMost, new XPendingArgs().idle(since)));
    }

    /** What came of the attempt to take over an entry. */
    sealed interface Claim {
        record Taken(Entry entry) implements Claim {}

        /** Another member was quicker. */
        record Lost() implements Claim {}

        /** The stream has dropped the entry for newer ones; nobody can handle it any more. */
        record Dropped() implements Claim {}
    }

    Claim claim(String id, Duration silentSince) {
        List<StreamMessage<String, String, String>> claimed =
                calls.await(commands.xclaim(settings.stream(), group, member, silentSince, id));
        if (claimed.isEmpty()) {
            return new Claim.Lost();
        }
        StreamMessage<String, String, String> message = claimed.getFirst();
        return message == null ? new Claim.Dropped() : new Claim.Taken(entry(message));
    }

    /** Tells the others that these entries are still being handled here. */
    void renew(Collection<String> ids) {
        if (!ids.isEmpty()) {
            calls.await(commands.xclaim(
                    settings.stream(),
                    group,
                    member,
                    Duration.ZERO,
                    new XClaimArgs().justId(),
                    ids.toArray(String[]::new)));
        }
    }

    void acknowledge(String id) {
        calls.await(commands.xack(settings.stream(), group, id));
    }

    /** Strikes a member off the group, unless it still has something that is not acknowledged. */
    void remove(String consumer) {
        calls.await(redis.execute("EVAL", DELETE_UNLESS_PENDING, "1", settings.stream(), group, consumer));
    }

    /** As {@link #remove}, for this member. */
    void leave() {
        remove(member);
    }

    /** How the group stands; what has been delivered and not acknowledged, and the age of the oldest event that has not. */
    record Standing(long pending, Duration lag) {}

    Standing standing() {
        Response groups = calls.await(redis.execute("XINFO", "GROUPS", settings.stream()));
        for (int i = 0; i < groups.size(); i++) {
            Response figures = groups.get(i);
            if (figures.get("name").toString().equals(group)) {
                String lastDelivered = figures.get("last-delivered-id").toString();
                return new Standing(figures.get("pending").toLong(), lag(lastDelivered));
            }
        }
        return new Standing(0, Duration.ZERO);
    }

    private Duration lag(String lastDelivered) {
        return calls.await(commands.xrange(settings.stream(), StreamRange.of("(" + lastDelivered, "+"), 1)).stream()
                .findFirst()
                .map(next -> Instant.ofEpochMilli(Long.parseLong(next.id().split("-")[0])))
                .map(appended -> Duration.between(appended, Instant.now()))
                .orElse(Duration.ZERO);
    }

    private static Entry entry(StreamMessage<String, String, String> message) {
        return new Entry(message.id(), message.payload());
    }
}
