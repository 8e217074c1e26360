package io.mercato.catalog.reservation;

import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toSet;

import io.mercato.catalog.stock.StockKey;
import io.mercato.platform.problem.Problem.FieldError;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * The lines of a request with what each of them takes of the stock.
 *
 * @param contents of each bundle that is on sale, how many of each row of stock one of it takes
 */
record TakenApart(List<RequestedLine> lines, Map<UUID, Map<StockKey, Integer>> contents) {
    /** How many of each row of stock one of what a line asks for takes; nothing when that is a bundle not on sale. */
    private Map<StockKey, Integer> unit(RequestedLine line) {
        return line.namesBundle() ? contents.getOrDefault(line.bundleId(), Map.of()) : Map.of(line.key(), 1);
    }

    /** What all lines together ask of each row of stock. */
    Demand demand() {
        return sum(lines);
    }

    /** How much of that is of bundles. */
    Demand ofBundles() {
        return sum(lines.stream().filter(RequestedLine::namesBundle).toList());
    }

    /** The lines that are of nothing on sale. */
    List<FieldError> notOnSale(Set<StockKey> itemsOnSale) {
        return errors(
                line -> line.namesBundle() ? !contents.containsKey(line.bundleId()) : !itemsOnSale.contains(line.key()),
                "is not on sale");
    }

    /** The lines that take of something short. */
    List<FieldError> shortLines(List<Shortage> shortages) {
        Set<StockKey> keys = shortages.stream().map(Shortage::key).collect(toSet());
        return errors(line -> unit(line).keySet().stream().anyMatch(keys::contains), "asks for more than is left");
    }

    /** The same shortages, each with the bundles that take of it. */
    List<Shortage> withBundles(List<Shortage> shortages) {
        return shortages.stream()
                .map(shortage -> shortage.of(lines.stream()
                        .filter(line -> line.namesBundle() && unit(line).containsKey(shortage.key()))
                        .map(RequestedLine::bundleId)
                        .collect(toCollection(TreeSet::new))))
                .toList();
    }

    private Demand sum(List<RequestedLine> some) {
        Map<StockKey, Integer> amounts = new HashMap<>();
        for (RequestedLine line : some) {
            unit(line)
                    .forEach((key, units) -> amounts.merge(key, saturated(units, line.quantity()), Demand::saturated));
        }
        return new Demand(amounts);
    }

    private static int saturated(int units, int quantity) {
        return (int) Math.min(Integer.MAX_VALUE, (long) units * quantity);
    }

    private List<FieldError> errors(Predicate<RequestedLine> faulty, String detail) {
        return IntStream.range(0, lines.size())
                .filter(i -> faulty.test(lines.get(i)))
                .mapToObj(i -> new FieldError("lines[" + i + "]", detail))
                .toList();
    }
}
