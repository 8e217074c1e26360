package io.mercato.catalog.search;

import static io.mercato.catalog.list.KeysetList.HIGHEST_ID;
import static io.mercato.catalog.list.KeysetList.LOWEST_ID;

import java.util.List;
import java.util.UUID;

/**
 * A place in the order of relevance. Matches are cut into windows by popularity, which an index tells, and only within a
 * window they are ordered by how well they fit, which has to be computed for each. A window is told by its bounds and not
 * by its number, so it is the same on the next page whatever has been added meanwhile.
 *
 * @param belowPopularity where it begins, exclusive, together with {@code belowId}
 * @param toPopularity where it ends, inclusive, together with {@code toId}; {@code Long.MIN_VALUE} when it is not known
 * @param afterScore the last score that was read, together with {@code afterId}
 */
record RelevanceWindow(
        long belowPopularity, UUID belowId, long toPopularity, UUID toId, long afterScore, UUID afterId) {
    /** The types of {@link #keys}. */
    static final List<Class<?>> KEY_TYPES =
            List.of(Long.class, UUID.class, Long.class, UUID.class, Long.class, UUID.class);

    /** Before everything. */
    static final RelevanceWindow FIRST = below(Long.MAX_VALUE, HIGHEST_ID);

    /** The beginning of the window below a place; where it ends is not known yet. */
    static RelevanceWindow below(long popularity, UUID id) {
        return new RelevanceWindow(popularity, id, Long.MIN_VALUE, LOWEST_ID, Long.MAX_VALUE, HIGHEST_ID);
    }

    /** From the keys of a cursor. */
    static RelevanceWindow of(List<Object> keys) {
        return new RelevanceWindow(
                (Long) keys.get(0),
                (UUID) keys.get(1),
                (Long) keys.get(2),
                (UUID) keys.get(3),
                (Long) keys.get(4),
                (UUID) keys.get(5));
    }

    /** For a cursor. */
    List<Object> keys() {
        return List.of(belowPopularity, belowId, toPopularity, toId, afterScore, afterId);
    }

    /** With its end. */
    RelevanceWindow to(long popularity, UUID id) {
        return new RelevanceWindow(belowPopularity, belowId, popularity, id, afterScore, afterId);
    }

    /** Behind a match. */
    RelevanceWindow after(long score, UUID id) {
        return new RelevanceWindow(belowPopularity, belowId, toPopularity, toId, score, id);
    }

    /** The next one; only of a window whose end is known. */
    RelevanceWindow next() {
        return below(toPopularity, toId);
    }

    boolean open() {
        return toPopularity == Long.MIN_VALUE;
    }
}
