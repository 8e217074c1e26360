package io.mercato.catalog.admin;

import io.mercato.catalog.change.Change;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * What is special about the administration of one kind of thing; what is the same for all is in {@link AdminChanges} and
 * {@link AdminResource}. All methods block, and those that write run in the transaction of the change.
 *
 * @param <T> a thing as administrators see it: what they say about it, and what is known beyond
 * @param <N> what they say about a new one
 * @param <C> what they say about one that exists; a record whose fields are those of {@code T} with the same names
 */
public interface AdminKind<T extends Administrated, N, C> {
    /** Its table. */
    RowKind row();

    /** What administrators say about one. */
    Class<C> content();

    /** The thing, if there is one that is deleted or not, as asked. */
    Optional<T> find(UUID id, boolean deleted);

    /** Locks what must be locked before the row of the thing itself, so that nobody waits in a circle. */
    default void lockFirst(UUID id) {}

    /**
     * Adds a thing, as a draft where the kind has such.
     *
     * @param actor who does it
     * @return its id
     */
    UUID insert(N content, String actor);

    /**
     * Makes a locked thing say something else, as its next version.
     *
     * @param before as it was until now, which is not what {@code content} says
     * @return whether anything is new
     */
    boolean update(T before, C content, String actor);

    /** Refuses a step that a locked thing is not ready for, and prepares it for one that it is. */
    default void prepare(LifecycleStep step, T before) {}

    /** Lets follow what comes of a step that has been taken. */
    default void follow(LifecycleStep step, T before) {}

    /** What others are told of a change, with the tags of what else shows the thing, before or after. */
    default Change news(Optional<T> before, T after) {
        return Change.of(row().kind(), after.id());
    }

    /** Fields of {@code T} that administrators do not change: they are not told in the audit log. */
    default Set<String> notChangedHere() {
        return Set.of();
    }
}
