package io.mercato.catalog.bundle;

import io.mercato.catalog.change.Kind;
import io.mercato.platform.answer.Shows;
import io.mercato.platform.paging.Page;

/** What makes answers that show bundles out of date. */
public final class BundleTags {
    /** A choice among all bundles, of which those with an item that is not on sale are not. */
    static final Shows CHOICE = Shows.of(Kind.BUNDLE.listTag(), Kind.PRODUCT.listTag());

    private BundleTags() {}

    /** A bundle with what is in it. */
    public static Shows of(BundleDetail bundle) {
        return Shows.of(
                        Kind.BUNDLE.tag(bundle.id()),
                        Kind.STORE.tag(bundle.store().id()))
                .and(Shows.each(
                        bundle.items(),
                        item -> Shows.of(Kind.PRODUCT.tag(item.product().id()))));
    }

    /** Each bundle of a page. */
    static Shows of(Page<BundleCard> page) {
        return Shows.each(page.items(), BundleTags::of);
    }

    /** A bundle in a list, with its store. */
    public static Shows of(BundleCard card) {
        return Shows.of(Kind.BUNDLE.tag(card.id()), Kind.STORE.tag(card.store().id()));
    }
}
