package io.mercato.homepage.page;

import io.mercato.homepage.section.Shopper;
import io.mercato.platform.identity.CustomerId;
import io.mercato.platform.identity.Role;
import io.mercato.platform.problem.ProblemException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;

import java.util.UUID;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

/** Who may see the page of a customer: that customer, and administrators. */
@ApplicationScoped
class PageOwner {
    private final CurrentIdentityAssociation identity;
    private final CurrentVertxRequest request;

    PageOwner(CurrentIdentityAssociation identity, CurrentVertxRequest request) {
        this.identity = identity;
        this.request = request;
    }

    /** A customer's id as a parameter, in one spelling but for upper case. */
    static UUID parse(String userId) {
        return CustomerId.parse(userId)
                .orElseThrow(() -> ProblemException.badRequest("invalid_parameter", "userId", "must be a UUID"));
    }

    /**
     * Who asks for the page of this customer; fails with 401 or 403 when the caller may not see it. Does not block: what a token
     * is worth may have to be asked of its issuer, so it is found out on another thread.
     */
    Uni<Shopper> require(UUID customer) {
        String authorization = request.getCurrent().request().getHeader(HttpHeaders.AUTHORIZATION);
        Context context = Vertx.currentContext();
        return Uni.createFrom()
                .deferred(identity::getDeferredIdentity)
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .emitOn(task -> context.runOnContext(_ -> task.run()))
                .map(check(customer))
                .map(_ -> new Shopper(customer, authorization));
    }

    private static Function<SecurityIdentity, SecurityIdentity> check(UUID customer) {
        return caller -> {
            if (caller.isAnonymous()) {
                throw new UnauthorizedException();
            }
            if (!caller.hasRole(Role.ADMIN) && !isCustomer(caller, customer)) {
                throw new ForbiddenException();
            }
            return caller;
        };
    }

    private static boolean isCustomer(SecurityIdentity caller, UUID customer) {
        return caller.hasRole(Role.CUSTOMER)
                && CustomerId.parse(caller.getPrincipal().getName())
                        .filter(customer::equals)
                        .isPresent();
    }
}
