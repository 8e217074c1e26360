package io.mercato.catalog.list;

import java.util.UUID;
import java.util.function.Function;

import jakarta.persistence.Tuple;

/**
 * A public list: the query of its pages and how a row becomes an item.
 *
 * <p>The query is one for all pages, the first too, since that begins after a key that no row can reach. It takes
 * {@code :afterKey}, {@code :afterId} and {@code :limit}, orders by its sort key and then the id, so that no two rows
 * are equal, and returns them as the columns {@code sort_key} and {@code id}.
 *
 * @param name what distinguishes it from every other list; a cursor of one is refused by the others
 * @param sql in PostgreSQL's own SQL, with an index that gives its order (docs/adr/0005-native-sql-for-reads.md)
 * @param startKey lies before the sort key of every row: a {@code Long}, {@code BigDecimal}, {@code Instant} or {@code String}
 * @param startId lies before every id in the list's direction
 * @param item makes an item from a row
 */
public record KeysetList<T>(String name, String sql, Object startKey, UUID startId, Function<Tuple, T> item) {
    /** The {@link #startId} of a list whose ids ascend. */
    public static final UUID LOWEST_ID = new UUID(0, 0);

    /** The {@link #startId} of a list whose ids descend. */
    public static final UUID HIGHEST_ID = new UUID(-1, -1);
}
