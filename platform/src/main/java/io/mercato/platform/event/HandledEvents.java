package io.mercato.platform.event;

import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.quarkus.redis.datasource.value.ReactiveValueCommands;
import io.quarkus.redis.datasource.value.SetArgs;

/**
 * Remembers in Redis which events a group has handled, so that one which was sent twice is handled once. While an event is
 * being handled, its note names the entry at work: a second entry with the same event gives way to it, and whoever takes
 * over the entry after a crash goes on.
 */
final class HandledEvents {
    private static final String DONE = "done";

    private final ReactiveRedisDataSource redis;
    private final ReactiveValueCommands<String, String> values;
    private final BoundedRedis calls;
    private final EventSettings settings;
    private final String group;

    HandledEvents(ReactiveRedisDataSource redis, BoundedRedis calls, EventSettings settings, String group) {
        this.redis = redis;
        this.values = redis.value(String.class);
        this.calls = calls;
        this.settings = settings;
        this.group = group;
    }

    /** Whether the consumer is to handle the event now; when not, it has been or is being handled from another entry. */
    boolean begin(String consumer, CloudEvent event, Entry entry) {
        String key = key(consumer, event);
        String ttl = Long.toString(settings.consumer().remember().toMillis());
        boolean first = calls.await(redis.execute("SET", key, entry.id(), "NX", "PX", ttl)) != null;
        return first || entry.id().equals(calls.await(values.get(key)));
    }

    void done(String consumer, CloudEvent event) {
        SetArgs remembered = new SetArgs().px(settings.consumer().remember());
        calls.await(values.set(key(consumer, event), DONE, remembered));
    }

    /** It was not handled after all, and may be when it is sent again. */
    void forget(String consumer, CloudEvent event) {
        calls.await(redis.key().del(key(consumer, event)));
    }

    private String key(String consumer, CloudEvent event) {
        return String.join(":", settings.stream(), "handled", group, consumer, event.source(), event.id());
    }
}
