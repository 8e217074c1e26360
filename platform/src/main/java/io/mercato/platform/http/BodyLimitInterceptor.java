package io.mercato.platform.http;

import io.mercato.platform.problem.ProblemException;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;

import java.io.IOException;

import jakarta.ws.rs.ConstrainedTo;
import jakarta.ws.rs.RuntimeType;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;

/**
 * Refuses, with a problem, a body that does not say its size beforehand (chunked, RFC 9112, section 7.1) and turns out to be
 * larger than its path takes. What says its size has been looked at by {@link BodyLimitFilter}.
 */
@Provider
@ConstrainedTo(RuntimeType.SERVER)
public class BodyLimitInterceptor implements ReaderInterceptor {
    private final BodyLimitFilter limits;
    private final CurrentVertxRequest current;

    BodyLimitInterceptor(BodyLimitFilter limits, CurrentVertxRequest current) {
        this.limits = limits;
        this.current = current;
    }

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext body) throws IOException {
        RoutingContext request = current.getCurrent();
        if (request.request().headers().contains(HttpHeaders.CONTENT_LENGTH)) {
            return body.proceed();
        }
        BoundedBody bounded =
                new BoundedBody(body.getInputStream(), limits.limitOf(request), () -> endConnection(request));
        body.setInputStream(bounded);
        try {
            return body.proceed();
        } catch (IOException | RuntimeException e) {
            // Jackson tells of what went wrong below it in exceptions of its own.
            if (bounded.isTooLarge() && !(e instanceof ProblemException)) {
                throw BoundedBody.tooLarge();
            }
            throw e;
        }
    }

    /** The rest of the body is still on its way and nobody will read it. */
    private static void endConnection(RoutingContext request) {
        if (request.request().version() != HttpVersion.HTTP_2) {
            request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
            request.addEndHandler(_ -> request.request().connection().close());
        }
    }
}
