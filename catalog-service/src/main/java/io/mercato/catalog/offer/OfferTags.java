package io.mercato.catalog.offer;

import io.mercato.catalog.change.Kind;
import io.mercato.catalog.list.Reference;
import io.mercato.platform.answer.Shows;
import io.mercato.platform.paging.Page;

/** What makes answers that show offers out of date. */
final class OfferTags {
    private OfferTags() {}

    /** An offer with what it is on, until it ends. */
    static Shows of(OfferCard offer) {
        return Shows.of(Kind.OFFER.tag(offer.id()))
                .and(on(Kind.PRODUCT, offer.product()))
                .and(on(Kind.CATEGORY, offer.category()))
                .and(on(Kind.STORE, offer.store()))
                .until(offer.endsAt());
    }

    /** Each offer of a page. */
    static Shows of(Page<OfferCard> page) {
        return Shows.each(page.items(), OfferTags::of);
    }

    private static Shows on(Kind kind, Reference thing) {
        return thing == null ? Shows.of() : Shows.of(kind.tag(thing.id()));
    }
}
