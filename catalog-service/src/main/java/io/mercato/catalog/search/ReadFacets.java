package io.mercato.catalog.search;

import io.mercato.catalog.search.SearchFilters.PriceRange;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;

/** Counts the matches of a search by facets. */
@ApplicationScoped
class ReadFacets {
    private final SearchDatabase database;
    private final SearchSettings settings;

    ReadFacets(SearchDatabase database, SearchSettings settings) {
        this.database = database;
        this.settings = settings;
    }

    /** One statement; blocks. */
    Facets read(PreparedSearch search) {
        List<Tuple> rows =
                search.matchable() ? database.rows(sql(search), parameters(search, settings.facetSample())) : List.of();
        return new CountedFacets(search, rows, settings.facetSample()).facets(currency(search.query()));
    }

    static String sql(PreparedSearch search) {
        return FacetSql.of(search.query(), search.selection());
    }

    /** @param largestSample one more is read, which tells whether these are all */
    Map<String, Object> parameters(PreparedSearch search, int largestSample) {
        Map<String, Object> parameters = new HashMap<>(search.selection().parameters());
        parameters.put("sample", largestSample + 1);
        parameters.put("values", settings.facetValues());
        parameters.put("priceSteps", FacetSql.priceSteps());
        parameters.put("priceCurrency", currency(search.query()));
        return parameters;
    }

    private static String currency(SearchQuery query) {
        return query.filters().price().map(PriceRange::currency).orElse(query.currency());
    }
}
