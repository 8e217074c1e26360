package io.mercato.platform.event;

import java.util.Set;

/**
 * Handles events. A bean of this type is all it takes; see docs/events.md.
 *
 * <p>Of all replicas of the service one handles an event. That happens <b>at least once</b>: an event that has been handled
 * is remembered in Redis and not handled again, but a process may end between its work and that note. What must never
 * happen twice therefore writes {@link CloudEvent#id()} under a unique key in the transaction that does the work. There is
 * no promise of order between events, for replicas work side by side: an event says that something has changed, and the
 * handler asks its owner for what it is now.
 */
public interface EventConsumer {

    /** Names it in metrics, in dead letters and in what is remembered of handled events; unique within the service. */
    String name();

    /**
     * Types it wants: whole ones such as {@code io.mercato.catalog.product.changed.v1}, or with {@code *} for any text, such
     * as {@code io.mercato.catalog.*}.
     */
    Set<String> types();

    /**
     * Handles one event, on a virtual thread with a request context and the publisher's trace; it may block. Called by
     * several threads at once. It is interrupted when it takes longer than {@code mercato.events.consumer.handler-timeout}.
     *
     * @throws Exception when it has failed: it is called again, a bounded number of times, and then the event becomes a dead
     *     letter
     */
    void handle(CloudEvent event) throws Exception;
}
