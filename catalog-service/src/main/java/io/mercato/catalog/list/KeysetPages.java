package io.mercato.catalog.list;

import io.mercato.catalog.database.ReadDatabase;
import io.mercato.platform.paging.Cursor;
import io.mercato.platform.paging.Page;
import io.mercato.platform.paging.PageQuery;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;

/** Reads the pages of keyset lists, one statement a page. Blocks; call it on a virtual thread. */
@ApplicationScoped
public class KeysetPages {
    private final ReadDatabase database;

    KeysetPages(ReadDatabase database) {
        this.database = database;
    }

    /** Reads a page of a list that takes no filters. */
    public <T> Page<T> read(KeysetList<T> list, PageQuery page) {
        return read(list, page, Map.of());
    }

    /**
     * Reads a page.
     *
     * @param filters the values of the query's other parameters; the cursor is bound to them
     * @throws io.mercato.platform.problem.ProblemException 400 {@code invalid_cursor}
     */
    public <T> Page<T> read(KeysetList<T> list, PageQuery page, Map<String, Object> filters) {
        String name = nameOf(list, filters);
        Object afterKey = list.startKey();
        UUID afterId = list.startId();
        if (page.cursor() != null) {
            Cursor cursor = Cursor.read(page.cursor(), name, list.startKey().getClass(), UUID.class);
            afterKey = cursor.key(0, Object.class);
            afterId = cursor.key(1, UUID.class);
        }
        Map<String, Object> parameters = new HashMap<>(filters);
        parameters.putAll(Map.of("afterKey", afterKey, "afterId", afterId, "limit", page.limit() + 1));
        return page(list, page, filters, database.rows(list.sql(), parameters));
    }

    /**
     * Makes a page of rows that were read otherwise, with the cursor that the list itself would have given out.
     *
     * @param rows up to {@code page.limit() + 1} of them, with the columns of the list's query, in its order
     * @param filters as for {@link #read}
     */
    public static <T> Page<T> page(KeysetList<T> list, PageQuery page, Map<String, Object> filters, List<Tuple> rows) {
        Page<Tuple> shown =
                Page.of(rows, page, nameOf(list, filters), row -> new Object[] {row.get("sort_key"), row.get("id")});
        return new Page<>(shown.items().stream().map(list.item()).toList(), shown.nextCursor());
    }

    private static String nameOf(KeysetList<?> list, Map<String, Object> filters) {
        return list.name() + new TreeMap<>(filters);
    }
}
