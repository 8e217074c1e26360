package io.mercato.catalog.stock;

/**
 * How much there is of one size of one variant.
 *
 * @param quantity what is there, from 0
 * @param reserved how much of that is promised to orders, from 0 to {@code quantity}
 */
public record StockLevel(int quantity, int reserved) {
    /** The largest quantity; the sum of two is still an {@code int}. */
    public static final int MAX_QUANTITY = 1_000_000_000;

    /** Of what there is nothing. */
    public static final StockLevel NONE = new StockLevel(0, 0);

    /** How much can still be bought. */
    public int left() {
        return quantity - reserved;
    }

    /** With some of what is left promised to an order. */
    public StockLevel reserve(int amount) {
        return new StockLevel(quantity, reserved + amount);
    }

    /** With some of what was promised for everyone to buy again. */
    public StockLevel release(int amount) {
        return new StockLevel(quantity, reserved - amount);
    }

    /** Without some of what was promised: it is sold. */
    public StockLevel sell(int amount) {
        return new StockLevel(quantity - amount, reserved - amount);
    }

    /** With another quantity, which must not be below what is reserved. */
    public StockLevel withQuantity(int quantity) {
        return new StockLevel(quantity, reserved);
    }
}
