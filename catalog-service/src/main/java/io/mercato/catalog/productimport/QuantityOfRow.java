package io.mercato.catalog.productimport;

import io.mercato.catalog.stock.StockLevel;

import java.util.regex.Pattern;

/** How many there are of what a row describes. */
final class QuantityOfRow {
    private static final Pattern WHOLE_NUMBER = Pattern.compile("-?\\d{1,18}");

    private QuantityOfRow() {}

    /** {@code null} when the file does not say. Shopify exports what it has oversold below zero: there is none. */
    static Integer read(ProductRow row) throws RowRefused {
        String text = row.text(Column.INVENTORY_QTY);
        if (text == null) {
            return null;
        }
        if (!WHOLE_NUMBER.matcher(text).matches()) {
            throw new RowRefused("Variant Inventory Qty " + RowRefused.quote(text) + " is not a whole number");
        }
        long quantity = Long.parseLong(text);
        if (quantity > StockLevel.MAX_QUANTITY) {
            throw new RowRefused("Variant Inventory Qty " + RowRefused.quote(text) + " is too large");
        }
        return Math.toIntExact(Math.max(0, quantity));
    }
}
