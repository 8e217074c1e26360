package io.mercato.homepage.page;

import io.mercato.platform.answer.SurrogateTags;
import io.mercato.platform.cache.Cached;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;

import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/** Pages as JSON for other features of this service, from the same cache and with the same rights as over REST. */
@ApplicationScoped
public class PageReader {
    private final Pages pages;
    private final PageOwner owner;

    PageReader(Pages pages, PageOwner owner) {
        this.pages = pages;
        this.owner = owner;
    }

    /**
     * A page.
     *
     * @param json the whole answer of {@code GET /api/v1/homepage}
     * @param tags of what it shows, as that answer's {@code Cache-Tag} has them
     */
    public record PageRead(byte[] json, Set<String> tags) {}

    /**
     * The page that everybody is shown.
     *
     * @param limit how many items each section may have, 1 to {@value PageKey#MAX_LIMIT}
     * @return fails with 503 {@code homepage_unavailable} when there is no page at all
     */
    public Uni<PageRead> read(int limit) {
        return json(pages.find(limit));
    }

    /** A customer's page; fails where the one who calls may not see it, too. To be called within a request. */
    public Uni<PageRead> read(int limit, UUID customer) {
        return json(owner.require(customer).flatMap(shopper -> pages.find(limit, shopper)));
    }

    /** Expanding takes time that an event loop has not. */
    private static Uni<PageRead> json(Uni<Cached<Page>> page) {
        return page.emitOn(Infrastructure.getDefaultWorkerPool())
                .map(found -> new PageRead(
                        found.value().json(Variant.of(found)),
                        SurrogateTags.parse(found.value().stored().tagList())));
    }
}
