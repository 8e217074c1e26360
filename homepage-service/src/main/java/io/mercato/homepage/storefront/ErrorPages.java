package io.mercato.homepage.storefront;

import jakarta.enterprise.context.ApplicationScoped;

/** What people see when there is nothing to see. */
@ApplicationScoped
class ErrorPages {
    private final Frames frames;

    ErrorPages(Frames frames) {
        this.frames = frames;
    }

    /** 404. */
    Html notFound() {
        return failed(
                404,
                "This page is not here",
                "It may have been sold out and taken down, or the address has a typing error. The search finds everything that is on sale.",
                false);
    }

    /** 400. */
    Html refused() {
        return failed(
                400,
                "We could not read this address",
                "Something in it is not as it should be; perhaps it was cut off on its way to you. Start the search afresh.",
                false);
    }

    /** 503. */
    Html unavailable() {
        return failed(
                503,
                "The shop is catching its breath",
                "We cannot show this page right now. It is our fault and not yours, and it is usually over within a minute.",
                true);
    }

    private Html failed(int status, String heading, String text, boolean retry) {
        Frame frame = frames.of("/", heading).notIndexed();
        return new Html.Failed(
                Document.of(Templates.error(frame, status, heading, text, retry).render()), status);
    }
}
