package io.mercato.homepage.graphql.type;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * All about a store.
 *
 * @param timezone of the IANA time zone database
 * @param openingHours {@code null} when they are not known
 * @param opening {@code null} when the opening hours are not known
 */
@Description("All about a store.")
public record StoreDetail(
        @Id @NonNull UUID id,

        @NonNull @Description("Unique among stores, for addresses.")
        String handle,

        @NonNull String name,

        @NonNull @Description("Plain text.") String description,
        String city,
        @Description("ISO 3166-1 alpha-2.") String country,
        Reference location,
        Coordinates coordinates,

        @Description("Of the IANA time zone database, such as Africa/Lagos.")
        String timezone,

        Image image,
        @NonNull List<@NonNull Image> images,
        @NonNull Contact contact,
        @Description("Null when nobody has rated.") Rating rating,
        boolean featured,
        @Description("Null when they are not known.") OpeningHours openingHours,

        @Description("Null when the opening hours are not known.")
        OpenState opening) {

    /** How to reach a store. */
    @Description("How to reach a store.")
    public record Contact(
            @Description("With the country's code, such as +2348012345678.")
            String phone,

            String email,
            String website) {}

    /** Whether a store is open, and until when that is so. */
    @Description("Whether a store is open, and until when that is so.")
    public record OpenState(boolean openNow, Instant opensAt, Instant closesAt) {}
}
