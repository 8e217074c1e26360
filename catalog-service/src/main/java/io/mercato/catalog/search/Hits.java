package io.mercato.catalog.search;

import io.mercato.catalog.product.ProductCard;

import java.util.List;

import jakarta.persistence.Tuple;

/**
 * A page of matches.
 *
 * @param next the sort keys that the next page begins after; none when this is the last one
 */
record Hits(List<SearchHit> items, List<Object> next) {
    static final Hits NONE = new Hits(List.of(), List.of());

    /** What is shown of the products of {@code page}: a card's columns, and where the words are. */
    static String cards(boolean hasText) {
        return """
                p.id, p.handle, p.title, p.vendor, p.price, p.compare_at_price, p.currency,
                p.rating_average, p.rating_count, p.created_at,
                s.id AS store_id, s.handle AS store_handle, s.name AS store_name,
                i.url AS image_url, coalesce(nullif(i.alt, ''), p.title) AS image_alt
                """ + (hasText ? ", " + Highlights.COLUMNS : "");
    }

    static SearchHit hit(Tuple row, boolean hasText) {
        return new SearchHit("product", ProductCard.of(row), hasText ? Highlights.of(row) : null);
    }
}
