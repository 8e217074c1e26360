package io.mercato.homepage.upstream;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;

import java.util.Locale;

/**
 * A successful answer.
 *
 * @param body as it was sent, in full; may be empty
 */
public record Answer(MultiMap headers, byte[] body) {
    private static final String CACHE_TAG = "Cache-Tag";

    /** The header that names what it shows, or empty text. */
    public String tags() {
        return String.join(",", headers.getAll(CACHE_TAG));
    }

    /** Whether it says so. */
    public boolean isJson() {
        String type = headers.get(HttpHeaders.CONTENT_TYPE);
        return type != null && type.toLowerCase(Locale.ROOT).startsWith("application/json");
    }
}
