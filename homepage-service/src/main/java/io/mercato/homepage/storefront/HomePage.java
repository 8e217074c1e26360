package io.mercato.homepage.storefront;

import io.mercato.homepage.page.AnonymousPage;
import io.mercato.homepage.storefront.HomeView.CategoryChip;
import io.mercato.homepage.storefront.catalog.Catalog;
import io.mercato.homepage.storefront.catalog.Category;
import io.mercato.homepage.storefront.catalog.Event;
import io.mercato.homepage.storefront.catalog.Offer;
import io.mercato.homepage.storefront.catalog.ProductCard;
import io.mercato.homepage.storefront.catalog.ReadFailure;
import io.mercato.homepage.storefront.catalog.Reads;
import io.mercato.homepage.storefront.catalog.Store;
import io.mercato.homepage.storefront.view.Addresses;
import io.mercato.homepage.storefront.view.OfferTile;
import io.mercato.homepage.storefront.view.Part;
import io.mercato.homepage.storefront.view.Tiles;
import io.mercato.platform.answer.SurrogateTags;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;

/** Makes the front page, once for each page of the API that it shows and each language. */
@ApplicationScoped
class HomePage {
    /** As long as what it shows besides the sections may be old. */
    private static final Duration KEPT = Duration.ofMinutes(1);

    private final HomeSections sections;
    private final Catalog catalog;
    private final Frames frames;
    private final Rendering rendering;
    private final StructuredData structured;
    private final Clocks clocks;
    private final InstantSource clock = InstantSource.system();

    /** The last one of each language. */
    private final Map<Language, Made> last = new ConcurrentHashMap<>();

    HomePage(
            HomeSections sections,
            Catalog catalog,
            Frames frames,
            Rendering rendering,
            StructuredData structured,
            Clocks clocks) {
        this.sections = sections;
        this.catalog = catalog;
        this.frames = frames;
        this.rendering = rendering;
        this.structured = structured;
        this.clocks = clocks;
    }

    /** @param until from when on it is wrong by itself, since an offer on it has ended */
    private record Made(Object version, Instant until, Html html) {}

    /** Blocks, within the budget of a page. */
    Html now(Language language) {
        Reads reads = catalog.reads();
        AnonymousPage.Current current = reads.now(sections.page());
        Instant now = clock.instant();
        Made made = last.get(language);
        if (made == null || made.version() != current.version() || !now.isBefore(made.until())) {
            made = make(language, current, reads, now);
            last.put(language, made);
        }
        return made.html();
    }

    private Made make(Language language, AnonymousPage.Current current, Reads reads, Instant now) {
        HomeView view = view(language, sections.read(current), reads, now);
        Frame frame = frames.home(language).about("website", "", structured.shop());
        Set<String> tags = reads.tags();
        tags.addAll(SurrogateTags.parse(current.tagList()));
        Html html = rendering.page(language, Templates.home(frame, view), view.parts(), tags);
        return new Made(current.version(), end(view, now), html);
    }

    private HomeView view(Language language, HomeSections.Read read, Reads reads, Instant now) {
        Tiles tiles = language.tiles();
        return new HomeView(
                categories(language, reads),
                offers(tiles, read, "flashSales", now),
                read.part("justForYou", ProductCard.class, cards -> cards.stream()
                        .map(tiles::product)
                        .toList()),
                read.part("newArrivals", ProductCard.class, cards -> cards.stream()
                        .map(tiles::product)
                        .toList()),
                offers(tiles, read, "offers", now),
                read.part("trendingStores", Store.class, stores -> stores.stream()
                        .map(tiles::store)
                        .toList()),
                read.part(
                        "events", Event.class, events -> EventPages.tiles(language, events, clocks.of(events, reads))));
    }

    private static Part<OfferTile> offers(Tiles tiles, HomeSections.Read read, String section, Instant now) {
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
    private List<CategoryChip> categories(Language language, Reads reads) {
        try {
            return reads.now(reads.one("categories/tree", Category.Tree.class)).roots().stream()
                    .map(root -> new CategoryChip(
                            Addresses.category(root.id(), root.handle()),
                            root.name(),
                            language.words().picture(root.image(), root.name())))
                    .toList();
        } catch (ReadFailure e) {
            return List.of();
        }
    }
}
