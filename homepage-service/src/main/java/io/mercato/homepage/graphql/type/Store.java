package io.mercato.homepage.graphql.type;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;

import java.math.BigDecimal;
import java.util.UUID;

/**
 * A store, as lists show it.
 *
 * @param city of its location
 * @param country of its location, ISO 3166-1 alpha-2
 * @param location {@code null} when it is not known
 * @param distanceKm only where stores near a point are asked for
 */
@Description("A store, as lists show it.")
public record Store(
        @Id @NonNull UUID id,

        @NonNull @Description("Unique among stores, for addresses.")
        String handle,

        @NonNull String name,

        @NonNull @Description("Plain text.") String description,
        String city,
        @Description("ISO 3166-1 alpha-2.") String country,
        Reference location,
        Coordinates coordinates,

        @Description("From the point that was asked for; null where none was.")
        BigDecimal distanceKm,

        Image image,
        @Description("Null when nobody has rated.") Rating rating,
        boolean featured) {}
