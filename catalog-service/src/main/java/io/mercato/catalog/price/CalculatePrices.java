package io.mercato.catalog.price;

import io.mercato.catalog.offer.RunningOffer;
import io.mercato.catalog.offer.RunningOffers;
import io.mercato.platform.money.Money;
import io.mercato.platform.problem.ProblemException;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/** What a cart costs now, with the offers that are best for it: three statements, however many lines. Blocks. */
@ApplicationScoped
class CalculatePrices {
    private final ListPrices listPrices;
    private final RunningOffers runningOffers;

    CalculatePrices(ListPrices listPrices, RunningOffers runningOffers) {
        this.listPrices = listPrices;
        this.runningOffers = runningOffers;
    }

    /** @throws ProblemException 400 {@code invalid_parameter}, 422 {@code not_on_sale} or {@code price_too_large} */
    PriceAnswer of(PriceRequest request) {
        refuseHalves(request.lines());
        List<ListedLine> listed = listPrices.of(request.lines());
        List<UUID> products = listed.stream()
                .flatMap(line -> line.product().stream())
                .distinct()
                .toList();
        List<RunningOffer> offers =
                products.isEmpty() ? List.of() : runningOffers.on(products, Optional.ofNullable(request.customerId()));
        return answer(request.lines(), listed, new BestOffers(listed, offers).choose());
    }

    private static PriceAnswer answer(
            List<PriceRequest.Line> asked, List<ListedLine> listed, Map<Integer, BestOffers.Use> uses) {
        List<PriceAnswer.Line> lines = new ArrayList<>();
        Map<UUID, PriceAnswer.UsedOffer> used = new LinkedHashMap<>();
        Map<String, Money> totals = new TreeMap<>();
        for (int i = 0; i < asked.size(); i++) {
            Optional<BestOffers.Use> use = Optional.ofNullable(uses.get(i));
            PriceAnswer.Line line = line(asked.get(i), listed.get(i), use);
            lines.add(line);
            totals.merge(line.price().currency(), line.price(), ListedLine::plus);
            use.ifPresent(one -> used.merge(
                    one.offer().id(),
                    new PriceAnswer.UsedOffer(one.offer().id(), one.offer().title(), one.uses()),
                    (before, more) ->
                            new PriceAnswer.UsedOffer(before.offerId(), before.title(), before.uses() + more.uses())));
        }
        return new PriceAnswer(lines, List.copyOf(used.values()), List.copyOf(totals.values()));
    }

    private static PriceAnswer.Line line(PriceRequest.Line asked, ListedLine listed, Optional<BestOffers.Use> use) {
        long reduction = use.map(BestOffers.Use::reduction).orElse(0L);
        String currency = listed.unit().currency();
        return new PriceAnswer.Line(
                asked.variantId(),
                asked.sizeId(),
                asked.bundleId(),
                asked.quantity(),
                listed.unit(),
                listed.price(),
                new Money(reduction, currency),
                new Money(listed.price().amount() - reduction, currency),
                use.map(one -> one.offer().id()).orElse(null));
    }

    private static void refuseHalves(List<PriceRequest.Line> lines) {
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).namesOneThing()) {
                throw ProblemException.badRequest(
                        "invalid_parameter", "lines[" + i + "]", "must name either a variant and size, or a bundle");
            }
        }
    }
}
