package io.mercato.catalog.product;

/** Whether customers see a product. Stored in lower case. */
public enum ProductStatus {
    DRAFT,
    ACTIVE,
    ARCHIVED
}
