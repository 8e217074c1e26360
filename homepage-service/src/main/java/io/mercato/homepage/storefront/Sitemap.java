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
 * it. They are listed when somebody asks and the last list is old, by one at a time; the others wait for it.
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
    private Optional<Document> last = Optional.empty();
    private Instant old = Instant.MIN;

    Sitemap(Catalog catalog, Frames frames, StorefrontSettings settings) {
        this.catalog = catalog;
        this.frames = frames;
        this.settings = settings;
    }

    /** Something listed, of which no more than the address is of interest. */
    record Entry(UUID id, Optional<String> handle) {}

    /**
     * The present one, or the last that could be made. Blocks for as long as the catalogue takes to list everything.
     *
     * @throws ReadFailure when there is none
     */
    Document now() {
        making.lock();
        try {
            if (!clock.instant().isBefore(old)) {
                renew();
            }
            return last.orElseThrow();
        } finally {
            making.unlock();
        }
    }

    private void renew() {
        try {
            last = Optional.of(Document.of(written(addresses())));
            old = clock.instant().plus(settings.sitemap().renewal());
        } catch (ReadFailure e) {
            if (last.isEmpty()) {
                throw e;
            }
            LOG.warnf("The sitemap stays as it was: %s", e);
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
