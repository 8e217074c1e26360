package io.mercato.homepage.page;

import io.smallrye.mutiny.Uni;

import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;

/** The page that everybody is served, for other features of this service. */
@ApplicationScoped
public class AnonymousPage {
    private final Pages pages;

    AnonymousPage(Pages pages) {
        this.pages = pages;
    }

    /**
     * The page as it is now.
     *
     * @param version the same object as long as the page is the same
     * @param json the published answer, in UTF-8
     * @param tagList what it shows, bounded and separated by commas, for caches between us and the client
     */
    public record Current(Object version, Supplier<byte[]> json, String tagList) {}

    /** Does not block. Fails with 503 {@code homepage_unavailable} when no section can be had and no page is left. */
    public Uni<Current> now() {
        return pages.find(PageKey.DEFAULT_LIMIT)
                .map(page -> new Current(
                        page.value(),
                        () -> page.value().json(Variant.of(page)),
                        page.value().stored().tagList()));
    }
}
