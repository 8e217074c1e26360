package io.mercato.catalog.price;

import static org.assertj.core.api.Assertions.assertThat;

import io.mercato.catalog.offer.Discount;
import io.mercato.catalog.offer.RunningOffer;
import io.mercato.platform.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

class BestOffersTest {
    private static final UUID SHIRT = new UUID(0, 1);
    private static final UUID HAT = new UUID(0, 2);

    @Test
    void ofTwoOffersTheBetterOneIsTaken() {
        RunningOffer tenPercent = offer(1, new Discount.Percentage(10), 99, SHIRT);
        RunningOffer twoHundred = offer(2, new Discount.Fixed(new Money(200, "NGN")), 99, SHIRT);

        assertThat(choose(List.of(line(SHIRT, 1000, 3)), tenPercent, twoHundred))
                .containsExactly(Map.entry(0, new BestOffers.Use(twoHundred, 600, 3)));
        assertThat(choose(List.of(line(SHIRT, 5000, 3)), tenPercent, twoHundred))
                .containsExactly(Map.entry(0, new BestOffers.Use(tenPercent, 1500, 3)));
    }

    @Test
    void ofEqualOnesTheOlderIsTaken() {
        RunningOffer first = offer(1, new Discount.Percentage(10), 99, SHIRT);
        RunningOffer second = offer(2, new Discount.Percentage(10), 99, SHIRT);

        assertThat(choose(List.of(line(SHIRT, 1000, 1)), first, second).get(0).offer())
                .isEqualTo(first);
    }

    @Test
    void aReductionIsRoundedDownForEachOneAndNeverMoreThanThePrice() {
        assertThat(choose(List.of(line(SHIRT, 999, 3)), offer(1, new Discount.Percentage(10), 99, SHIRT))
                        .get(0)
                        .reduction())
                .isEqualTo(3 * 99);
        assertThat(choose(List.of(line(SHIRT, 150, 2)), offer(1, new Discount.Fixed(new Money(200, "NGN")), 99, SHIRT))
                        .get(0)
                        .reduction())
                .isEqualTo(300);
    }

    @Test
    void whatIsLeftOfAnOfferIsSharedByTheLines() {
        RunningOffer three = offer(1, new Discount.Percentage(50), 3, SHIRT, HAT);

        assertThat(choose(List.of(line(SHIRT, 1000, 2), line(HAT, 400, 2)), three))
                .containsEntry(0, new BestOffers.Use(three, 1000, 2))
                .containsEntry(1, new BestOffers.Use(three, 200, 1));
    }

    @ParameterizedTest
    @CsvSource({"1,0,0", "2,0,0", "3,1000,1", "5,1000,1", "6,2000,2", "7,2000,2"})
    void whoBuysTwoGetsOneFree(int quantity, long reduction, int uses) {
        Map<Integer, BestOffers.Use> chosen =
                choose(List.of(line(SHIRT, 1000, quantity)), offer(1, new Discount.BuyXGetY(2, 1, 100), 99, SHIRT));

        assertThat(chosen.values().stream().mapToLong(BestOffers.Use::reduction).sum())
                .isEqualTo(reduction);
        assertThat(chosen.values().stream().mapToInt(BestOffers.Use::uses).sum())
                .isEqualTo(uses);
    }

    @Test
    void whatIsBoughtAndGotIsCountedOverTheLinesAndTheCheapestIsGot() {
        RunningOffer offer = offer(1, new Discount.BuyXGetY(2, 1, 50), 99, SHIRT, HAT);

        Map<Integer, BestOffers.Use> chosen = choose(List.of(line(SHIRT, 1000, 2), line(HAT, 301, 1)), offer);

        assertThat(chosen.get(0).reduction()).isZero();
        assertThat(chosen.get(1).reduction()).isEqualTo(150);
        assertThat(chosen.values().stream().mapToInt(BestOffers.Use::uses).sum())
                .isEqualTo(1);
    }

    @Test
    void asManySetsAreGotAsAreLeft() {
        RunningOffer once = offer(1, new Discount.BuyXGetY(1, 1, 100), 1, SHIRT);

        assertThat(choose(List.of(line(SHIRT, 1000, 6)), once))
                .containsExactly(Map.entry(0, new BestOffers.Use(once, 1000, 1)));
    }

    @Test
    void linesTakePartInASetOnlyIfThatSavesMoreThanTheirOtherOffers() {
        RunningOffer sets = offer(1, new Discount.BuyXGetY(2, 1, 100), 99, SHIRT, HAT);
        RunningOffer half = offer(2, new Discount.Percentage(50), 99, SHIRT);
        RunningOffer tenth = offer(3, new Discount.Percentage(10), 99, SHIRT);
        List<ListedLine> cart = List.of(line(SHIRT, 1000, 2), line(HAT, 500, 1));

        assertThat(choose(cart, sets, half)).containsOnly(Map.entry(0, new BestOffers.Use(half, 1000, 2)));
        assertThat(choose(cart, sets, tenth).get(1).reduction()).isEqualTo(500);
        assertThat(choose(cart, sets, tenth).get(0).reduction()).isZero();
    }

    @Test
    void anAmountInAnotherCurrencyAndWhatIsOnOtherProductsDoNothing() {
        assertThat(choose(
                        List.of(line(SHIRT, 1000, 3)),
                        offer(1, new Discount.Fixed(new Money(200, "GHS")), 99, SHIRT),
                        offer(2, new Discount.Percentage(50), 99, HAT)))
                .isEmpty();
    }

    @Test
    void currenciesAreNotMixedInASet() {
        RunningOffer offer = offer(1, new Discount.BuyXGetY(1, 1, 100), 99, SHIRT, HAT);
        ListedLine cedi = ListedLine.of(HAT, new Money(10, "GHS"), 1);

        assertThat(choose(List.of(line(SHIRT, 1000, 1), cedi), offer)).isEmpty();
    }

    private static ListedLine line(UUID product, long unit, int quantity) {
        return ListedLine.of(product, new Money(unit, "NGN"), quantity);
    }

    private static RunningOffer offer(int number, Discount discount, int left, UUID... products) {
        Set<UUID> on = new HashSet<>(Arrays.asList(products));
        return new RunningOffer(new UUID(1, number), "Offer " + number, discount, on, left);
    }

    private static Map<Integer, BestOffers.Use> choose(List<ListedLine> lines, RunningOffer... offers) {
        return new BestOffers(lines, List.of(offers)).choose();
    }
}
