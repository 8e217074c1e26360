package io.mercato.catalog.location;

import io.mercato.platform.problem.ProblemException;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The surroundings of a place.
 *
 * @param radiusKm along the surface, above 0
 */
public record Near(Coordinates centre, double radiusKm) {
    /** What is around {@code :latitude} and {@code :longitude}; takes a table's alias, which must have a {@code point}. */
    private static final String WITHIN = """
            %1$s.point <@ cube_enlarge(earth_point(:latitude, :longitude), :radiusKm, 3)
            AND %1$s.point <-> earth_point(:latitude, :longitude) <= straight_km(:radiusKm)
            """;

    private static final Pattern PLACE = Pattern.compile("(-?\\d{1,3}(?:\\.\\d{1,15})?),(-?\\d{1,3}(?:\\.\\d{1,15})?)");

    /**
     * Reads the two parameters that say where.
     *
     * @param near latitude and longitude in degrees, as in {@code 6.45,3.39}; {@code null} for nowhere in particular
     * @param radiusKm {@code null} for the default
     * @throws ProblemException 400 {@code invalid_parameter}
     */
    static Optional<Near> of(String near, Double radiusKm, PlaceSettings settings) {
        if (near == null) {
            if (radiusKm != null) {
                throw invalid("radiusKm", "needs near, the place it is around");
            }
            return Optional.empty();
        }
        Matcher place = PLACE.matcher(near);
        if (!place.matches()) {
            throw invalid("near", "must be latitude and longitude in degrees, as in 6.45,3.39");
        }
        Coordinates centre = new Coordinates(Double.parseDouble(place.group(1)), Double.parseDouble(place.group(2)));
        if (Math.abs(centre.latitude()) > 90 || Math.abs(centre.longitude()) > 180) {
            throw invalid("near", "must be a latitude from -90 to 90 and a longitude from -180 to 180");
        }
        double radius = radiusKm == null ? settings.defaultRadiusKm() : radiusKm;
        if (!(radius > 0 && radius <= settings.maxRadiusKm())) {
            throw invalid("radiusKm", "must be above 0 and at most " + settings.maxRadiusKm());
        }
        return Optional.of(new Near(centre, radius));
    }

    /**
     * The condition that a row's {@code point} is near, for SQL that takes {@link #filters}.
     *
     * @param alias of the table, which must have a column {@code point} with a GiST index
     */
    public static String within(String alias) {
        return WITHIN.formatted(alias);
    }

    /** How far away a row's {@code point} is, straight through the earth: what an index can order by. */
    public static String straightDistance(String alias) {
        return alias + ".point <-> earth_point(:latitude, :longitude)";
    }

    /** The parameters of {@link #within}. */
    public Map<String, Object> filters() {
        return Map.of("latitude", centre.latitude(), "longitude", centre.longitude(), "radiusKm", radiusKm);
    }

    private static ProblemException invalid(String field, String detail) {
        return ProblemException.badRequest("invalid_parameter", field, detail);
    }
}
