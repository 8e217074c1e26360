package io.mercato.catalog.product;

import java.util.List;

/**
 * What a product says about itself.
 *
 * @param title 1 to 255 characters
 * @param description plain text, at most 65,535 characters
 * @param vendor {@code null} when unknown, as are the following unless they are lists
 * @param optionNames at most 3
 */
public record ProductText(
        String title,
        String description,
        String vendor,
        String productType,
        List<String> tags,
        List<String> optionNames,
        String seoTitle,
        String seoDescription,
        ProductStatus status) {

    /** The same with another status. */
    public ProductText as(ProductStatus other) {
        return new ProductText(
                title, description, vendor, productType, tags, optionNames, seoTitle, seoDescription, other);
    }
}
