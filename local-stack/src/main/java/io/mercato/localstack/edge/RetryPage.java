package io.mercato.localstack.edge;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * What a browser is shown in place of a problem that passes by itself: a page that asks again.
 *
 * @param html all of it
 */
record RetryPage(String html) {

    /** When it asks again, and when programs should. */
    static final String AFTER_SECONDS = "2";

    static final String MEDIA_TYPE = "text/html; charset=utf-8";

    /** @param resource where it is on the class path */
    static RetryPage of(String resource) {
        try (InputStream page = RetryPage.class.getResourceAsStream(resource)) {
            return new RetryPage(new String(page.readAllBytes(), UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
