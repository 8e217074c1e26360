package io.mercato.homepage.graphql.type;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;

import java.time.Instant;
import java.util.UUID;

/**
 * Something that is cheaper for a while.
 *
 * @param scope {@code product}, {@code category} or {@code store}: which of these three it is on
 * @param price of the product, before and with the offer; {@code null} where it is on more than one
 */
@Description("Something that is cheaper for a while: one product, all of a category, or all of a store.")
public record Offer(
        @Id @NonNull UUID id,
        @NonNull String title,

        @NonNull @Description("Plain text.") String description,
        @NonNull Discount discount,

        @NonNull @Description("product, category or store: what it is on.")
        String scope,

        boolean flashSale,
        boolean featured,
        @NonNull Instant startsAt,
        @NonNull Instant endsAt,
        @Description("What it is on, if a category.") Reference category,

        @Description("Of the product it is on, without it.") Money price,

        @Description("Of the product it is on, with it.") Money salePrice,
        Image image,
        OfferLimits limits,
        @Ignore Reference product,
        @Ignore Reference store) {}
