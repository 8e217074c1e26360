package io.mercato.catalog.store;

import io.mercato.catalog.database.ReadDatabase;
import io.mercato.catalog.list.KeysetList;
import io.mercato.catalog.location.PlaceSettings;
import io.mercato.platform.paging.Cursor;
import io.mercato.platform.paging.Page;
import io.mercato.platform.paging.PageQuery;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;

/**
 * Reads pages of stores that are open now. Clocks and holidays decide that, which no index knows, so stores are read in the
 * order of the list and those that are closed are passed over. A page looks at no more of them than
 * {@link PlaceSettings#mostLookedAt()}: at night it may end with few stores or none, and a cursor that goes on. Blocks.
 */
@ApplicationScoped
class ReadOpenStores {
    /** How many rows are read at a time. */
    private static final int CHUNK = 200;

    private final ReadDatabase database;
    private final PlaceSettings settings;

    ReadOpenStores(ReadDatabase database, PlaceSettings settings) {
        this.database = database;
        this.settings = settings;
    }

    /** A place in the list. */
    private record After(Object key, UUID id) {
        static After start(KeysetList<?> list) {
            return new After(list.startKey(), list.startId());
        }

        static After of(Tuple row) {
            return new After(row.get("sort_key"), row.get("id", UUID.class));
        }
    }

    /**
     * A page of those that are open at this time.
     *
     * @param list of stores whose hours and time zone are known
     * @throws io.mercato.platform.problem.ProblemException 400 {@code invalid_cursor}
     */
    Page<StoreCard> read(KeysetList<StoreWithHours> list, PageQuery page, Map<String, Object> filters, Instant now) {
        String name = list.name() + new TreeMap<>(filters);
        After after = Optional.ofNullable(page.cursor())
                .map(text -> Cursor.read(text, name, list.startKey().getClass(), UUID.class))
                .map(cursor -> new After(cursor.key(0, Object.class), cursor.key(1, UUID.class)))
                .orElseGet(() -> After.start(list));
        List<StoreCard> open = new ArrayList<>();
        for (int lookedAt = 0; lookedAt < settings.mostLookedAt(); lookedAt += CHUNK) {
            List<Tuple> rows = rows(list, filters, after);
            for (Tuple row : rows) {
                Optional<StoreCard> store = list.item().apply(row).openAt(now);
                if (store.isPresent() && open.size() == page.limit()) {
                    return new Page<>(open, Cursor.after(name, after.key(), after.id()));
                }
                store.ifPresent(open::add);
                after = After.of(row);
            }
            if (rows.size() < CHUNK) {
                return new Page<>(open, null);
            }
        }
        return new Page<>(open, Cursor.after(name, after.key(), after.id()));
    }

    private List<Tuple> rows(KeysetList<?> list, Map<String, Object> filters, After after) {
        Map<String, Object> parameters = new HashMap<>(filters);
        parameters.put("afterKey", after.key());
        parameters.put("afterId", after.id());
        parameters.put("limit", CHUNK);
        return database.rows(list.sql(), parameters);
    }
}
