package io.mercato.catalog.activity;

import io.mercato.catalog.list.KeysetList;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The SQL of activities. */
public final class ActivityQueries {
    private static final Instant END_OF_TIME = Instant.parse("9999-12-31T23:59:59Z");

    /**
     * The page is cut first; only its rows meet their store and location, each by its key. OFFSET 0 keeps the planner from
     * merging a page with a whole index of stores instead.
     */
    private static final String ACTIVITIES = """
            SELECT a.id, a.title, a.description, a.activity_type, a.min_age_months, a.max_age_months, a.settings, a.weather,
                   a.min_minutes, a.max_minutes, a.difficulty, a.price, a.currency, a.image_url, a.image_alt,
                   CAST(a.more_images AS text) AS more_images, a.featured, a.created_at, a.created_at AS sort_key,
                   l.id AS location_id, l.handle AS location_handle, l.name AS location_name, l.city,
                   s.id AS store_id, s.handle AS store_handle, s.name AS store_name
              FROM (%s) a
             CROSS JOIN LATERAL (
                   SELECT id, handle, name, city FROM locations WHERE id = a.location_id OFFSET 0) l
              LEFT JOIN LATERAL (
                   SELECT id, handle, name FROM stores WHERE id = a.store_id AND status = 'active' OFFSET 0) s ON true
             ORDER BY a.created_at DESC, a.id DESC
            """;

    private static final String NEWEST = """
            SELECT * FROM activities
             WHERE status = 'active' %s AND (created_at, id) < (:afterKey, :afterId)
             ORDER BY created_at DESC, id DESC LIMIT :limit
            """;

    private static final Map<String, String> CONDITIONS = Map.of(
            "facets", " AND facets @> CAST(:facets AS text[])",
            "minAge", " AND max_age_months >= :minAge",
            "maxAge", " AND min_age_months <= :maxAge",
            "maxDuration", " AND max_minutes <= :maxDuration",
            "store", " AND store_id = :store",
            "location", " AND location_id = :location");

    /** Index: activities_featured_by_created. */
    public static final String FEATURED_SQL = ACTIVITIES.formatted(NEWEST.formatted("AND featured"));

    /** Index: activities_pkey. */
    static final String BY_ID_SQL =
            ACTIVITIES.formatted("SELECT * FROM activities WHERE id = :id AND status = 'active'");

    static final KeysetList<ActivityCard> FEATURED =
            new KeysetList<>("activities.featured", FEATURED_SQL, END_OF_TIME, KeysetList.HIGHEST_ID, ActivityCard::of);

    private ActivityQueries() {}

    /**
     * The list that takes just these filters. Indexes: activities_of_store_by_created or activities_of_location_by_created
     * with those filters; else activities_active_by_created when many pass, whose rows are read in their order until a page
     * is full, and activities_by_facets when few do, whose rows are sorted. Of N activities the dearest filter is one that
     * one in the square root of N passes, and reads some multiple of the square root of N times a page.
     */
    static KeysetList<ActivityCard> list(Set<String> filters) {
        return new KeysetList<>("activities", sql(filters), END_OF_TIME, KeysetList.HIGHEST_ID, ActivityCard::of);
    }

    /** The SQL of {@link #list}. */
    public static String sql(Set<String> filters) {
        String conditions = filters.stream().sorted().map(CONDITIONS::get).collect(Collectors.joining());
        return ACTIVITIES.formatted(NEWEST.formatted(conditions));
    }
}
