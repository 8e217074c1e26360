package io.mercato.homepage.graphql.type;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;

import java.util.List;
import java.util.UUID;

/**
 * How many matches there are by what; those that were not asked for are {@code null}.
 *
 * @param exact whether {@code matches} is counted to the end
 */
@Description("How many matches there are by what; what was not asked for is null.")
public record SearchFacets(
        long matches,

        @Description("False when there are more than were counted.")
        boolean exact,

        List<@NonNull NamedCount> category,
        List<@NonNull NamedCount> store,
        List<@NonNull ValueCount> vendor,
        List<@NonNull ValueCount> tag,
        List<@NonNull PriceCount> price,
        List<@NonNull RatingCount> rating,
        Long inStock,
        Long onOffer) {

    /** Matches in a category or of a store. */
    @Description("Matches in a category or of a store.")
    public record NamedCount(
            @Id @NonNull UUID id,
            @NonNull String handle,
            @NonNull String name,

            @Id @Description("The category above, if there is one.")
            UUID parentId,

            long count) {}

    /** Matches of a vendor or with a tag. */
    @Description("Matches of a vendor or with a tag.")
    public record ValueCount(@NonNull String value, long count) {}

    /** Matches in a range of prices; an end that is {@code null} is open. */
    @Description("Matches in a range of prices.")
    public record PriceCount(Money from, Money to, long count) {}

    /** Matches that are rated at least so. */
    @Description("Matches that are rated at least so.")
    public record RatingCount(int minRating, long count) {}
}
