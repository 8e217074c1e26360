package io.mercato.catalog.search;

import io.mercato.catalog.change.Kind;
import io.mercato.catalog.product.ProductTags;
import io.mercato.platform.answer.Shows;

/** What makes answers of the search out of date. */
final class SearchTags {
    private SearchTags() {}

    /** What a search chooses from: products, and offers where these decide. */
    static Shows choice(SearchQuery query) {
        boolean byOffers = query.filters().onOffer() || query.facets().contains(Facet.ON_OFFER);
        return byOffers ? ProductTags.FOUND.and(Shows.of(Kind.OFFER.listTag())) : ProductTags.FOUND;
    }

    /** What was found. */
    static Shows of(SearchAnswer answer) {
        return Shows.each(answer.items(), hit -> ProductTags.of(hit.data()));
    }
}
