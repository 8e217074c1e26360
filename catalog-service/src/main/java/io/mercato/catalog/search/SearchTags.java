package io.mercato.catalog.search;

import io.mercato.catalog.bundle.BundleTags;
import io.mercato.catalog.change.Kind;
import io.mercato.catalog.product.ProductTags;
import io.mercato.platform.answer.Shows;

/** What makes answers of the search out of date. */
final class SearchTags {
    /** Products and bundles, and what they are in. */
    static final Shows FOUND = ProductTags.FOUND.and(Shows.of(Kind.BUNDLE.listTag()));

    private SearchTags() {}

    /** What a search chooses from: products and bundles, and offers where these decide. */
    static Shows choice(SearchQuery query) {
        boolean byOffers = query.filters().onOffer() || query.facets().contains(Facet.ON_OFFER);
        return byOffers ? FOUND.and(Shows.of(Kind.OFFER.listTag())) : FOUND;
    }

    /** What was found. */
    static Shows of(SearchAnswer answer) {
        return Shows.each(answer.items(), hit -> switch (hit) {
            case SearchHit.OfProduct product -> ProductTags.of(product.data());
            case SearchHit.OfBundle bundle -> BundleTags.of(bundle.data());
        });
    }
}
