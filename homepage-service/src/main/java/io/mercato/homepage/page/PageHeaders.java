package io.mercato.homepage.page;

import io.mercato.platform.answer.AnswerSettings;
import io.mercato.platform.http.CrossOrigin;

import jakarta.inject.Singleton;

/** What an answer with a page says about how long it may be kept, and by whom. */
@Singleton
class PageHeaders {
    /** Names the page's lifetimes in {@code mercato.answers.http}. */
    private static final String NAME = "homepage";

    private final String whole;
    private final String brief;
    private final String vary;

    PageHeaders(AnswerSettings settings, PageSettings pages, CrossOrigin others) {
        AnswerSettings.Http http = settings.http().get(NAME);
        this.whole = "public, max-age=%d, s-maxage=%d, stale-while-revalidate=%d, stale-if-error=%d"
                .formatted(
                        http.maxAge().toSeconds(),
                        http.sharedMaxAge().toSeconds(),
                        http.staleWhileRevalidate().toSeconds(),
                        http.staleIfError().toSeconds());
        this.brief = "public, max-age=0, s-maxage=%d"
                .formatted(pages.briefSharedMaxAge().toSeconds());
        // Said here too, since a hit is answered ahead of the filter that says it of all other answers.
        this.vary = others.isAllowed() ? "Accept-Encoding, Origin" : "Accept-Encoding";
    }

    /**
     * {@code Cache-Control}. What lacks something, or has a successor on its way, is kept by others for a moment only: enough for
     * them to take the load, too short to be noticed. Such an answer has no {@code Age}: caches that heed it count it as time for
     * which they have kept the answer (RFC 9111, section 4.2), so that the moment would be over before they had it, and all of
     * them would ask just when nothing can be made. To add it to the moment would not do: nginx does not heed it.
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
        return page.personal() ? vary + ", Authorization" : vary;
    }
}
