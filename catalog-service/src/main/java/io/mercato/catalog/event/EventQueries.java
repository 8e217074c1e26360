package io.mercato.catalog.event;

import io.mercato.catalog.list.KeysetList;

import java.time.Instant;

/** The SQL of events. */
public final class EventQueries {
    private static final String EVENTS = """
            SELECT e.id, e.title, e.description, e.venue, coalesce(l.city, e.city) AS city, e.starts_at, e.ends_at,
                   e.price, e.currency, e.capacity, e.image_url, e.image_alt, e.featured, e.starts_at AS sort_key,
                   s.id AS store_id, s.handle AS store_handle, s.name AS store_name,
                   l.id AS location_id, l.handle AS location_handle, l.name AS location_name
              FROM %s e
              LEFT JOIN stores s ON s.id = e.store_id AND s.status = 'active'
              LEFT JOIN locations l ON l.id = e.location_id
            """;

    /** The page is cut first; begins at "now" in the index, however many events are over. */
    private static final String SOONEST_FIRST = """
            (SELECT * FROM events
              WHERE %s status = 'active' AND starts_at >= now() AND (starts_at, id) > (:afterKey, :afterId)
              ORDER BY starts_at, id LIMIT :limit)
            """;

    private static final String ORDER = " ORDER BY e.starts_at, e.id";

    /** Index: events_featured_by_start. */
    public static final String FEATURED_SQL = EVENTS.formatted(SOONEST_FIRST.formatted("featured AND")) + ORDER;

    /** Index: events_active_by_start. */
    public static final String UPCOMING_SQL = EVENTS.formatted(SOONEST_FIRST.formatted("")) + ORDER;

    /** Index: events_pkey. */
    static final String BY_ID_SQL = EVENTS.formatted("events") + " WHERE e.id = :id AND e.status = 'active'";

    static final KeysetList<EventCard> FEATURED = soonestFirst("events.featured", FEATURED_SQL);
    static final KeysetList<EventCard> UPCOMING = soonestFirst("events", UPCOMING_SQL);

    private EventQueries() {}

    private static KeysetList<EventCard> soonestFirst(String name, String sql) {
        return new KeysetList<>(name, sql, Instant.EPOCH, KeysetList.LOWEST_ID, EventCard::of);
    }
}
