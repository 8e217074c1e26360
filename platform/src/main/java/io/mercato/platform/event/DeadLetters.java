package io.mercato.platform.event;

import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.quarkus.redis.datasource.stream.ReactiveStreamCommands;
import io.quarkus.redis.datasource.stream.XAddArgs;
import org.jboss.logging.Logger;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Keeps what could not be handled, as it was, with the reason; in the stream {@code <stream>:dead}. */
final class DeadLetters {
    private static final Logger LOG = Logger.getLogger(DeadLetters.class);

    private final ReactiveStreamCommands<String, String, String> commands;
    private final BoundedRedis calls;
    private final EventSettings settings;
    private final String group;

    DeadLetters(ReactiveRedisDataSource redis, BoundedRedis calls, EventSettings settings, String group) {
        this.commands = redis.stream(String.class);
        this.calls = calls;
        this.settings = settings;
        this.group = group;
    }

    /** @param consumer who could not handle it, or {@code *} when it got to none */
    void add(Entry entry, String consumer, String reason) {
        LOG.errorf("The entry %s becomes a dead letter of %s/%s: %s", entry.id(), group, consumer, reason);
        Map<String, String> letter = new HashMap<>(entry.fields());
        letter.put("group", group);
        letter.put("consumer", consumer);
        letter.put("reason", reason);
        letter.put("entry", entry.id());
        letter.put("time", Instant.now().toString());
        XAddArgs bounded =
                new XAddArgs().maxlen(settings.consumer().maxDeadLetters()).nearlyExactTrimming();
        calls.await(commands.xadd(settings.stream() + ":dead", bounded, letter));
    }
}
