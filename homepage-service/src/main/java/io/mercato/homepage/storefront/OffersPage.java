package io.mercato.homepage.storefront;

import io.mercato.homepage.storefront.catalog.Catalog;
import io.mercato.homepage.storefront.catalog.Listing;
import io.mercato.homepage.storefront.catalog.Offer;
import io.mercato.homepage.storefront.view.Listed;
import io.mercato.homepage.storefront.view.OfferTile;
import io.mercato.homepage.storefront.view.Tiles;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

/** The page of all offers that hold now. */
@ApplicationScoped
class OffersPage {
    private final Catalog catalog;
    private final Tiles tiles;
    private final Frames frames;
    private final StorefrontSettings settings;
    private final InstantSource clock = InstantSource.system();

    OffersPage(Catalog catalog, Tiles tiles, Frames frames, StorefrontSettings settings) {
        this.catalog = catalog;
        this.tiles = tiles;
        this.frames = frames;
        this.settings = settings;
    }

    /** From a cursor on. Blocks, within the budget of a page. */
    Html from(String cursor) {
        Listing<Offer> offers = catalog.list("offers", Offer.class, Map.of("limit", "" + settings.pageSize()), cursor)
                .await()
                .atMost(settings.budget());
        Instant now = clock.instant();
        Listed<OfferTile> view = new Listed<>(
                offers.items().stream()
                        .filter(offer -> offer.endsAt().isAfter(now))
                        .map(tiles::offer)
                        .toList(),
                Listings.next("/offers", offers),
                cursor.isEmpty());
        Frame frame =
                frames.of("/offers", "Offers").describedAs("What costs less at " + settings.name() + " just now.");
        return Html.Found.of(
                Templates.offers(cursor.isEmpty() ? frame : frame.notIndexed(), view)
                        .render(),
                List.of());
    }
}
