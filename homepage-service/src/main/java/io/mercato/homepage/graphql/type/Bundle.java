package io.mercato.homepage.graphql.type;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Products that are sold together.
 *
 * @param compareAtPrice what its items cost one by one; {@code null} when that is no more
 * @param saving the difference
 * @param left how many are left when these are few, else {@code null}
 */
@Description("Products that are sold together.")
public record Bundle(
        @Id @NonNull UUID id,

        @NonNull @Description("Unique among bundles, for addresses.")
        String handle,

        @NonNull String title,

        @NonNull @Description("Plain text; an empty line separates paragraphs.")
        String description,

        String vendor,
        @NonNull List<@NonNull String> tags,
        @NonNull Money price,

        @Description("What its items cost one by one; null when that is no more.")
        Money compareAtPrice,

        @Description("What it is cheaper by.") Money saving,
        boolean featured,
        boolean inStock,

        @Description("How many are left, when these are few.")
        Integer left,

        @NonNull List<@NonNull BundleItem> items,
        @NonNull List<@NonNull Image> images,
        @NonNull Instant createdAt,
        @NonNull Instant updatedAt,
        @Ignore Reference store)
        implements ProductOrBundle {}
