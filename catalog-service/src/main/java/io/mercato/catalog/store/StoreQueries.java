package io.mercato.catalog.store;

import io.mercato.catalog.list.KeysetList;
import io.mercato.catalog.location.Near;

import java.math.BigDecimal;
import java.util.function.Function;

import jakarta.persistence.Tuple;

/** The SQL of stores. */
public final class StoreQueries {
    private static final String COLUMNS = """
                   s.id, s.handle, s.name, s.description, s.image_url, s.image_alt, s.latitude, s.longitude,
                   s.rating_average, s.rating_count, s.featured,
                   coalesce(l.city, s.city) AS city, coalesce(l.country, s.country) AS country,
                   l.id AS location_id, l.handle AS location_handle, l.name AS location_name
            """;

    /** When it is open, by which clock. */
    private static final String HOURS = ", l.timezone, CAST(s.opening_hours AS text) AS opening_hours\n";

    /** The page is cut first; only its rows meet their location. */
    private static final String BEST_FIRST =
            "SELECT CAST(NULL AS float8) AS distance_km, s.rating_average AS sort_key,\n" + COLUMNS + """
                   %2$s
              FROM (SELECT * FROM stores
                     WHERE status = 'active' %1$s AND (rating_average, id) < (:afterKey, :afterId)
                     ORDER BY rating_average DESC, id DESC LIMIT :limit) s
              LEFT JOIN locations l ON l.id = s.location_id
             ORDER BY s.rating_average DESC, s.id DESC
            """;

    private static final String NEAREST_FIRST = "SELECT surface_km(s.sort_key) AS distance_km, s.sort_key,\n" + COLUMNS
            + "%2$s  FROM (SELECT near.*, " + Near.straightDistance("near") + " AS sort_key FROM stores near\n"
            + "         WHERE near.status = 'active' %1$s AND " + Near.within("near")
            + "           AND (" + Near.straightDistance("near") + ", near.id) > (:afterKey, :afterId)\n"
            + "         ORDER BY " + Near.straightDistance("near") + ", near.id LIMIT :limit) s\n"
            + "  LEFT JOIN locations l ON l.id = s.location_id\n"
            + " ORDER BY s.sort_key, s.id";

    private static final String AT_LOCATION = "AND location_id = :location";

    private static final String HOURS_KNOWN = "AND opening_hours IS NOT NULL AND location_id IS NOT NULL";

    /** Index: stores_featured_by_rating. */
    public static final String FEATURED_SQL = BEST_FIRST.formatted("AND featured", "");

    /** Index: stores_active_by_rating. */
    public static final String ACTIVE_SQL = BEST_FIRST.formatted("", "");

    /** Index: stores_of_location_by_rating. */
    public static final String OF_LOCATION_SQL = BEST_FIRST.formatted(AT_LOCATION, "");

    /** Index: stores_by_point, which gives them in this order. */
    public static final String NEAR_SQL = NEAREST_FIRST.formatted("", "");

    /** Index: stores_by_point, in the same way; those at other locations are passed over. */
    static final String NEAR_OF_LOCATION_SQL = NEAREST_FIRST.formatted(AT_LOCATION, "");

    /** Index: stores_with_hours_by_rating. */
    public static final String WITH_HOURS_SQL = BEST_FIRST.formatted(HOURS_KNOWN, HOURS);

    /** Index: stores_of_location_by_rating; those whose hours nobody has told are passed over. */
    static final String WITH_HOURS_OF_LOCATION_SQL =
            BEST_FIRST.formatted(AT_LOCATION + " AND opening_hours IS NOT NULL", HOURS);

    /** Index: stores_by_point, in the same way. */
    static final String WITH_HOURS_NEAR_SQL = NEAREST_FIRST.formatted(HOURS_KNOWN, HOURS);

    /** Index: stores_by_point, in the same way. */
    static final String WITH_HOURS_NEAR_OF_LOCATION_SQL =
            NEAREST_FIRST.formatted(AT_LOCATION + " AND opening_hours IS NOT NULL", HOURS);

    /** Index: stores_pkey. */
    static final String BY_ID_SQL =
            "SELECT CAST(NULL AS float8) AS distance_km, l.timezone, s.phone, s.email, s.website,\n"
                    + "       CAST(s.opening_hours AS text) AS opening_hours, CAST(s.more_images AS text) AS more_images,\n"
                    + COLUMNS + """
              FROM stores s
              LEFT JOIN locations l ON l.id = s.location_id
             WHERE s.status = 'active' AND s.id = :id
            """;

    static final KeysetList<StoreCard> FEATURED = bestFirst("stores.featured", FEATURED_SQL, StoreCard::of);
    static final KeysetList<StoreCard> ACTIVE = bestFirst("stores", ACTIVE_SQL, StoreCard::of);
    static final KeysetList<StoreCard> OF_LOCATION = bestFirst("stores.location", OF_LOCATION_SQL, StoreCard::of);
    static final KeysetList<StoreCard> NEAR = nearestFirst("stores.near", NEAR_SQL, StoreCard::of);
    static final KeysetList<StoreCard> NEAR_OF_LOCATION =
            nearestFirst("stores.near.location", NEAR_OF_LOCATION_SQL, StoreCard::of);

    static final KeysetList<StoreWithHours> WITH_HOURS = bestFirst("stores.hours", WITH_HOURS_SQL, StoreWithHours::of);
    static final KeysetList<StoreWithHours> WITH_HOURS_OF_LOCATION =
            bestFirst("stores.hours.location", WITH_HOURS_OF_LOCATION_SQL, StoreWithHours::of);
    static final KeysetList<StoreWithHours> WITH_HOURS_NEAR =
            nearestFirst("stores.hours.near", WITH_HOURS_NEAR_SQL, StoreWithHours::of);
    static final KeysetList<StoreWithHours> WITH_HOURS_NEAR_OF_LOCATION =
            nearestFirst("stores.hours.near.location", WITH_HOURS_NEAR_OF_LOCATION_SQL, StoreWithHours::of);

    private StoreQueries() {}

    private static <T> KeysetList<T> bestFirst(String name, String sql, Function<Tuple, T> item) {
        return new KeysetList<>(name, sql, new BigDecimal("9.99"), KeysetList.HIGHEST_ID, item);
    }

    private static <T> KeysetList<T> nearestFirst(String name, String sql, Function<Tuple, T> item) {
        return new KeysetList<>(name, sql, -1.0, KeysetList.LOWEST_ID, item);
    }
}
