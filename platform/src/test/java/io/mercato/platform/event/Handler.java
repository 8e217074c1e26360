package io.mercato.platform.event;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/** A consumer of one type that notes what it was called with, and behaves as a test wants. */
final class Handler implements EventConsumer {
    final List<CloudEvent> calls = new CopyOnWriteArrayList<>();
    private final String type;
    private volatile Behaviour behaviour = event -> {};

    Handler(String type) {
        this.type = type;
    }

    interface Behaviour {
        void handle(CloudEvent event) throws Exception;
    }

    Handler behaves(Behaviour wanted) {
        behaviour = wanted;
        return this;
    }

    @Override
    public String name() {
        return "handler";
    }

    @Override
    public Set<String> types() {
        return Set.of(type);
    }

    @Override
    public void handle(CloudEvent event) throws Exception {
        calls.add(event);
        behaviour.handle(event);
    }

    List<String> subjects() {
        return calls.stream().map(CloudEvent::subject).toList();
    }
}
