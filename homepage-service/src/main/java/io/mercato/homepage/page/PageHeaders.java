package io.mercato.homepage.page;

import io.mercato.platform.answer.AnswerSettings;

import jakarta.inject.Singleton;

/** What an answer with a page says about how long it may be kept, and by whom. */
@Singleton
class PageHeaders {
    /** Names the page's lifetimes in {@code mercato.answers.http}. */
    private static final String NAME = "homepage";

    private final String whole;
    private final String brief;

    PageHeaders(AnswerSettings settings, PageSettings pages) {
        AnswerSettings.Http http = settings.http().get(NAME);
        this.whole = "public, max-age=%d, s-maxage=%d, stale-while-revalidate=%d, stale-if-error=%d"
                .formatted(
                        http.maxAge().toSeconds(),
                        http.sharedMaxAge().toSeconds(),
                        http.staleWhileRevalidate().toSeconds(),
                        http.staleIfError().toSeconds());
        this.brief = "public, max-age=0, s-maxage=%d"
                .formatted(pages.briefSharedMaxAge().toSeconds());
    }

    /**
     * {@code Cache-Control}. What lacks something, or has a successor on its way, is kept by others for a moment only: enough for
     * them to take the load, too short to be noticed.
     */
    String cacheControl(Page page, Variant variant) {
        if (page.personal()) {
            return page.partial() ? "private, no-store" : "private, no-cache";
        }
        return switch (variant) {
            case MADE, CACHED -> page.partial() ? brief : whole;
            case STALE, LAST_GOOD -> brief;
        };
    }

    /** {@code Vary}: a page that is somebody's is for whoever proves to be that one. */
    String vary(Page page) {
        return page.personal() ? "Accept-Encoding, Authorization" : "Accept-Encoding";
    }
}
