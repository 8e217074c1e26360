package io.mercato.catalog.search;

import io.mercato.catalog.location.Near;
import io.mercato.catalog.search.SearchFilters.PriceRange;
import io.mercato.platform.problem.ProblemException;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DefaultValue;

/** What a search is asked with, as a {@code @Valid @BeanParam}; {@link #query} makes it canonical. */
public record SearchParameters(
        @RestQuery
        @DefaultValue("")
        @Parameter(
                description =
                        "What to look for. Quotes keep words together, a minus leaves out what has a word, OR finds"
                                + " either. None lists all that the filters let through.",
                example = "ankara \"wrap dress\" -maxi")
        String q,

        @RestQuery
        @Parameter(
                description =
                        "The language of q, by its ISO 639 code; else what Accept-Language prefers of those known.",
                example = "en")
        String lang,

        @RestQuery
        @Parameter(
                description = "product or bundle: only these; both, the default, does not filter.",
                example = "product")
        List<String> type,

        @RestQuery @Parameter(description = "In a category with one of these ids, or below it.")
        List<UUID> category,

        @RestQuery @Parameter(description = "Of a store with one of these ids.")
        List<UUID> store,

        @RestQuery @Parameter(description = "Of a store at a location with one of these ids.")
        List<UUID> location,

        @RestQuery @Parameter(description = "With one of these tags.")
        List<String> tag,

        @RestQuery @Parameter(description = "Of one of these vendors.")
        List<String> vendor,

        @RestQuery @Min(0) @Max(MOST_MONEY) @Parameter(description = "The lowest price, in minor units.")
        Long minPrice,

        @RestQuery @Min(0) @Max(MOST_MONEY) @Parameter(description = "The highest price, in minor units.")
        Long maxPrice,

        @RestQuery
        @Parameter(
                description =
                        "The currency of prices, by its ISO 4217 code. Filters, as a price and an order by price do.",
                example = "NGN")
        String currency,

        @RestQuery
        @DefaultValue("0")
        @Pattern(
                regexp = "[0-4](\\.[0-9]{1,2})?|5(\\.0{1,2})?",
                message = "must be a number from 0 to 5 with two decimals at most")
        @Parameter(description = "The lowest average rating, from 0 to 5.", example = "4.5")
        String minRating,

        @RestQuery
        @DefaultValue("false")
        @Pattern(regexp = BOOLEAN, message = BOOLEAN_MESSAGE)
        @Parameter(description = "Only of what something is left; false, the default, does not filter.")
        String inStock,

        @RestQuery
        @DefaultValue("false")
        @Pattern(regexp = BOOLEAN, message = BOOLEAN_MESSAGE)
        @Parameter(description = "Only what an offer holds for now; false, the default, does not filter.")
        String onOffer,

        @RestQuery
        @Parameter(
                description =
                        "The order; relevance unless there is no q, then popularity. One of " + SearchSort.NAMES + ".",
                schema =
                        @Schema(
                                enumeration = {"relevance", "newest", "price-asc", "price-desc", "rating", "popularity"
                                }))
        String sort,

        @RestQuery
        @Parameter(
                description = "What to count matches by, separated by commas: " + Facet.NAMES + ".",
                example = "type,category,price,inStock")
        List<String> facets) {

    private static final String BOOLEAN = "true|false";

    /** As text, since Jakarta REST reads anything but "true" as false and would hide a misspelling. */
    private static final String BOOLEAN_MESSAGE = "must be true or false";

    /** 2^53 - 1, the largest price there is. */
    private static final long MOST_MONEY = 9_007_199_254_740_991L;

    /**
     * The search that these mean.
     *
     * @param near what stores are around, of other parameters
     * @param preferred what {@link #lang} is when it is not told
     * @throws ProblemException 400 that names the parameter at fault
     */
    public SearchQuery query(SearchSettings settings, Optional<Near> near, String preferred) {
        String text = SearchText.query(q, settings);
        SearchSort order = order(text);
        return new SearchQuery(
                text,
                language(settings, preferred),
                filters(settings, near, order),
                order,
                facetSet(),
                currencyOr(settings));
    }

    private SearchFilters filters(SearchSettings settings, Optional<Near> near, SearchSort order) {
        return new SearchFilters(
                types(),
                set("category", category, Function.identity(), settings),
                set("store", store, Function.identity(), settings),
                set("location", location, Function.identity(), settings),
                near,
                set("tag", tag, SearchText::plain, settings),
                set("vendor", vendor, SearchText::plain, settings),
                price(settings, order),
                canonical(new BigDecimal(minRating)),
                Boolean.parseBoolean(inStock),
                Boolean.parseBoolean(onOffer));
    }

    /** Empty for all, which filters as little. */
    private SortedSet<ResultType> types() {
        SortedSet<ResultType> types = new TreeSet<>();
        given(type).stream()
                .filter(name -> !name.isEmpty())
                .map(name -> ResultType.named(name).orElseThrow(() -> invalid("type", "must be " + ResultType.NAMES)))
                .forEach(types::add);
        return types.size() == ResultType.values().length ? Collections.emptySortedSet() : types;
    }

    private SearchSort order(String text) {
        Optional<SearchSort> asked = told(sort).map(name -> SearchSort.named(name)
                .orElseThrow(() -> invalid("sort", "must be one of " + SearchSort.NAMES)));
        return text.isEmpty()
                ? asked.filter(order -> order != SearchSort.RELEVANCE).orElse(SearchSort.POPULARITY)
                : asked.orElse(SearchSort.RELEVANCE);
    }

    private String language(SearchSettings settings, String preferred) {
        String language = told(lang).orElse(preferred);
        if (!settings.languages().contains(language)) {
            throw invalid("lang", "must be one of " + String.join(", ", settings.languages()));
        }
        return language;
    }

    private Optional<PriceRange> price(SearchSettings settings, SearchSort order) {
        if (minPrice == null && maxPrice == null && told(currency).isEmpty() && !order.ofPrice()) {
            return Optional.empty();
        }
        PriceRange range = new PriceRange(
                currencyOr(settings), minPrice == null ? 0 : minPrice, maxPrice == null ? MOST_MONEY : maxPrice);
        if (range.from() > range.to()) {
            throw invalid("minPrice", "must not be above maxPrice");
        }
        return Optional.of(range);
    }

    private String currencyOr(SearchSettings settings) {
        String code = told(currency).orElse(settings.currency());
        if (Currency.getAvailableCurrencies().stream()
                .noneMatch(known -> known.getCurrencyCode().equals(code))) {
            throw invalid("currency", "must be an ISO 4217 code such as NGN");
        }
        return code;
    }

    /** What a form sends for an empty field was not told. */
    private static Optional<String> told(String value) {
        return Optional.ofNullable(value).filter(text -> !text.isEmpty());
    }

    private SortedSet<Facet> facetSet() {
        SortedSet<Facet> set = new TreeSet<>();
        given(facets).stream()
                .flatMap(names -> Stream.of(names.split(",")))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .map(name -> Facet.named(name).orElseThrow(() -> invalid("facets", "must be of " + Facet.NAMES)))
                .forEach(set::add);
        return Collections.unmodifiableSortedSet(set);
    }

    private static <T, C extends Comparable<? super C>> SortedSet<C> set(
            String name, List<T> values, Function<T, C> canonical, SearchSettings settings) {
        SortedSet<C> set = new TreeSet<>(Comparator.naturalOrder());
        given(values).stream().filter(Objects::nonNull).map(canonical).forEach(set::add);
        if (set.size() > settings.maxFilterValues()) {
            throw invalid(name, "must have at most " + settings.maxFilterValues() + " values");
        }
        return Collections.unmodifiableSortedSet(set);
    }

    private static <T> List<T> given(List<T> values) {
        return values == null ? List.of() : values;
    }

    /** 4, 4.0 and 4.00 are one. */
    private static BigDecimal canonical(BigDecimal number) {
        return number.setScale(2);
    }

    private static ProblemException invalid(String field, String detail) {
        return ProblemException.badRequest("invalid_parameter", field, detail);
    }
}
