package io.mercato.catalog.location;

import io.mercato.catalog.list.KeysetList;

/** The SQL of locations. */
public final class LocationQueries {
    private static final String LOCATIONS = """
            SELECT l.id, l.handle, l.name, l.country, l.region, l.city, l.latitude, l.longitude, l.timezone,
                   %s AS distance_km, %s AS sort_key
              FROM locations l
             WHERE l.deleted_at IS NULL
            """;

    private static final String NO_DISTANCE = "CAST(NULL AS float8)";

    private static final String BY_HANDLE = LOCATIONS.formatted(NO_DISTANCE, "l.handle") + """
               AND %s (l.handle, l.id) > (:afterKey, :afterId)
             ORDER BY l.handle, l.id LIMIT :limit
            """;

    private static final String NEAREST_FIRST =
            LOCATIONS.formatted("surface_km(" + Near.straightDistance("l") + ")", Near.straightDistance("l"))
                    + " AND %s " + Near.within("l")
                    + " AND (" + Near.straightDistance("l") + ", l.id) > (:afterKey, :afterId)\n"
                    + " ORDER BY " + Near.straightDistance("l") + ", l.id LIMIT :limit";

    private static final String IN_COUNTRY = "l.country = :country AND";

    /** Index: locations_by_handle. */
    public static final String ALL_SQL = BY_HANDLE.formatted("");

    /** Index: locations_of_country_by_handle. */
    public static final String OF_COUNTRY_SQL = BY_HANDLE.formatted(IN_COUNTRY);

    /** Index: locations_by_point, which gives them in this order. */
    public static final String NEAR_SQL = NEAREST_FIRST.formatted("");

    /** Index: locations_by_point, in the same way; those of other countries are passed over. */
    static final String NEAR_OF_COUNTRY_SQL = NEAREST_FIRST.formatted(IN_COUNTRY);

    /** Index: locations_pkey. */
    static final String BY_ID_SQL = LOCATIONS.formatted(NO_DISTANCE, "l.handle") + " AND l.id = :id";

    static final KeysetList<LocationItem> ALL = byHandle("locations", ALL_SQL);
    static final KeysetList<LocationItem> OF_COUNTRY = byHandle("locations.country", OF_COUNTRY_SQL);
    static final KeysetList<LocationItem> NEAR = nearestFirst("locations.near", NEAR_SQL);
    static final KeysetList<LocationItem> NEAR_OF_COUNTRY = nearestFirst("locations.near.country", NEAR_OF_COUNTRY_SQL);

    private LocationQueries() {}

    private static KeysetList<LocationItem> byHandle(String name, String sql) {
        return new KeysetList<>(name, sql, "", KeysetList.LOWEST_ID, LocationItem::of);
    }

    private static KeysetList<LocationItem> nearestFirst(String name, String sql) {
        return new KeysetList<>(name, sql, -1.0, KeysetList.LOWEST_ID, LocationItem::of);
    }
}
