package io.mercato.catalog.price;

import io.mercato.catalog.offer.Discount;
import io.mercato.catalog.offer.RunningOffer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * Chooses offers for the lines of a cart. Each line takes part in one offer at most, the one that saves most. What is bought
 * and got is counted over all lines that such an offer is on, and the cheapest ones are got; these lines take part if that
 * saves more than the best other offers would for them. No offer is used more often than is left of it. Not thread-safe.
 */
final class BestOffers {
    private final List<ListedLine> lines;
    private final List<RunningOffer> offers;
    private final Map<UUID, Integer> left = new HashMap<>();
    private final Map<Integer, Use> uses = new HashMap<>();

    BestOffers(List<ListedLine> lines, List<RunningOffer> offers) {
        this.lines = lines;
        this.offers = offers;
        offers.forEach(offer -> left.put(offer.id(), offer.usesLeft()));
    }

    /**
     * A line's part in an offer.
     *
     * @param reduction in minor units of the line's currency
     * @param uses how often that uses the offer; of what is bought and got, told with one line of each set
     */
    record Use(RunningOffer offer, long reduction, int uses) {}

    /** What an offer does for several lines together, by the number of the line. */
    private record Pool(RunningOffer offer, Map<Integer, Long> reductions, int sets) {
        long saving() {
            return reductions.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    /** By the number of the line; those that take part in none are not there. */
    Map<Integer, Use> choose() {
        boolean chosen = true;
        while (chosen) {
            chosen = offers.stream()
                    .flatMap(offer -> pool(offer).stream())
                    .filter(pool -> pool.saving() > savedOtherwise(pool))
                    .max(Comparator.comparingLong(Pool::saving))
                    .map(this::take)
                    .isPresent();
        }
        for (int i = 0; i < lines.size(); i++) {
            if (!uses.containsKey(i)) {
                int number = i;
                best(i).ifPresent(use -> {
                    uses.put(number, use);
                    left.merge(use.offer().id(), -use.uses(), Integer::sum);
                });
            }
        }
        return uses;
    }

    private Pool take(Pool pool) {
        boolean first = true;
        for (Map.Entry<Integer, Long> part : pool.reductions().entrySet()) {
            uses.put(part.getKey(), new Use(pool.offer(), part.getValue(), first ? pool.sets() : 0));
            first = false;
        }
        left.merge(pool.offer().id(), -pool.sets(), Integer::sum);
        return pool;
    }

    /** Over the lines of one currency, that of the first. */
    private Optional<Pool> pool(RunningOffer offer) {
        if (!(offer.discount() instanceof Discount.BuyXGetY rule)) {
            return Optional.empty();
        }
        List<Integer> open = IntStream.range(0, lines.size())
                .filter(i -> !uses.containsKey(i) && isOn(offer, lines.get(i)))
                .boxed()
                .toList();
        List<Integer> pooled = open.stream()
                .filter(i -> lines.get(i)
                        .unit()
                        .currency()
                        .equals(lines.get(open.getFirst()).unit().currency()))
                .sorted(Comparator.comparing((Integer i) -> lines.get(i).unit().amount()))
                .toList();
        long units = pooled.stream().mapToLong(i -> lines.get(i).quantity()).sum();
        int sets = (int) Math.min(left.get(offer.id()), units / (rule.buy() + rule.more()));
        if (sets <= 0) {
            return Optional.empty();
        }
        Map<Integer, Long> reductions = new LinkedHashMap<>();
        long got = (long) sets * rule.more();
        for (int i : pooled) {
            long reduced = Math.min(got, lines.get(i).quantity());
            reductions.put(i, reduced * rule.reductionOf(lines.get(i).unit()).amount());
            got -= reduced;
        }
        return Optional.of(new Pool(offer, reductions, sets));
    }

    private long savedOtherwise(Pool pool) {
        return pool.reductions().keySet().stream()
                .mapToLong(i -> best(i).map(Use::reduction).orElse(0L))
                .sum();
    }

    /** The best for a line by itself; of equal ones that with the lowest id. */
    private Optional<Use> best(int number) {
        ListedLine line = lines.get(number);
        List<Use> candidates = new ArrayList<>();
        for (RunningOffer offer : offers) {
            if (offer.discount().lowersSingleOnes() && isOn(offer, line) && left.get(offer.id()) > 0) {
                int times = Math.min(left.get(offer.id()), line.quantity());
                long each = line.unit().amount()
                        - offer.discount().appliedTo(line.unit()).amount();
                candidates.add(new Use(offer, each * times, times));
            }
        }
        return candidates.stream()
                .filter(use -> use.reduction() > 0)
                .max(Comparator.comparingLong(Use::reduction)
                        .thenComparing(use -> use.offer().id(), Comparator.reverseOrder()));
    }

    private static boolean isOn(RunningOffer offer, ListedLine line) {
        return line.product().filter(offer.products()::contains).isPresent();
    }
}
