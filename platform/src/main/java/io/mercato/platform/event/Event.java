package io.mercato.platform.event;

import java.util.Map;
import java.util.Set;

/**
 * Something that has happened and that others must hear of; see {@code Outbox}.
 *
 * @param type a full fact with its version, such as {@code io.mercato.catalog.product.changed.v1}
 * @param subject what it happened to, such as {@code product:019a…}; events of one subject are sent in the order of their
 *     publication
 * @param tags surrogate tags of whatever shows the subject, such as {@code product:019a…} or {@code section:newArrivals};
 *     they end up as {@code data.tags}
 * @param data further ids that a consumer needs to look the rest up: texts, numbers, booleans, UUIDs, instants, lists and
 *     maps of them; never whole rows, which are stale when they are read
 */
public record Event(String type, String subject, Set<String> tags, Map<String, Object> data) {
    static final String TAGS = "tags";

    /** @throws IllegalArgumentException when type or subject are blank, or data has a key {@code tags} of its own */
    public Event {
        if (type.isBlank() || subject.isBlank()) {
            throw new IllegalArgumentException("An event has a type and a subject");
        }
        if (data.containsKey(TAGS)) {
            throw new IllegalArgumentException("The tags of an event are not part of its data");
        }
        tags = Set.copyOf(tags);
        data = Map.copyOf(data);
    }

    /** An event that says no more than what it happened to. */
    public static Event of(String type, String subject, Set<String> tags) {
        return new Event(type, subject, tags, Map.of());
    }
}
