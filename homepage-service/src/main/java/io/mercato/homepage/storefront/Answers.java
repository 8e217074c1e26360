package io.mercato.homepage.storefront;

import io.mercato.homepage.storefront.Html.Failed;
import io.mercato.homepage.storefront.Html.Found;
import io.mercato.homepage.storefront.Html.Moved;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.MultiMap;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

import java.util.regex.Pattern;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;

/** Turns documents into answers to the request at hand: validators, compression, caching, what the page may do. */
@ApplicationScoped
class Answers {
    private static final String HTML = "text/html; charset=utf-8";
    private static final String NO_STORE = "no-store";

    /** Shown, but asked for again at once: something is missing on it. */
    private static final String PARTIAL = "no-cache";

    /** RFC 9110, section 12.5.3: gzip or everything, unless its weight is 0. */
    private static final Pattern TAKES_GZIP =
            Pattern.compile("(?i)(?:^|,)\\s*(?:gzip|\\*)\\s*(?:;\\s*q=(?!0(?:\\.0*)?\\s*(?:,|$))[0-9.]+\\s*)?(?:,|$)");

    private final CurrentVertxRequest request;
    private final String contentSecurityPolicy;
    private final String cacheControl;
    private final String preload;

    Answers(CurrentVertxRequest request, StorefrontSettings settings, Assets assets) {
        this.request = request;
        this.contentSecurityPolicy =
                "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' "
                        + String.join(" ", settings.imageSources())
                        + "; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
        this.cacheControl = "public, max-age=%d, s-maxage=%d, stale-while-revalidate=%d, stale-if-error=%d"
                .formatted(
                        settings.http().maxAge().toSeconds(),
                        settings.http().sharedMaxAge().toSeconds(),
                        settings.http().staleWhileRevalidate().toSeconds(),
                        settings.http().staleIfError().toSeconds());
        this.preload = "<" + assets.addresses().css() + ">; rel=preload; as=style";
    }

    RestResponse<byte[]> page(Html html) {
        ResponseBuilder<byte[]> response =
                switch (html) {
                    case Found found ->
                        tagged(validated(found.document(), found.whole() ? cacheControl : PARTIAL), found.tagList());
                    case Moved moved ->
                        status(301, moved.document(), cacheControl).header(HttpHeaders.LOCATION, moved.to());
                    case Failed failed
                    when failed.status() == 503 ->
                        status(503, failed.document(), NO_STORE).header(HttpHeaders.RETRY_AFTER, 5);
                    case Failed failed -> status(failed.status(), failed.document(), NO_STORE);
                };
        return response.header(HttpHeaders.CONTENT_TYPE, HTML)
                .header("Content-Security-Policy", contentSecurityPolicy)
                .header("Cross-Origin-Opener-Policy", "same-origin")
                .header("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=()")
                .header("Link", preload)
                .build();
    }

    RestResponse<byte[]> file(Document document, String mediaType, String howLong) {
        return validated(document, howLong)
                .header(HttpHeaders.CONTENT_TYPE, mediaType)
                .build();
    }

    private ResponseBuilder<byte[]> validated(Document document, String howLong) {
        String etag = document.etag();
        ResponseBuilder<byte[]> response = has(etag)
                ? ResponseBuilder.<byte[]>create(304).header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING)
                : body(ResponseBuilder.create(200), document);
        return response.header(HttpHeaders.ETAG, etag).header(HttpHeaders.CACHE_CONTROL, howLong);
    }

    private static ResponseBuilder<byte[]> tagged(ResponseBuilder<byte[]> response, String tagList) {
        return tagList.isEmpty()
                ? response
                : response.header("Cache-Tag", tagList).header("Surrogate-Key", tagList.replace(',', ' '));
    }

    private ResponseBuilder<byte[]> status(int status, Document document, String howLong) {
        return body(ResponseBuilder.create(status), document).header(HttpHeaders.CACHE_CONTROL, howLong);
    }

    private ResponseBuilder<byte[]> body(ResponseBuilder<byte[]> response, Document document) {
        boolean compressed = document.isWorthCompressing() && takesGzip();
        byte[] body = compressed ? document.gzip() : document.plain();
        response.entity(body)
                .header(HttpHeaders.CONTENT_LENGTH, body.length)
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        return compressed ? response.header(HttpHeaders.CONTENT_ENCODING, "gzip") : response;
    }

    private boolean takesGzip() {
        return TAKES_GZIP.matcher(joined(HttpHeaders.ACCEPT_ENCODING)).find();
    }

    /** Weak comparison (RFC 9110, section 13.1.2); our tags have no commas in them. */
    private boolean has(String etag) {
        String opaque = etag.substring("W/".length());
        for (String given : joined(HttpHeaders.IF_NONE_MATCH).split(",")) {
            String tag = given.strip();
            if (tag.equals("*") || tag.equals(etag) || tag.equals(opaque)) {
                return true;
            }
        }
        return false;
    }

    private String joined(String name) {
        MultiMap headers = request.getCurrent().request().headers();
        return String.join(",", headers.getAll(name));
    }
}
