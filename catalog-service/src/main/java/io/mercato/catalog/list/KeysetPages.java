package io.mercato.catalog.list;

import io.mercato.platform.paging.Cursor;
import io.mercato.platform.paging.Page;
import io.mercato.platform.paging.PageQuery;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;

/** Reads the pages of keyset lists, one statement a page. Blocks; call it on a virtual thread. */
@ApplicationScoped
public class KeysetPages {
    private final EntityManager database;

    KeysetPages(EntityManager database) {
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
    @SuppressWarnings("unchecked")
    public <T> Page<T> read(KeysetList<T> list, PageQuery page, Map<String, Object> filters) {
        String name = list.name() + new TreeMap<>(filters);
        Object afterKey = list.startKey();
        UUID afterId = list.startId();
        if (page.cursor() != null) {
            Cursor cursor = Cursor.read(page.cursor(), name, list.startKey().getClass(), UUID.class);
            afterKey = cursor.key(0, Object.class);
            afterId = cursor.key(1, UUID.class);
        }
        Query query = database.createNativeQuery(list.sql(), Tuple.class)
                .setParameter("afterKey", afterKey)
                .setParameter("afterId", afterId)
                .setParameter("limit", page.limit() + 1);
        filters.forEach(query::setParameter);
        Page<Tuple> rows = Page.of((List<Tuple>) query.getResultList(), page, name, row ->
                new Object[] {row.get("sort_key"), row.get("id")});
        return new Page<>(rows.items().stream().map(list.item()).toList(), rows.nextCursor());
    }
}
