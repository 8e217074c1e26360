package io.mercato.catalog.search;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.mercato.platform.money.Money;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.util.List;
import java.util.UUID;

/**
 * How many matches there are, and how many of each kind: those facets that were asked for. A count says how many matches
 * there would be with that value as the only one of its filter, all other filters as they are.
 *
 * @param matches of the search as it is
 * @param exact whether all counts are exact; else they are estimated over a fair sample
 * @param type {@code product} and {@code bundle}, those of which there are any
 * @param category with the counts of the branch, so a category counts what its children do too
 * @param rating of those that have this many stars or more
 * @param inStock how many are in stock
 * @param onOffer for how many an offer holds now
 */
@Schema(name = "SearchFacets")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Facets(
        @Schema(examples = "1234", required = true) long matches,
        @Schema(examples = "true", required = true) boolean exact,
        List<ValueCount> type,
        List<CategoryCount> category,
        List<StoreCount> store,
        List<ValueCount> vendor,
        List<ValueCount> tag,
        List<PriceCount> price,
        List<RatingCount> rating,
        @Schema(examples = "87", nullable = true) Long inStock,
        @Schema(examples = "12", nullable = true) Long onOffer) {

    /** @param parentId {@code null} at the top */
    @Schema(name = "CategoryCount")
    public record CategoryCount(
            UUID id,
            @Schema(examples = "dresses") String handle,
            @Schema(examples = "Dresses") String name,
            @Schema(nullable = true) UUID parentId,
            @Schema(examples = "120") long count) {}

    @Schema(name = "StoreCount")
    public record StoreCount(
            UUID id,
            @Schema(examples = "adire-house") String handle,
            @Schema(examples = "Adire House") String name,
            @Schema(examples = "17") long count) {}

    /** @param value as the filter takes it */
    @Schema(name = "ValueCount")
    public record ValueCount(
            @Schema(examples = "bundle") String value,
            @Schema(examples = "42") long count) {}

    /**
     * @param from inclusive
     * @param to inclusive; send both as {@code minPrice} and {@code maxPrice}
     */
    @Schema(name = "PriceCount")
    public record PriceCount(
            Money from, Money to, @Schema(examples = "64") long count) {}

    /** @param minRating as the filter takes it */
    @Schema(name = "RatingCount")
    public record RatingCount(
            @Schema(examples = "4") int minRating,
            @Schema(examples = "80") long count) {}
}
