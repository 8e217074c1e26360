package io.mercato.homepage.storefront;

import io.mercato.homepage.storefront.catalog.Catalog;
import io.mercato.homepage.storefront.catalog.Listing;
import io.mercato.homepage.storefront.catalog.Reads;
import io.mercato.homepage.storefront.view.Addresses;
import io.mercato.homepage.storefront.view.Listed;
import io.quarkus.qute.TemplateInstance;

import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

import jakarta.enterprise.context.ApplicationScoped;

/** Pages of everything of a kind. */
@ApplicationScoped
class Lists {
    private final Catalog catalog;
    private final Frames frames;
    private final Rendering rendering;
    private final StorefrontSettings settings;

    Lists(Catalog catalog, Frames frames, Rendering rendering, StorefrontSettings settings) {
        this.catalog = catalog;
        this.frames = frames;
        this.rendering = rendering;
        this.settings = settings;
    }

    /**
     * What is listed, and what the page says of it.
     *
     * @param name of its list in the API, and of its page
     * @param nothing in the place of an empty one
     * @param tiles what is shown of its items, and of what else is read for that; those that are not shown are left out
     */
    record Items<S, T>(
            String name,
            String title,
            String about,
            String nothing,
            Class<S> type,
            BiFunction<List<S>, Reads, List<T>> tiles,
            BiFunction<Frame, Listed<T>, TemplateInstance> template) {}

    /** From a cursor on, which is empty for the first page. Blocks, within the budget of a page. */
    <S, T> Html page(Language language, Items<S, T> items, String cursor) {
        Reads reads = catalog.reads();
        Listing<S> found =
                reads.now(reads.list(items.name(), items.type(), Map.of("limit", "" + settings.pageSize()), cursor));
        String path = "/" + items.name();
        boolean first = cursor.isEmpty();
        Listed<T> view = new Listed<>(
                items.title(),
                items.about(),
                first ? items.nothing() : language.shop().thatWasAll(),
                items.tiles().apply(found.items(), reads),
                found.nextCursor()
                        .map(next -> path + "?cursor=" + Addresses.encoded(next))
                        .orElse(""));
        Frame frame = frames.of(language, path, items.title()).describedAs(items.about());
        return rendering.whole(
                language, items.template().apply(first ? frame : frame.notIndexed(), view), reads.tags());
    }
}
