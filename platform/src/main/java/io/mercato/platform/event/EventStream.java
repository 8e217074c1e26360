package io.mercato.platform.event;

import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.Request;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

/** The Redis stream that carries the events of all services. An entry has one field, {@code event}: a CloudEvent as JSON. */
@ApplicationScoped
public class EventStream {
    static final String FIELD = "event";

    private final Redis redis;
    private final EventSettings settings;

    /** For the container; and for a relay that runs without one. */
    public EventStream(Redis redis, EventSettings settings) {
        this.redis = redis;
        this.settings = settings;
    }

    /** What an event of this service has as its source. */
    public String source() {
        return "/" + settings.service();
    }

    /**
     * Appends events in their order, in one round trip. Blocks; not for an event loop.
     *
     * @throws RuntimeException when Redis fails or takes longer than {@code mercato.events.redis-timeout}; any number of the
     *     events may have been appended then
     */
    public void append(List<CloudEvent> events) {
        redis.batch(events.stream().map(this::append).toList()).await().atMost(settings.redisTimeout());
    }

    private Request append(CloudEvent event) {
        return Request.cmd(Command.XADD)
                .arg(settings.stream())
                .arg("MAXLEN")
                .arg("~")
                .arg(settings.maxLength())
                .arg("*")
                .arg(FIELD)
                .arg(CloudEventJson.encode(event));
    }
}
