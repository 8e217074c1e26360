package io.mercato.catalog.search;

import java.util.Map;
import java.util.Optional;

/**
 * A part of a search's WHERE, on the row {@code c} of {@code product_search}.
 *
 * @param facet whose filter it is
 * @param late whether it costs so much that it is asked last, of few rows
 */
record Condition(Optional<Facet> facet, boolean late, String sql, Map<String, Object> parameters) {
    static Condition of(String sql, String parameter, Object value) {
        return new Condition(Optional.empty(), false, sql, Map.of(parameter, value));
    }

    static Condition of(Facet facet, String sql, Map<String, Object> parameters) {
        return new Condition(Optional.of(facet), false, sql, parameters);
    }

    static Condition of(String sql) {
        return new Condition(Optional.empty(), false, sql, Map.of());
    }

    static Condition late(String sql) {
        return new Condition(Optional.empty(), true, sql, Map.of());
    }

    static Condition late(Facet facet, String sql) {
        return new Condition(Optional.of(facet), true, sql, Map.of());
    }
}
