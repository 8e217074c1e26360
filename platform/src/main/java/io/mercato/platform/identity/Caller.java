package io.mercato.platform.identity;

import io.quarkus.arc.Arc;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;

import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * Who is calling, as the verified token says. A token is looked at when somebody asks: a public endpoint that asks answers
 * a bad one with 401, and one that does not ask never notices it.
 *
 * <p>To be asked on a thread that may block, since the issuer's keys may have to be fetched; where the path or a
 * {@code @RolesAllowed} has asked already, on an event loop too.
 */
@ApplicationScoped
public class Caller {
    /** The name of one who sends no token. */
    public static final String ANONYMOUS = "anonymous";

    /** The name under which jobs and event handlers act: there is no request, so nobody calls. */
    public static final String SYSTEM = "system";

    private final CurrentIdentityAssociation current;

    Caller(CurrentIdentityAssociation current) {
        this.current = current;
    }

    /** The token's {@code sub}, for audit; {@link #ANONYMOUS} without a token, {@link #SYSTEM} outside of a request. */
    public String name() {
        if (!inRequest()) {
            return SYSTEM;
        }
        SecurityIdentity identity = current.getIdentity();
        return identity.isAnonymous() ? ANONYMOUS : identity.getPrincipal().getName();
    }

    /** The id of the customer who calls; empty when nobody is signed in, or somebody who is not a customer. */
    public Optional<UUID> customer() {
        return inRequest() ? customer(current.getIdentity()) : Optional.empty();
    }

    /** The same of a caller who has been asked for already; does not block. */
    public static Optional<UUID> customer(SecurityIdentity identity) {
        return identity.hasRole(Role.CUSTOMER)
                ? CustomerId.parse(identity.getPrincipal().getName())
                : Optional.empty();
    }

    /** Whether an administrator calls. */
    public boolean isAdmin() {
        return has(Role.ADMIN);
    }

    /** Whether another service calls. */
    public boolean isService() {
        return has(Role.SERVICE);
    }

    private boolean has(String role) {
        return inRequest() && current.getIdentity().hasRole(role);
    }

    private static boolean inRequest() {
        return Arc.container().requestContext().isActive();
    }
}
