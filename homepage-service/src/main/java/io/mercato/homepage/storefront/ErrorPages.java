package io.mercato.homepage.storefront;

import jakarta.enterprise.context.ApplicationScoped;

/** What people see when there is nothing to see: each page has the search and ways on. */
@ApplicationScoped
class ErrorPages {
    private final Frames frames;

    ErrorPages(Frames frames) {
        this.frames = frames;
    }

    /** 404. */
    Html notFound(Language language) {
        return failed(language, 404, language.shop().notFound(), language.shop().notFoundText());
    }

    /** 400. */
    Html refused(Language language) {
        return failed(language, 400, language.shop().refused(), language.shop().refusedText());
    }

    /** 503. */
    Html unavailable(Language language) {
        return failed(
                language, 503, language.shop().unavailable(), language.shop().unavailableText());
    }

    private Html failed(Language language, int status, String heading, String text) {
        Frame frame = frames.of(language, "/", heading).notIndexed();
        return new Html.Failed(
                Document.of(language.render(Templates.error(frame, status, heading, text, status == 503))), status);
    }
}
