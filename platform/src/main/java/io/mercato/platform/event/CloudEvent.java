package io.mercato.platform.event;

import com.fasterxml.jackson.databind.JsonNode;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * An event on its way between services, as <a href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/spec.md">
 * CloudEvents 1.0</a> names its parts.
 *
 * @param id the same however often the event is sent; unique within its source
 * @param source who published it: {@code /} and the service's name
 * @param type such as {@code io.mercato.catalog.product.changed.v1}
 * @param subject what it happened to; empty text when the publisher named nothing
 * @param time when it was published
 * @param data ids and tags; a JSON null when there are none
 * @param traceparent the W3C trace context it was published in
 */
public record CloudEvent(
        String id,
        String source,
        String type,
        String subject,
        Instant time,
        JsonNode data,
        Optional<String> traceparent) {

    /** The surrogate tags of whatever shows the subject; empty when there are none. */
    public Set<String> tags() {
        Set<String> tags = new TreeSet<>();
        data.path(Event.TAGS).forEach(tag -> tags.add(tag.asText()));
        return tags;
    }
}
