package io.mercato.homepage.storefront;

import io.mercato.homepage.page.AnonymousPage;
import io.mercato.homepage.storefront.HomeView.CategoryChip;
import io.mercato.homepage.storefront.catalog.Catalog;
import io.mercato.homepage.storefront.catalog.Category;
import io.mercato.homepage.storefront.catalog.Event;
import io.mercato.homepage.storefront.catalog.Offer;
import io.mercato.homepage.storefront.catalog.ProductCard;
import io.mercato.homepage.storefront.catalog.Reads;
import io.mercato.homepage.storefront.catalog.Store;
import io.mercato.homepage.storefront.view.Addresses;
import io.mercato.homepage.storefront.view.OfferTile;
import io.mercato.homepage.storefront.view.Part;
import io.mercato.homepage.storefront.view.Tiles;
import io.mercato.platform.answer.SurrogateTags;
import io.smallrye.mutiny.Uni;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

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

    /** The last one of each language, which may be being made still. */
    private final Map<Language, Making> last = new ConcurrentHashMap<>();

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
    private record Made(Instant until, Html html) {}

    /** @param version of the page of the API that it shows */
    private record Making(Object version, CompletableFuture<Made> made) {
        boolean shows(Object current, Instant now) {
            return version == current
                    && !made.isCompletedExceptionally()
                    && (!made.isDone() || now.isBefore(made.join().until()));
        }
    }

    /** Made by the first who asks for it, for whom the others wait. Blocks, within the budget of a page. */
    Html now(Language language) {
        Reads reads = catalog.reads();
        AnonymousPage.Current current = reads.now(sections.page());
        Instant now = clock.instant();
        Making known = last.get(language);
        if (known != null && known.shows(current.version(), now)) {
            return html(known, reads);
        }
        Making own = new Making(current.version(), new CompletableFuture<>());
        Making first = last.merge(language, own, (there, ours) -> there.shows(current.version(), now) ? there : ours);
        if (first == own) {
            complete(own, language, () -> make(language, current, reads, now));
        }
        return html(first, reads);
    }

    private static Html html(Making making, Reads reads) {
        return reads.now(Uni.createFrom().completionStage(making.made())).html();
    }

    /** What could not be made is not what is found by those who come later. */
    private void complete(Making own, Language language, Supplier<Made> make) {
        try {
            own.made().complete(make.get());
        } catch (RuntimeException | Error e) {
            last.remove(language, own);
            own.made().completeExceptionally(e);
        }
    }

    private Made make(Language language, AnonymousPage.Current current, Reads reads, Instant now) {
        HomeView view = view(language, sections.read(current), reads, now);
        Frame frame = frames.home(language).about("website", "", structured.shop());
        Set<String> tags = reads.tags();
        tags.addAll(SurrogateTags.parse(current.tagList()));
        Html html = rendering.page(language, Templates.home(frame, view), view.parts(), tags);
        return new Made(end(view, now), html);
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
        List<Category> roots =
                reads.nowOr(reads.one("categories/tree", Category.Tree.class).map(Category.Tree::roots), List.of());
        return roots.stream()
                .map(root -> new CategoryChip(
                        Addresses.category(root.id(), root.handle()),
                        root.name(),
                        language.words().picture(root.image(), root.name())))
                .toList();
    }
}
