package io.mercato.homepage.storefront;

import io.mercato.homepage.storefront.Html.Failed;
import io.mercato.homepage.storefront.Html.Found;
import io.mercato.homepage.storefront.Html.Moved;
import io.mercato.platform.answer.EntityTags;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

import java.util.Comparator;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;

/** Turns documents into answers to the request at hand: validators, compression, caching, what the page may do. */
@ApplicationScoped
class Answers {
    private static final String HTML = "text/html; charset=utf-8";
    private static final String NO_STORE = "no-store";
    private static final String VARY_BY_LANGUAGE = HttpHeaders.ACCEPT_ENCODING + ", " + HttpHeaders.ACCEPT_LANGUAGE;

    /** Shown, but asked for again at once: something is missing on it. */
    private static final String PARTIAL = "no-cache";

    private static final Document NOTHING = Document.of("");

    private final CurrentVertxRequest request;
    private final String contentSecurityPolicy;
    private final String cacheControl;
    private final String preload;
    private final String vary;

    Answers(CurrentVertxRequest request, StorefrontSettings settings, Languages languages, Assets assets) {
        this.request = request;
        this.vary = languages.isChosen() ? VARY_BY_LANGUAGE : HttpHeaders.ACCEPT_ENCODING;
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

    /** A header of the request, all of its lines joined; empty where there is none. */
    String asked(String name) {
        return String.join(",", request.getCurrent().request().headers().getAll(name));
    }

    RestResponse<byte[]> page(Html html, Language language) {
        ResponseBuilder<byte[]> response =
                switch (html) {
                    case Found found ->
                        tagged(validated(found.document(), found.whole() ? cacheControl : PARTIAL), found.tagList());
                    case Moved moved ->
                        tagged(
                                status(301, NOTHING, cacheControl).header(HttpHeaders.LOCATION, moved.to()),
                                moved.tagList());
                    case Failed failed
                    when failed.status() == 503 ->
                        status(503, failed.document(), NO_STORE).header(HttpHeaders.RETRY_AFTER, 5);
                    case Failed failed -> status(failed.status(), failed.document(), NO_STORE);
                };
        return response.header(HttpHeaders.CONTENT_TYPE, HTML)
                .header(HttpHeaders.CONTENT_LANGUAGE, language.tag())
                .header(HttpHeaders.VARY, vary)
                .header("Content-Security-Policy", contentSecurityPolicy)
                .header("Cross-Origin-Opener-Policy", "same-origin")
                .header("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=()")
                .header("Link", preload)
                .build();
    }

    RestResponse<byte[]> file(Document document, String mediaType, String howLong) {
        return validated(document, howLong)
                .header(HttpHeaders.CONTENT_TYPE, mediaType)
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING)
                .build();
    }

    private ResponseBuilder<byte[]> validated(Document document, String howLong) {
        String etag = document.etag();
        ResponseBuilder<byte[]> response =
                has(etag) ? ResponseBuilder.<byte[]>create(304) : body(ResponseBuilder.create(200), document);
        return response.header(HttpHeaders.ETAG, etag).header(HttpHeaders.CACHE_CONTROL, howLong);
    }

    private static ResponseBuilder<byte[]> tagged(ResponseBuilder<byte[]> response, String tagList) {
        return response.header("Cache-Tag", tagList).header("Surrogate-Key", tagList.replace(',', ' '));
    }

    private ResponseBuilder<byte[]> status(int status, Document document, String howLong) {
        return body(ResponseBuilder.create(status), document).header(HttpHeaders.CACHE_CONTROL, howLong);
    }

    private ResponseBuilder<byte[]> body(ResponseBuilder<byte[]> response, Document document) {
        boolean compressed = document.isWorthCompressing() && takesGzip();
        byte[] body = compressed ? document.gzip() : document.plain();
        response.entity(body).header(HttpHeaders.CONTENT_LENGTH, body.length);
        return compressed ? response.header(HttpHeaders.CONTENT_ENCODING, "gzip") : response;
    }

    /** RFC 9110, section 12.5.3: gzip, or everything where gzip is not named. */
    private boolean takesGzip() {
        String accepted = asked(HttpHeaders.ACCEPT_ENCODING);
        return Weighted.of(accepted).stream()
                .filter(one -> one.name().equals("gzip") || one.name().equals("*"))
                .max(Comparator.comparing(one -> one.name().equals("gzip")))
                .filter(one -> one.weight() > 0)
                .isPresent();
    }

    /** Weak comparison, as RFC 9110 has it in section 13.1.2. */
    private boolean has(String etag) {
        String opaque = etag.substring("W/".length());
        return EntityTags.firstCurrent(asked(HttpHeaders.IF_NONE_MATCH), opaque::equals)
                .isPresent();
    }
}
