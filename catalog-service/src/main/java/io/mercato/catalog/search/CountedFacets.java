package io.mercato.catalog.search;

import static java.util.stream.Collectors.toMap;

import io.mercato.catalog.search.Facets.CategoryCount;
import io.mercato.catalog.search.Facets.PriceCount;
import io.mercato.catalog.search.Facets.RatingCount;
import io.mercato.catalog.search.Facets.StoreCount;
import io.mercato.catalog.search.Facets.ValueCount;
import io.mercato.platform.money.Money;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import jakarta.persistence.Tuple;

/** Makes facets of the rows that {@link FacetSql}'s statement answers. */
final class CountedFacets {
    /** The largest amount that money can be. */
    private static final long MOST = 9_007_199_254_740_991L;

    private static final int MOST_STARS = 4;

    private static final double SHUFFLED_VALUES = 1L << 32;

    private final SearchQuery query;
    private final Selection selection;
    private final List<Tuple> rows;
    private final Map<String, Double> scales;

    /** @param largestSample up to how many sampled matches are all there are */
    CountedFacets(PreparedSearch search, List<Tuple> rows, int largestSample) {
        this.query = search.query();
        this.selection = search.selection();
        this.rows = rows;
        this.scales =
                rows("sampled").collect(toMap(row -> row.get("value", String.class), row -> scale(row, largestSample)));
    }

    /** A value and how many of all matches have it. */
    private record Value(Tuple row, long count) {
        String text(String column) {
            return row.get(column, String.class);
        }

        UUID id(String column) {
            return text(column) == null ? null : UUID.fromString(text(column));
        }

        int number() {
            return Integer.parseInt(text("value"));
        }
    }

    Facets facets(String currency) {
        return new Facets(
                total("matches", FacetSql.ALL_FILTERS),
                scales.values().stream().allMatch(scale -> scale == 1),
                mostFirst(Facet.TYPE, CountedFacets::value),
                mostFirst(Facet.CATEGORY, CountedFacets::category),
                mostFirst(Facet.STORE, CountedFacets::store),
                mostFirst(Facet.VENDOR, CountedFacets::value),
                mostFirst(Facet.TAG, CountedFacets::value),
                asked(Facet.PRICE)
                        ? values(Facet.PRICE)
                                .sorted(Comparator.comparingInt(Value::number))
                                .map(value -> price(value, currency))
                                .toList()
                        : null,
                asked(Facet.RATING) ? ratings() : null,
                total(Facet.IN_STOCK),
                total(Facet.ON_OFFER));
    }

    /**
     * How many matches each one of a sample stands for. The shuffled order is of evenly spread numbers, so the sample ends
     * at the share of all numbers that it is of all matches.
     */
    private static double scale(Tuple sampled, int largestSample) {
        if (matches(sampled) <= largestSample) {
            return 1;
        }
        long last = Long.parseLong(sampled.get("name", String.class));
        return SHUFFLED_VALUES / (last - (double) Integer.MIN_VALUE);
    }

    private boolean asked(Facet facet) {
        return query.facets().contains(facet);
    }

    private Stream<Tuple> rows(String facet) {
        return rows.stream().filter(row -> row.get("facet").equals(facet));
    }

    private Stream<Value> values(Facet facet) {
        String sample = FacetSql.sample(facet, selection);
        return rows(facet.parameter()).map(row -> new Value(row, scaled(row, sample)));
    }

    /** {@code null} when they were not asked for. */
    private <T> List<T> mostFirst(Facet facet, Function<Value, T> made) {
        return asked(facet)
                ? values(facet)
                        .sorted(Comparator.comparingLong(Value::count)
                                .reversed()
                                .thenComparing(value -> value.text("value")))
                        .map(made)
                        .toList()
                : null;
    }

    private List<RatingCount> ratings() {
        ToLongFunction<Integer> withAtLeast = stars -> values(Facet.RATING)
                .filter(value -> value.number() >= stars)
                .mapToLong(Value::count)
                .sum();
        return IntStream.iterate(MOST_STARS, stars -> stars > 0, stars -> stars - 1)
                .mapToObj(stars -> new RatingCount(stars, withAtLeast.applyAsLong(stars)))
                .filter(rating -> rating.count() > 0)
                .toList();
    }

    private long total(String name, String sample) {
        return rows(name).mapToLong(row -> scaled(row, sample)).sum();
    }

    /** {@code null} when it was not asked for. */
    private Long total(Facet facet) {
        return asked(facet) ? (Long) total(facet.parameter(), FacetSql.sample(facet, selection)) : null;
    }

    private long scaled(Tuple row, String sample) {
        return Math.round(matches(row) * scales.getOrDefault(sample, 1.0));
    }

    private static long matches(Tuple row) {
        return row.get("matches", Number.class).longValue();
    }

    private static CategoryCount category(Value value) {
        return new CategoryCount(
                value.id("value"), value.text("handle"), value.text("name"), value.id("parent"), value.count());
    }

    private static StoreCount store(Value value) {
        return new StoreCount(value.id("value"), value.text("handle"), value.text("name"), value.count());
    }

    private static ValueCount value(Value value) {
        return new ValueCount(value.text("value"), value.count());
    }

    private static PriceCount price(Value value, String currency) {
        int step = value.number();
        long from = step == 0 ? 0 : FacetSql.PRICE_STEPS[step - 1];
        long to = step == FacetSql.PRICE_STEPS.length ? MOST : FacetSql.PRICE_STEPS[step] - 1;
        return new PriceCount(new Money(from, currency), new Money(to, currency), value.count());
    }
}
