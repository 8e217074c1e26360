package io.mercato.homepage.rollout;

import io.mercato.homepage.rollout.Exposures.Where;
import io.mercato.homepage.rollout.Subject.Anonymous;
import io.mercato.homepage.rollout.Subject.User;
import io.mercato.platform.http.FilterPriorities;
import io.mercato.platform.identity.Caller;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Tells a caller its variant in a header of the homepage, where nobody else can get to see it
 * (docs/adr/0020-the-variant-stays-out-of-shared-caches.md): with a personal page, which is private anyway, and with a page
 * for who sends an anonymous id to be told, which is made private by that. All other answers, those that a CDN keeps, are left
 * as they are, at the cost of looking for two headers of the request.
 */
@ApplicationScoped
public class RolloutHeader {
    /** Of an answer: the variant. */
    static final String NAME = "Mercato-Rollout";

    /** Of a request for the homepage: an anonymous id, to be told the variant. */
    public static final String ID = "Mercato-Rollout-Id";

    /** Looked for in each request, so its hash is reckoned once. */
    private static final CharSequence WANTED = HttpHeaders.createOptimized(ID);

    private static final String HOMEPAGE = "/api/v1/homepage";
    private static final String PRIVATE = "private";

    /** To be kept by the caller only, who asks each time whether it still is the page: the ETag is that of everybody's. */
    private static final String PRIVATE_REVALIDATED = "private, no-cache";

    private final Assign assign;
    private final Exposures exposures;

    RolloutHeader(Assign assign, Exposures exposures) {
        this.assign = assign;
        this.exposures = exposures;
    }

    void register(@Observes Filters filters) {
        filters.register(this::handle, FilterPriorities.ROLLOUT);
    }

    private void handle(RoutingContext request) {
        if (HOMEPAGE.equals(request.request().path())
                && (request.request().headers().contains(WANTED)
                        || request.request().headers().contains(HttpHeaders.AUTHORIZATION))) {
            request.addHeadersEndHandler(ignored -> tell(request));
        }
        request.next();
    }

    private void tell(RoutingContext request) {
        int status = request.response().getStatusCode();
        if (status != 200 && status != 304) {
            return;
        }
        subject(request).ifPresent(subject -> {
            Variant variant = assign.variantOf(subject);
            MultiMap headers = request.response().headers();
            headers.set(NAME, variant.text());
            keepPrivate(headers);
            exposures.count(Where.HOMEPAGE, subject, variant);
        });
    }

    /** Whom the page is for. A token that the page had no use for was not verified, and says nothing. */
    private static Optional<Subject> subject(RoutingContext request) {
        if (request.request().headers().contains(HttpHeaders.AUTHORIZATION)) {
            return isPrivate(request.response().headers()) ? customer(request) : Optional.empty();
        }
        return Optional.ofNullable(request.request().getHeader(ID)).flatMap(Anonymous::of);
    }

    private static Optional<Subject> customer(RoutingContext request) {
        return request.user() instanceof QuarkusHttpUser user
                ? Caller.customer(user.getSecurityIdentity()).map(User::new)
                : Optional.empty();
    }

    private static boolean isPrivate(MultiMap headers) {
        String cacheControl = headers.get(HttpHeaders.CACHE_CONTROL);
        return cacheControl != null && cacheControl.contains(PRIVATE);
    }

    private static void keepPrivate(MultiMap headers) {
        if (!isPrivate(headers)) {
            headers.set(HttpHeaders.CACHE_CONTROL, PRIVATE_REVALIDATED);
            headers.add(HttpHeaders.VARY, ID);
            // What a CDN heeds before Cache-Control (RFC 9213).
            headers.remove("CDN-Cache-Control").remove("Surrogate-Control");
            // Nobody keeps it, so nobody is to be told when to forget it.
            headers.remove("Cache-Tag").remove("Surrogate-Key");
        }
    }
}
