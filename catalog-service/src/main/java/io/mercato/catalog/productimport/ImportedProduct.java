package io.mercato.catalog.productimport;

import io.mercato.catalog.product.ProductStatus;
import io.mercato.catalog.product.ProductText;
import io.mercato.catalog.product.VariantPrice;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A product as the rows of a file describe it.
 *
 * @param currency of its prices
 * @param variants in order; at least one
 * @param images in order
 * @param lines of its rows that were accepted; the first is where it begins
 * @param complete whether none of its rows was refused, so that what they do not name is to go
 * @param withStore whether it is on sale as soon as its store is, and not before
 */
record ImportedProduct(
        String handle,
        ProductText text,
        String currency,
        List<Variant> variants,
        List<Image> images,
        List<Long> lines,
        boolean complete,
        boolean withStore) {

    static final Comparator<VariantPrice> BY_AMOUNT = Comparator.comparingLong(VariantPrice::amount);

    /**
     * @param optionValues of its options other than the size
     * @param sizes in order; at least one
     */
    record Variant(List<String> optionValues, List<Size> sizes) {}

    /**
     * @param quantity how many there are; {@code null} when the file does not say
     */
    record Size(String name, String sku, VariantPrice price, Integer quantity) {}

    record Image(String url, String alt) {}

    /** The same for a store that customers do not see: what would be on sale waits for it, as what was on sale in it does. */
    ImportedProduct inClosedStore() {
        return text.status() == ProductStatus.ACTIVE
                ? new ImportedProduct(
                        handle, text.as(ProductStatus.ARCHIVED), currency, variants, images, lines, complete, true)
                : this;
    }

    /** The price that lists show. */
    VariantPrice cheapest() {
        return sizes().map(Size::price).min(BY_AMOUNT).orElseThrow();
    }

    /** All sizes of all variants. */
    Stream<Size> sizes() {
        return variants.stream().flatMap(variant -> variant.sizes().stream());
    }
}
