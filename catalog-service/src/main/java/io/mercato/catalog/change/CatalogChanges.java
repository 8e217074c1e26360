package io.mercato.catalog.change;

import static java.util.stream.Collectors.groupingBy;

import io.mercato.platform.event.Event;
import io.mercato.platform.outbox.Outbox;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * Tells caches and other services what has changed, in the transaction that changes it; docs/events.md lists the types.
 * Every write to the catalogue calls this. Blocks for one statement.
 */
@ApplicationScoped
public class CatalogChanges {
    private final Outbox outbox;
    private final ChangeSettings settings;

    CatalogChanges(Outbox outbox, ChangeSettings settings) {
        this.outbox = outbox;
        this.settings = settings;
    }

    /** As {@link #publish(Collection)}, for one change. */
    public void publish(Change change) {
        publish(List.of(change));
    }

    /**
     * Publishes changes: an event for each, or few events for many of one kind. What is named twice is told once.
     *
     * @throws IllegalStateException when the calling thread is in no active transaction
     */
    public void publish(Collection<Change> changes) {
        Map<Kind, List<Change>> byKind = once(changes).stream()
                .collect(groupingBy(Change::kind, () -> new EnumMap<>(Kind.class), Collectors.toList()));
        List<Event> events = new ArrayList<>();
        byKind.forEach((kind, same) -> {
            int size = same.size() > settings.oneByOne() ? settings.together() : 1;
            for (int from = 0; from < same.size(); from += size) {
                events.add(event(kind, same.subList(from, Math.min(from + size, same.size()))));
            }
        });
        outbox.publish(events);
    }

    /**
     * Tells that there are other things of these kinds than before, when naming each would say no more: a catalogue was
     * filled. What shows one thing by its id is not concerned.
     */
    public void publishAll(Set<Kind> kinds) {
        outbox.publish(kinds.stream()
                .sorted()
                .map(kind -> Event.of(kind.eventType(), kind.listTag(), Set.of(kind.listTag(), kind.choiceTag())))
                .toList());
    }

    private static Collection<Change> once(Collection<Change> changes) {
        Map<String, Change> bySubject = new LinkedHashMap<>();
        for (Change change : changes) {
            bySubject.merge(change.subject(), change, Change::and);
        }
        return bySubject.values();
    }

    private static Event event(Kind kind, List<Change> changes) {
        String subject = changes.size() == 1 ? changes.getFirst().subject() : kind.listTag();
        Set<String> tags = new TreeSet<>();
        changes.forEach(change -> tags.addAll(change.allTags()));
        return new Event(
                kind.eventType(),
                subject,
                tags,
                Map.of("ids", changes.stream().map(Change::id).toList()));
    }
}
