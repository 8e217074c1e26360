package io.mercato.catalog.stock;

import java.util.UUID;

import jakarta.persistence.Embeddable;

/** Names a row of {@code variant_sizes}: one size of one variant, which has a stock of its own. */
@Embeddable
public record StockKey(UUID variantId, UUID sizeId) {}
