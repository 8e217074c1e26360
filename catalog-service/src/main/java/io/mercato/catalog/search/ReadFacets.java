package io.mercato.catalog.search;

import static java.util.stream.Collectors.toMap;

import io.mercato.catalog.search.Facets.CategoryCount;
import io.mercato.catalog.search.Facets.PriceCount;
import io.mercato.catalog.search.Facets.RatingCount;
import io.mercato.catalog.search.Facets.StoreCount;
import io.mercato.catalog.search.Facets.ValueCount;
import io.mercato.catalog.search.SearchFilters.PriceRange;
import io.mercato.platform.money.Money;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;

/** Counts the matches of a search by facets. */
@ApplicationScoped
class ReadFacets {
    /** The largest amount that money can be. */
    private static final long MOST = 9_007_199_254_740_991L;

    private static final double SHUFFLED_VALUES = 1L << 32;

    private final SearchDatabase database;
    private final SearchSettings settings;

    ReadFacets(SearchDatabase database, SearchSettings settings) {
        this.database = database;
        this.settings = settings;
    }

    /** One statement; blocks. */
    Facets read(PreparedSearch search) {
        SearchQuery query = search.query();
        List<Tuple> rows = search.matchable() ? database.rows(sql(search), parameters(search)) : List.of();
        Map<String, Double> scales = rows.stream()
                .filter(row -> row.get("facet").equals("sampled"))
                .collect(toMap(row -> row.get("value", String.class), this::scale));
        Counted counted = new Counted(query, search.selection(), rows, scales);
        String currency = currency(query);
        return new Facets(
                counted.total("matches", "all_filters"),
                scales.values().stream().allMatch(scale -> scale == 1),
                counted.values(Facet.CATEGORY, ReadFacets::category),
                counted.values(Facet.STORE, ReadFacets::store),
                counted.values(Facet.VENDOR, ReadFacets::value),
                counted.values(Facet.TAG, ReadFacets::value),
                counted.values(Facet.PRICE, row -> price(row, currency)),
                counted.values(Facet.RATING, ReadFacets::rating),
                counted.total(Facet.IN_STOCK),
                counted.total(Facet.ON_OFFER));
    }

    static String sql(PreparedSearch search) {
        return FacetSql.of(search.query(), search.selection());
    }

    Map<String, Object> parameters(PreparedSearch search) {
        Map<String, Object> parameters = new HashMap<>(search.selection().parameters());
        parameters.put("sample", settings.facetSample() + 1);
        parameters.put("values", settings.facetValues());
        parameters.put("priceSteps", FacetSql.priceSteps());
        parameters.put("priceCurrency", currency(search.query()));
        return parameters;
    }

    /**
     * How many matches each one of a sample stands for. The shuffled order is of evenly spread numbers, so the sample ends
     * at the share of all numbers that it is of all matches.
     */
    private double scale(Tuple sampled) {
        long size = sampled.get("matches", Number.class).longValue();
        if (size <= settings.facetSample()) {
            return 1;
        }
        double share =
                (Long.parseLong(sampled.get("name", String.class)) - (double) Integer.MIN_VALUE) / SHUFFLED_VALUES;
        return 1 / share;
    }

    private static String currency(SearchQuery query) {
        return query.filters().price().map(PriceRange::currency).orElse(query.currency());
    }

    /** A row of the answer with its count for all matches. */
    private record Row(Tuple columns, long count) {
        String text(String column) {
            return columns.get(column, String.class);
        }

        UUID id(String column) {
            return text(column) == null ? null : UUID.fromString(text(column));
        }
    }

    private record Counted(SearchQuery query, Selection selection, List<Tuple> rows, Map<String, Double> scales) {
        long total(String name, String sample) {
            return rows.stream()
                    .filter(row -> row.get("facet").equals(name))
                    .mapToLong(row -> scaled(row, sample))
                    .sum();
        }

        /** {@code null} when it was not asked for. */
        Long total(Facet facet) {
            return query.facets().contains(facet)
                    ? (Long) total(facet.parameter(), FacetSql.sample(facet, selection))
                    : null;
        }

        /** {@code null} when they were not asked for. */
        <T> List<T> values(Facet facet, Function<Row, T> value) {
            if (!query.facets().contains(facet)) {
                return null;
            }
            String sample = FacetSql.sample(facet, selection);
            Comparator<Row> order = facet == Facet.PRICE
                    ? Comparator.comparing(row -> Integer.valueOf(row.text("value")))
                    : facet == Facet.RATING
                            ? Comparator.comparing((Row row) -> row.text("value"))
                                    .reversed()
                            : Comparator.comparingLong(Row::count).reversed().thenComparing(row -> row.text("value"));
            return rows.stream()
                    .filter(row -> row.get("facet").equals(facet.parameter()))
                    .map(row -> new Row(row, scaled(row, sample)))
                    .sorted(order)
                    .map(value)
                    .toList();
        }

        private long scaled(Tuple row, String sample) {
            return Math.round(row.get("matches", Number.class).longValue() * scales.getOrDefault(sample, 1.0));
        }
    }

    private static CategoryCount category(Row row) {
        return new CategoryCount(row.id("value"), row.text("handle"), row.text("name"), row.id("parent"), row.count());
    }

    private static StoreCount store(Row row) {
        return new StoreCount(row.id("value"), row.text("handle"), row.text("name"), row.count());
    }

    private static ValueCount value(Row row) {
        return new ValueCount(row.text("value"), row.count());
    }

    private static RatingCount rating(Row row) {
        return new RatingCount(Integer.parseInt(row.text("value")), row.count());
    }

    private static PriceCount price(Row row, String currency) {
        int step = Integer.parseInt(row.text("value"));
        long from = step == 0 ? 0 : FacetSql.PRICE_STEPS[step - 1];
        long to = step == FacetSql.PRICE_STEPS.length ? MOST : FacetSql.PRICE_STEPS[step] - 1;
        return new PriceCount(new Money(from, currency), new Money(to, currency), row.count());
    }
}
