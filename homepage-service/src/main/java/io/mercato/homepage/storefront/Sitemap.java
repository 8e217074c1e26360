package io.mercato.homepage.storefront;

import io.mercato.homepage.storefront.catalog.Catalog;
import io.mercato.homepage.storefront.catalog.Category;
import io.mercato.homepage.storefront.catalog.Listing;
import io.mercato.homepage.storefront.catalog.ReadFailure;
import io.mercato.homepage.storefront.catalog.Reads;
import io.mercato.homepage.storefront.view.Addresses;
import org.jboss.logging.Logger;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * The addresses of the shop's pages for search engines, as <a href="https://www.sitemaps.org/protocol.html">sitemaps.org</a> has
 * it. They are listed when somebody asks and the last list is old, for one at a time; the others get the last one.
 */
@ApplicationScoped
class Sitemap {
    private static final Logger LOG = Logger.getLogger(Sitemap.class);

    private static final List<String> PAGES =
            List.of("/", "/search", "/categories", "/offers", "/bundles", "/stores", "/events", "/activities");

    /** The catalogue's lists, the longest last: where there are too many addresses, its end is left out. */
    private static final List<String> KINDS = List.of("stores", "bundles", "events", "activities", "products");

    private static final Map<String, String> MOST_AT_ONCE = Map.of("limit", "100");

    private final Catalog catalog;
    private final Frames frames;
    private final StorefrontSettings settings;
    private final InstantSource clock = InstantSource.system();
    private final ReentrantLock making = new ReentrantLock();
    private volatile Optional<Made> made = Optional.empty();

    Sitemap(Catalog catalog, Frames frames, StorefrontSettings settings) {
        this.catalog = catalog;
        this.frames = frames;
        this.settings = settings;
    }

    /** Something listed, of which no more than the address is of interest. */
    record Entry(UUID id, Optional<String> handle) {}

    /** @param old from when on it is listed anew */
    private record Made(Document document, Instant old) {}

    /**
     * The present one, or the last that could be made; empty where there was none yet and it cannot be made, or is being made
     * for somebody else. Whoever it is made for waits for as long as the catalogue takes to list everything.
     */
    Optional<Document> now() {
        if (isOld() && making.tryLock()) {
            try {
                renew();
            } finally {
                making.unlock();
            }
        }
        return made.map(Made::document);
    }

    private boolean isOld() {
        return made.map(last -> !clock.instant().isBefore(last.old())).orElse(true);
    }

    private void renew() {
        try {
            Document document = Document.of(written(addresses()));
            made = Optional.of(
                    new Made(document, clock.instant().plus(settings.sitemap().renewal())));
        } catch (ReadFailure e) {
            LOG.warnf("The sitemap cannot be made: %s", e);
        }
    }

    private List<String> addresses() {
        List<String> all = new ArrayList<>(PAGES);
        add(all, tree().roots());
        for (String kind : KINDS) {
            String cursor = "";
            do {
                Listing<Entry> page = page(kind, cursor);
                page.items()
                        .forEach(entry -> all.add(
                                Addresses.of(kind, entry.id(), entry.handle().orElse(""))));
                cursor = page.nextCursor().orElse("");
            } while (!cursor.isEmpty() && all.size() < settings.sitemap().addresses());
        }
        return all;
    }

    private Category.Tree tree() {
        Reads reads = catalog.reads();
        return reads.now(reads.one("categories/tree", Category.Tree.class));
    }

    private Listing<Entry> page(String kind, String cursor) {
        Reads reads = catalog.reads();
        return reads.now(reads.list(kind, Entry.class, MOST_AT_ONCE, cursor));
    }

    private static void add(List<String> all, List<Category> categories) {
        for (Category category : categories) {
            all.add(Addresses.category(category.id(), category.handle()));
            add(all, category.children());
        }
    }

    private String written(List<String> addresses) {
        return addresses.stream()
                .limit(settings.sitemap().addresses())
                .map(address -> "<url><loc>" + frames.absolute(address).replace("&", "&amp;") + "</loc></url>\n")
                .collect(Collectors.joining(
                        "",
                        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                                + "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n",
                        "</urlset>\n"));
    }
}
