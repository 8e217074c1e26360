package io.mercato.homepage.graphql.type;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Something to do with children.
 *
 * @param store who offers it; {@code null} when none of the stores does
 * @param price {@code null} when it costs nothing
 */
@Description("Something to do with children.")
public record Activity(
        @Id @NonNull UUID id,
        @NonNull String title,

        @NonNull @Description("Plain text.") String description,

        @NonNull @Description("Such as craft, music or sport.")
        String type,

        @NonNull @Description("Whom it is for, in months of age.")
        Range ageMonths,

        @NonNull @Description("indoor, outdoor or both.") List<@NonNull String> settings,

        @NonNull @Description("In which weather it can be done: sunny, cloudy, rainy, windy, hot, cold, snowy.")
        List<@NonNull String> weather,

        @NonNull Range durationMinutes,

        @NonNull @Description("easy, moderate or challenging.")
        String difficulty,

        Reference location,
        String city,
        @Description("Null when it costs nothing.") Money price,
        Image image,
        @NonNull List<@NonNull Image> images,
        boolean featured,
        @NonNull Instant createdAt,
        @Ignore Reference store) {}
