package io.mercato.platform.ratelimit;

import io.mercato.platform.problem.ProblemException;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

import java.time.Duration;
import java.util.Optional;

import jakarta.ws.rs.container.ResourceInfo;

/**
 * Lets a caller go on, or answers 429. Either way the answer says what is left, in the header fields of <a
 * href="https://datatracker.ietf.org/doc/html/draft-ietf-httpapi-ratelimit-headers-10">RateLimit header fields for HTTP,
 * draft 10</a>.
 */
public class RateLimitFilter {
    private final RateLimitSettings settings;
    private final SharedRateLimiter limiter;
    private final CurrentIdentityAssociation identity;
    private final MeterRegistry metrics;

    RateLimitFilter(
            RateLimitSettings settings,
            SharedRateLimiter limiter,
            CurrentIdentityAssociation identity,
            MeterRegistry metrics) {
        this.settings = settings;
        this.limiter = limiter;
        this.identity = identity;
        this.metrics = metrics;
    }

    /** Emits nothing when the request may go on; fails with a problem when it may not. */
    @RateLimited("")
    @ServerRequestFilter
    public Uni<Void> check(ResourceInfo resource, RoutingContext request) {
        String policy =
                resource.getResourceMethod().getAnnotation(RateLimited.class).value();
        Optional<Quota> quota = quota(policy);
        if (quota.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return identity.getDeferredIdentity()
                .map(caller -> CallerKey.of(caller, request.request().remoteAddress()))
                .flatMap(caller -> limiter.take(quota.get(), caller))
                .invoke(verdict -> tell(request.response(), quota.get(), verdict))
                .invoke(verdict -> refuse(policy, verdict))
                .replaceWithVoid();
    }

    private Optional<Quota> quota(String policy) {
        RateLimitSettings.Policy found = settings.byName().get(policy);
        if (found == null) {
            throw new IllegalStateException("mercato.rate-limit." + policy + ".limit and .window are not set");
        }
        return found.enabled() ? Optional.of(Quota.of(policy, found)) : Optional.empty();
    }

    private void refuse(String policy, Verdict verdict) {
        metrics.counter("mercato.rate.limit", "policy", policy, "outcome", verdict.allowed() ? "allowed" : "refused")
                .increment();
        if (!verdict.allowed()) {
            throw ProblemException.tooManyRequests(
                    "You have called this more often than is allowed; wait as Retry-After says.", verdict.retryAfter());
        }
    }

    private static void tell(HttpServerResponse response, Quota quota, Verdict verdict) {
        response.putHeader(
                "RateLimit-Policy",
                "\"%s\";q=%d;w=%d".formatted(quota.policy(), quota.limit(), wholeSeconds(quota.window())));
        response.putHeader(
                "RateLimit",
                "\"%s\";r=%d;t=%d".formatted(quota.policy(), verdict.remaining(), wholeSeconds(verdict.untilReset())));
    }

    /** Rounded up: who waits as long as is said must not come too early. */
    private static long wholeSeconds(Duration duration) {
        return duration.plusSeconds(1).minusNanos(1).toSeconds();
    }
}
