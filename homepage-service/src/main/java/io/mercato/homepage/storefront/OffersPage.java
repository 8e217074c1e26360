package io.mercato.homepage.storefront;

import io.mercato.homepage.storefront.catalog.Offer;

import java.time.Instant;
import java.time.InstantSource;

import jakarta.enterprise.context.ApplicationScoped;

/** The page of all offers that hold now. */
@ApplicationScoped
class OffersPage {
    private final Lists lists;
    private final InstantSource clock = InstantSource.system();

    OffersPage(Lists lists) {
        this.lists = lists;
    }

    /** From a cursor on. Blocks, within the budget of a page. */
    Html from(Language language, String cursor) {
        Instant now = clock.instant();
        return lists.page(
                language,
                new Lists.Items<>(
                        "offers",
                        language.shop().offers(),
                        language.goods().aboutOffers(),
                        language.goods().noOffers(),
                        Offer.class,
                        (offers, _) -> offers.stream()
                                .filter(offer -> offer.endsAt().isAfter(now))
                                .map(language.tiles()::offer)
                                .toList(),
                        Templates::offers),
                cursor);
    }
}
