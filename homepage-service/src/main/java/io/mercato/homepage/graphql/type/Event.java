package io.mercato.homepage.graphql.type;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;

import java.time.Instant;
import java.util.UUID;

/**
 * Something that takes place.
 *
 * @param capacity {@code null} when it has no bound
 * @param store who holds it; {@code null} when none of the stores does
 */
@Description("Something that takes place.")
public record Event(
        @Id @NonNull UUID id,
        @NonNull String title,

        @NonNull @Description("Plain text.") String description,
        @NonNull String venue,
        @NonNull String city,
        Reference location,
        @NonNull Instant startsAt,
        @NonNull Instant endsAt,

        @NonNull @Description("An amount of 0 when it is free.")
        Money price,

        @Description("Null when it has no bound.") Integer capacity,
        Image image,
        boolean featured,
        @Ignore Reference store) {}
