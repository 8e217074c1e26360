package io.mercato.catalog.product;

import java.util.Locale;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/** Stores a {@link ProductStatus} as the lower-case text that the table's CHECK and partial indexes name. */
@Converter
public class ProductStatusColumn implements AttributeConverter<ProductStatus, String> {
    @Override
    public String convertToDatabaseColumn(ProductStatus status) {
        return status == null ? null : status.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public ProductStatus convertToEntityAttribute(String text) {
        return text == null ? null : ProductStatus.valueOf(text.toUpperCase(Locale.ROOT));
    }
}
