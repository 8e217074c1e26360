package io.mercato.catalog.product;

import io.mercato.catalog.bundle.BundleTags;
import io.mercato.catalog.change.Kind;
import io.mercato.platform.answer.Shows;
import io.mercato.platform.paging.Page;

/** What makes answers that show products out of date. */
public final class ProductTags {
    /**
     * Some of all products, the newest or the featured ones. Others come in when one is made, published, featured or moved, by
     * itself or with its store, and with the tree of categories, which decides what belongs together. A product or a store that
     * looks different concerns only where it is shown.
     */
    public static final Shows CHOICE = Shows.of(Kind.PRODUCT.choiceTag(), Kind.CATEGORY.choiceTag());

    /** Products that are found, filtered or counted by how they look. */
    public static final Shows FOUND = Shows.of(Kind.PRODUCT.listTag(), Kind.CATEGORY.listTag());

    private ProductTags() {}

    /** Each product of a page. */
    public static Shows of(Page<ProductCard> page) {
        return Shows.each(page.items(), ProductTags::of);
    }

    /** A product in a list, with its store. */
    public static Shows of(ProductCard card) {
        return Shows.of(Kind.PRODUCT.tag(card.id()), Kind.STORE.tag(card.store().id()));
    }

    /** A product with all that belongs to it, or a bundle with what is in it. */
    static Shows of(ProductAnswer answer) {
        return switch (answer) {
            case ProductAnswer.OfProduct product -> of(product.data());
            case ProductAnswer.OfBundle bundle -> BundleTags.of(bundle.data());
        };
    }

    private static Shows of(ProductDetail product) {
        Shows shows = Shows.of(
                Kind.PRODUCT.tag(product.id()), Kind.STORE.tag(product.store().id()));
        return product.category() == null
                ? shows
                : shows.and(Shows.of(Kind.CATEGORY.tag(product.category().id())));
    }
}
