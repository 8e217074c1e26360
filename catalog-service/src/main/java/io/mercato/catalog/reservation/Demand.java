package io.mercato.catalog.reservation;

import io.mercato.catalog.stock.StockChange;
import io.mercato.catalog.stock.StockKey;
import io.mercato.catalog.stock.StockLevel;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * How much is asked of each row of stock. Whatever comes down to the same row is summed here, before any of it is compared
 * with what is left: two parts that fit one by one may not fit together.
 */
record Demand(Map<StockKey, Integer> amounts) {
    /** A sum that stays the largest number instead of overflowing: more than there ever is of anything. */
    static int saturated(int one, int other) {
        return (int) Math.min(Integer.MAX_VALUE, (long) one + other);
    }

    /** One for each row of stock, in an order that depends on nothing else. */
    List<ReservationLine> lines() {
        return amounts.entrySet().stream()
                .map(line -> new ReservationLine(
                        line.getKey().variantId(), line.getKey().sizeId(), line.getValue()))
                .sorted(Comparator.comparing(ReservationLine::variantId).thenComparing(ReservationLine::sizeId))
                .toList();
    }

    /** The rows of which less is left than is asked; one that does not exist has nothing left. */
    List<Shortage> shortages(Map<StockKey, StockLevel> levels) {
        return amounts.entrySet().stream()
                .map(asked -> new Shortage(
                        asked.getKey().variantId(),
                        asked.getKey().sizeId(),
                        asked.getValue(),
                        levels.getOrDefault(asked.getKey(), StockLevel.NONE).left(),
                        Set.of()))
                .filter(shortage -> shortage.left() < shortage.asked())
                .sorted(Shortage.BY_ROW)
                .toList();
    }

    /** What becomes of each row when its amount is applied to its level. */
    List<StockChange> changes(
            Map<StockKey, StockLevel> levels, BiFunction<StockLevel, Integer, StockLevel> application) {
        return levels.entrySet().stream()
                .map(row -> new StockChange(
                        row.getKey(), row.getValue(), application.apply(row.getValue(), amounts.get(row.getKey()))))
                .toList();
    }
}
