package io.mercato.homepage.page;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;

/**
 * An answer with a page, ready to be sent: as it is in memory, a hit makes nothing but the few headers that differ from
 * request to request.
 *
 * @param etag of this representation
 * @param headers of a 200
 * @param notModified the headers of a 304 (RFC 9110, section 15.4.5)
 */
record Prepared(String etag, Buffer body, ReadyHeaders headers, ReadyHeaders notModified) {
    /** What a page that is fresh is: every change is heard of, so it was found to be current just now (RFC 9111, section 4.2.3). */
    private static final CharSequence CURRENT = HttpHeaders.createOptimized("0");

    private static final CharSequence CACHE_TAG = HttpHeaders.createOptimized("Cache-Tag");
    private static final CharSequence SURROGATE_KEY = HttpHeaders.createOptimized("Surrogate-Key");
    private static final CharSequence SERVER_TIMING = HttpHeaders.createOptimized("Server-Timing");
    private static final CharSequence JSON = HttpHeaders.createOptimized("application/json");

    static Prepared of(Page page, Variant variant, Encoding encoding, PageHeaders rules) {
        Page.Stored stored = page.stored();
        byte[] body =
                switch (encoding) {
                    case BROTLI -> stored.brotli();
                    case GZIP -> page.gzip(variant);
                    case IDENTITY -> page.json(variant);
                };
        String etag = page.etag(variant, encoding);
        ReadyHeaders.Builder always = ReadyHeaders.builder()
                .add(HttpHeaders.ETAG, etag)
                .add(HttpHeaders.CACHE_CONTROL, rules.cacheControl(page, variant))
                .add(HttpHeaders.VARY, rules.vary(page));
        if (variant == Variant.MADE || variant == Variant.CACHED) {
            always.add(HttpHeaders.AGE, CURRENT);
        }
        ReadyHeaders notModified = always.build();
        ReadyHeaders.Builder headers = ReadyHeaders.builder()
                .addAll(notModified)
                .add(HttpHeaders.CONTENT_TYPE, JSON)
                .add(HttpHeaders.CONTENT_LENGTH, Integer.toString(body.length))
                .add(SERVER_TIMING, stored.timing());
        if (encoding != Encoding.IDENTITY) {
            headers.add(HttpHeaders.CONTENT_ENCODING, encoding.token());
        }
        if (!page.personal()) {
            headers.add(CACHE_TAG, stored.tagList())
                    .add(SURROGATE_KEY, stored.tagList().replace(',', ' '));
        }
        return new Prepared(etag, Buffer.buffer(body), headers.build(), notModified);
    }
}
