package io.mercato.catalog.stock;

/** What becomes of one row of stock. */
public record StockChange(StockKey key, StockLevel before, StockLevel after) {
    /** How many came, or how many went as a negative number; 0 when only the reserved part changes. */
    int moved() {
        return after.quantity() - before.quantity();
    }

    /** Whether a customer sees it, who is told what is left when it is no more than {@code low}. */
    boolean isSeen(int low) {
        return Math.min(before.left(), low + 1) != Math.min(after.left(), low + 1);
    }

    /** Whether this takes the last one that could be bought. */
    boolean depletes() {
        return before.left() > 0 && after.left() == 0;
    }
}
