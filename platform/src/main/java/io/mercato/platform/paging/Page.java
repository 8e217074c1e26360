package io.mercato.platform.paging;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.util.List;
import java.util.function.Function;

/**
 * One page of a list.
 *
 * @param items in the list's order
 * @param nextCursor send it as {@code cursor} for what follows; {@code null} in JSON when this is the last page
 */
public record Page<T>(
        List<T> items,

        @Schema(
                examples = "AZ-5wV8AfSGKNj0vbwyaEQ",
                nullable = true,
                description = "Send it as cursor for what follows; null after the last page.")
        String nextCursor) {

    /**
     * Makes a page from one row more than was asked for, which tells whether another page follows without counting.
     *
     * @param rows up to {@code query.limit() + 1} rows in the list's order
     * @param keys the sort keys of a row, in the order of the query's ORDER BY
     */
    public static <T> Page<T> of(List<T> rows, PageQuery query, String list, Function<T, Object[]> keys) {
        if (rows.size() <= query.limit()) {
            return new Page<>(List.copyOf(rows), null);
        }
        List<T> items = List.copyOf(rows.subList(0, query.limit()));
        return new Page<>(items, Cursor.after(list, keys.apply(items.getLast())));
    }
}
