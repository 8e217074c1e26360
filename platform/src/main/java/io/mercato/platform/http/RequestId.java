package io.mercato.platform.http;

import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import org.jboss.logging.MDC;

import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/**
 * The id that ties together the log lines of one request across services: taken from {@code X-Request-Id} when it is
 * well-formed, else made here. Answered in the same header and sent along on every call to another service.
 */
public final class RequestId {
    /** The header that carries it in both directions. */
    public static final String HEADER = "X-Request-Id";

    /** The key in the logging context (MDC). */
    public static final String MDC_KEY = "requestId";

    /** Nothing that could end a log line or a header; long enough for a UUID or a trace id with a prefix. */
    private static final Pattern WELL_FORMED = Pattern.compile("[A-Za-z0-9._-]{1,128}");

    private RequestId() {}

    /**
     * Gives a request its id, once: to its log lines, to the calls that it leads to, and to its answer. Every request that reaches
     * the filters has one; who answers or begins something before them calls this, on the request's context.
     */
    public static void identify(RoutingContext request) {
        String id = Optional.<String>ofNullable(request.get(MDC_KEY))
                .orElseGet(() -> acceptOrMake(request.request().getHeader(HEADER)));
        request.put(MDC_KEY, id);
        MDC.put(MDC_KEY, id);
        request.response().putHeader(HEADER, id);
    }

    /** The id of a request that has passed the {@link RequestIdFilter}, or empty text for one that has not. */
    public static String of(RoutingContext request) {
        return Optional.<String>ofNullable(request.get(MDC_KEY)).orElse("");
    }

    /** The id of the request being served on this thread, if any. */
    public static Optional<String> current() {
        return Vertx.currentContext() == null
                ? Optional.empty()
                : Optional.ofNullable(MDC.get(MDC_KEY)).map(Object::toString);
    }

    /** The id that a request has sent, where it is well-formed; else a new one. */
    public static String acceptOrMake(String received) {
        return received != null && WELL_FORMED.matcher(received).matches() ? received : random().toString();
    }

    /** A UUID (RFC 9562, version 4) that has to be unlike all others, but not hard to guess, so it costs next to nothing. */
    private static UUID random() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        long version4 = random.nextLong() & ~0xF000L | 0x4000L;
        long variant2 = random.nextLong() >>> 2 | 1L << 63;
        return new UUID(version4, variant2);
    }
}
