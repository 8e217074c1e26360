package io.mercato.homepage.graphql.type;

import com.fasterxml.jackson.annotation.JsonAlias;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;

import java.time.Instant;
import java.util.UUID;

/**
 * A bundle, as lists show it.
 *
 * @param compareAtPrice what its items cost one by one; {@code null} when that is no more
 * @param saving the difference
 * @param itemCount how many different things are in it
 */
@Description("A bundle, as lists show it.")
public record BundleCard(
        @Id @NonNull UUID id,

        @NonNull @Description("Unique among bundles, for addresses.")
        String handle,

        @NonNull String title,
        String vendor,
        @NonNull Money price,

        @Description("What its items cost one by one; null when that is no more.")
        Money compareAtPrice,

        @Description("What it is cheaper by.") Money saving,

        @JsonAlias("items") @Description("How many different things are in it.")
        int itemCount,

        boolean inStock,
        Image image,
        @NonNull Instant createdAt,
        @Ignore Reference store) {}
