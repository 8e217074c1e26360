package io.mercato.homepage.storefront;

import io.mercato.homepage.page.AnonymousPage;
import io.mercato.homepage.storefront.HomeView.CategoryChip;
import io.mercato.homepage.storefront.catalog.Catalog;
import io.mercato.homepage.storefront.catalog.Category;
import io.mercato.homepage.storefront.catalog.Event;
import io.mercato.homepage.storefront.catalog.Offer;
import io.mercato.homepage.storefront.catalog.ProductCard;
import io.mercato.homepage.storefront.catalog.ReadFailure;
import io.mercato.homepage.storefront.catalog.Store;
import io.mercato.homepage.storefront.view.Addresses;
import io.mercato.homepage.storefront.view.OfferTile;
import io.mercato.homepage.storefront.view.Part;
import io.mercato.homepage.storefront.view.Tiles;
import io.mercato.homepage.storefront.view.Words;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

import jakarta.enterprise.context.ApplicationScoped;

/** Makes the front page, once for each page of the API that it shows. */
@ApplicationScoped
class HomePage {
    /** As long as what it shows besides the sections may be old. */
    private static final Duration KEPT = Duration.ofMinutes(1);

    private final HomeSections sections;
    private final Catalog catalog;
    private final Tiles tiles;
    private final Words words;
    private final Frames frames;
    private final StructuredData structured;
    private final StorefrontSettings settings;
    private final InstantSource clock = InstantSource.system();
    private final AtomicReference<Made> last = new AtomicReference<>();

    HomePage(
            HomeSections sections,
            Catalog catalog,
            Tiles tiles,
            Words words,
            Frames frames,
            StructuredData structured,
            StorefrontSettings settings) {
        this.sections = sections;
        this.catalog = catalog;
        this.tiles = tiles;
        this.words = words;
        this.frames = frames;
        this.structured = structured;
        this.settings = settings;
    }

    /** @param until from when on it is wrong by itself, since an offer on it has ended */
    private record Made(Object version, Instant until, Html html) {}

    /** Blocks, within the budget of a page. */
    Html now() {
        AnonymousPage.Current current = sections.now();
        Instant now = clock.instant();
        Made made = last.get();
        if (made == null || made.version() != current.version() || !now.isBefore(made.until())) {
            made = make(current, now);
            last.set(made);
        }
        return made.html();
    }

    private Made make(AnonymousPage.Current current, Instant now) {
        HomeSections.Read read = sections.read(current);
        HomeView view = new HomeView(
                categories(),
                offers(read, "flashSales", now),
                read.part("justForYou", ProductCard.class, cards -> cards.stream()
                        .map(tiles::product)
                        .toList()),
                read.part("newArrivals", ProductCard.class, cards -> cards.stream()
                        .map(tiles::product)
                        .toList()),
                offers(read, "offers", now),
                read.part("trendingStores", Store.class, stores -> stores.stream()
                        .map(tiles::store)
                        .toList()),
                read.part("events", Event.class, events -> events.stream()
                        .map(tiles::event)
                        .toList()));
        Frame frame = frames.home().about("website", "", structured.shop());
        Html html = Html.Found.of(Templates.home(frame, view).render(), view.parts(), current.tagList());
        return new Made(current.version(), end(view, now), html);
    }

    private Part<OfferTile> offers(HomeSections.Read read, String section, Instant now) {
        return read.part(section, Offer.class, offers -> offers.stream()
                .filter(offer -> offer.endsAt().isAfter(now))
                .map(tiles::offer)
                .toList());
    }

    private static Instant end(HomeView view, Instant now) {
        Instant latest = now.plus(KEPT);
        return List.of(view.flashSales(), view.offers()).stream()
                .flatMap(part -> part.items().stream())
                .map(offer -> Instant.parse(offer.endsAt()))
                .reduce(latest, (one, other) -> one.isBefore(other) ? one : other);
    }

    /** The way to the categories is in the menu too, so without them the page is whole. */
    private List<CategoryChip> categories() {
        try {
            return catalog
                    .one("categories/tree", Category.Tree.class)
                    .await()
                    .atMost(settings.budget())
                    .roots()
                    .stream()
                    .map(root -> new CategoryChip(
                            Addresses.category(root.id(), root.handle()),
                            root.name(),
                            words.picture(root.image(), root.name())))
                    .toList();
        } catch (ReadFailure e) {
            return List.of();
        }
    }
}
