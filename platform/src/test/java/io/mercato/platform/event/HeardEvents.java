package io.mercato.platform.event;

import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;

import jakarta.inject.Singleton;

/** What a service hears by being a bean and nothing else. */
@Singleton
public class HeardEvents implements EventConsumer {
    private final Queue<Heard> events = new ConcurrentLinkedQueue<>();

    private record Heard(CloudEvent event, long nanoTime) {}

    @Override
    public String name() {
        return "heard";
    }

    @Override
    public Set<String> types() {
        return Set.of("test.heard.*");
    }

    @Override
    public void handle(CloudEvent event) {
        events.add(new Heard(event, System.nanoTime()));
    }

    public List<CloudEvent> ofType(String type) {
        return events.stream()
                .map(Heard::event)
                .filter(event -> event.type().equals(type))
                .toList();
    }

    /** When each subject was heard of, in {@link System#nanoTime()}. */
    public Map<String, Long> timesOf(String type) {
        return events.stream()
                .filter(heard -> heard.event().type().equals(type))
                .collect(Collectors.toMap(heard -> heard.event().subject(), Heard::nanoTime));
    }
}
