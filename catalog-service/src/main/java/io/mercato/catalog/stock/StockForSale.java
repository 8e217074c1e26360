package io.mercato.catalog.stock;

import java.util.Map;
import java.util.Set;

/**
 * Locked rows of stock.
 *
 * @param levels of those that exist
 * @param onSale those of products that are on sale
 */
public record StockForSale(Map<StockKey, StockLevel> levels, Set<StockKey> onSale) {}
