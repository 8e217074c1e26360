package io.mercato.catalog.productimport;

import io.mercato.catalog.product.ProductText;
import io.mercato.catalog.product.VariantPrice;

import java.util.Comparator;
import java.util.List;

/**
 * A product as the rows of a file describe it.
 *
 * @param currency of its prices
 * @param variants in order; at least one
 * @param images in order
 * @param lines of its rows that were accepted; the first is where it begins
 * @param complete whether none of its rows was refused, so that what they do not name is to go
 */
record ImportedProduct(
        String handle,
        ProductText text,
        String currency,
        List<Variant> variants,
        List<Image> images,
        List<Long> lines,
        boolean complete) {

    static final Comparator<VariantPrice> BY_AMOUNT = Comparator.comparingLong(VariantPrice::amount);

    record Variant(List<String> optionValues, String sku, VariantPrice price) {}

    record Image(String url, String alt) {}

    /** The price that lists show. */
    VariantPrice cheapest() {
        return variants.stream().map(Variant::price).min(BY_AMOUNT).orElseThrow();
    }
}
