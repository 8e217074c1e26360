package io.mercato.localstack.edge;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;

/**
 * Whether the edge and a service behind it cannot but read the head of a request alike: where it ends, for whom it is, and what it
 * asks for. What the decoder lets pass and is not so would be the beginning of a request smuggled past the edge.
 */
final class RequestHead {
    private static final String CHUNKED = "chunked";

    private RequestHead() {}

    static boolean isUnambiguous(HttpServerRequest request) {
        return hasOneHost(request) && isFramed(request) && isUri(request.uri());
    }

    /** RFC 9112, section 3.2: one in HTTP/1.1, and at most one before. */
    private static boolean hasOneHost(HttpServerRequest request) {
        int hosts = request.headers().getAll(HttpHeaders.HOST).size();
        return hosts == 1 || (hosts == 0 && request.version() == HttpVersion.HTTP_1_0);
    }

    /** RFC 9112, section 6.1: a coding that nobody here knows leaves open where the body ends. */
    private static boolean isFramed(HttpServerRequest request) {
        List<String> codings = request.headers().getAll(HttpHeaders.TRANSFER_ENCODING);
        return codings.isEmpty()
                || (codings.size() == 1
                        && codings.getFirst().equalsIgnoreCase(CHUNKED)
                        && request.version() != HttpVersion.HTTP_1_0);
    }

    /** A service answers what is none without a word. Letters other than those of ASCII are none (RFC 3986, section 2.1). */
    private static boolean isUri(String target) {
        try {
            return new URI(target).toASCIIString().equals(target);
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
