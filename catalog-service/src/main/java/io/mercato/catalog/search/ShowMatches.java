package io.mercato.catalog.search;

import static java.util.stream.Collectors.toSet;

import io.mercato.catalog.bundle.BundleCard;
import io.mercato.catalog.bundle.ReadBundleCards;
import io.mercato.catalog.product.ProductCard;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;

/** Makes what is shown of the rows of a page. */
@ApplicationScoped
class ShowMatches {
    /** Where a page's rows {@code page} meet what they show. Of a row, either {@code p} or {@code b} is there. */
    static final String TABLES = """
              LEFT JOIN products p ON p.id = page.product_id
              LEFT JOIN bundles b ON b.id = page.product_id
              LEFT JOIN stores s ON s.id = p.store_id
              LEFT JOIN product_images i ON i.product_id = p.id AND i.position = 1
            """;

    private static final String CARD = """
            page.product_id AS id, p.handle, p.title, p.vendor, p.price, p.compare_at_price, p.currency,
            p.rating_average, p.rating_count, p.created_at,
            s.id AS store_id, s.handle AS store_handle, s.name AS store_name,
            i.url AS image_url, coalesce(nullif(i.alt, ''), p.title) AS image_alt,
            b.id AS bundle_id
            """;

    private final ReadBundleCards bundles;

    ShowMatches(ReadBundleCards bundles) {
        this.bundles = bundles;
    }

    /** The columns that {@link #of} reads. */
    static String columns(boolean hasText) {
        return CARD + (hasText ? ", " + Highlights.COLUMNS : "");
    }

    /** Cards, and where the words are. One statement more when there are bundles among them; blocks. */
    List<SearchHit> of(List<Tuple> rows, boolean hasText) {
        Set<UUID> ids = rows.stream()
                .map(row -> row.get("bundle_id", UUID.class))
                .filter(Objects::nonNull)
                .collect(toSet());
        Map<UUID, BundleCard> cards = bundles.byIds(ids);
        return rows.stream().flatMap(row -> hit(row, cards, hasText).stream()).toList();
    }

    /** Nothing of a bundle that has gone since its row was read. */
    private static Optional<SearchHit> hit(Tuple row, Map<UUID, BundleCard> bundles, boolean hasText) {
        UUID bundle = row.get("bundle_id", UUID.class);
        Highlights highlights = hasText ? Highlights.of(row) : null;
        return bundle == null
                ? Optional.of(new SearchHit.OfProduct(ProductCard.of(row), highlights))
                : Optional.ofNullable(bundles.get(bundle)).map(card -> new SearchHit.OfBundle(card, highlights));
    }
}
