package io.mercato.platform.identity;

import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.smallrye.jwt.runtime.auth.JWTAuthMechanism;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpCredentialTransport;
import io.quarkus.vertx.http.runtime.security.HttpSecurityUtils;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;

import java.util.Optional;
import java.util.Set;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;

/** MicroProfile JWT's bearer tokens, with a {@link Refusal} in place of its answer without a body. */
@ApplicationScoped
@Alternative
@Priority(1)
class BearerTokens implements HttpAuthenticationMechanism {
    private final JWTAuthMechanism tokens;

    BearerTokens(JWTAuthMechanism tokens) {
        this.tokens = tokens;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext request, IdentityProviderManager identities) {
        Uni<SecurityIdentity> identity = tokens.authenticate(request, identities);
        // The last one that names itself here is asked for the challenge.
        request.put(HttpAuthenticationMechanism.class.getName(), this);
        return identity;
    }

    /** Where a path is protected: the router's failure handler answers. */
    @Override
    public Uni<Boolean> sendChallenge(RoutingContext request) {
        request.fail(failureOf(request));
        return Uni.createFrom().item(true);
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext request) {
        return Uni.createFrom()
                .item(Refusal.of(failureOf(request))
                        .map(refusal -> new ChallengeData(refusal.status(), refusal.header(), refusal.value()))
                        .orElseThrow());
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return tokens.getCredentialTypes();
    }

    @Override
    public Uni<HttpCredentialTransport> getCredentialTransport(RoutingContext request) {
        return tokens.getCredentialTransport(request);
    }

    /** Before the one that it wraps. */
    @Override
    public int getPriority() {
        return tokens.getPriority() + 1;
    }

    private static SecurityException failureOf(RoutingContext request) {
        return Optional.<SecurityException>ofNullable(HttpSecurityUtils.getAuthenticationFailureFromEvent(request))
                .orElseGet(UnauthorizedException::new);
    }
}
