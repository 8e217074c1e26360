package io.mercato.catalog.search;

import io.mercato.catalog.bundle.BundleTags;
import io.mercato.catalog.change.Kind;
import io.mercato.catalog.product.ProductTags;
import io.mercato.platform.answer.Shows;

/** What makes answers of the search out of date. */
final class SearchTags {
    /** Products and bundles, and what they are in. */
    static final Shows FOUND = ProductTags.FOUND.and(Shows.of(Kind.BUNDLE.listTag()));

    /** What a suggestion chooses from, by how all of it is called. */
    static final Shows NAMES = FOUND.and(Shows.of(Kind.STORE.listTag()));

    private SearchTags() {}

    /** What a search chooses from: products and bundles, and offers and the places of stores where these decide. */
    static Shows choice(SearchQuery query) {
        Shows choice = FOUND;
        if (query.filters().onOffer() || query.facets().contains(Facet.ON_OFFER)) {
            choice = choice.and(Shows.of(Kind.OFFER.listTag()));
        }
        return query.filters().ofPlace() ? choice.and(Shows.of(Kind.STORE.choiceTag())) : choice;
    }

    /** What was found, and the stores that were counted. */
    static Shows of(SearchAnswer answer) {
        Shows found = Shows.each(answer.items(), hit -> switch (hit) {
            case SearchHit.OfProduct product -> ProductTags.of(product.data());
            case SearchHit.OfBundle bundle -> BundleTags.of(bundle.data());
        });
        return answer.facets() == null || answer.facets().store() == null
                ? found
                : found.and(Shows.each(answer.facets().store(), store -> Shows.of(Kind.STORE.tag(store.id()))));
    }
}
