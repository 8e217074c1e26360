package io.mercato.platform.identity;

import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.TokenAuthenticationRequest;
import io.quarkus.smallrye.jwt.runtime.auth.MpJwtValidator;
import io.quarkus.smallrye.jwt.runtime.auth.SmallRyeJwtConfig;
import io.smallrye.jwt.auth.principal.JWTParser;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import java.util.function.Supplier;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;

/**
 * Tells who calls, as Quarkus does, but on the event loop where the token has been verified just now: nothing is left that
 * could block, and a thread for it would cost more than the rest.
 */
@ApplicationScoped
@Alternative
@Priority(1)
class AuthenticateTokens extends MpJwtValidator {
    /** Before the one that it extends. */
    private static final int PRIORITY = 1;

    private static final AuthenticationRequestContext HERE = new AuthenticationRequestContext() {
        @Override
        public Uni<SecurityIdentity> runBlocking(Supplier<SecurityIdentity> identity) {
            return Uni.createFrom().item(identity);
        }
    };

    private final VerifyTokens verify;

    AuthenticateTokens(
            JWTParser parser,
            SmallRyeJwtConfig config,
            @ConfigProperty(name = "mp.jwt.verify.publickey.location", defaultValue = "NONE") String keyLocation,
            @ConfigProperty(name = "mp.jwt.decrypt.key.location", defaultValue = "NONE") String decryptionKeyLocation,
            VerifyTokens verify) {
        super(parser, config, keyLocation, decryptionKeyLocation);
        this.verify = verify;
    }

    @Override
    public int priority() {
        return PRIORITY;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(
            TokenAuthenticationRequest request, AuthenticationRequestContext context) {
        boolean known = verify.remembers(request.getToken().getToken());
        return super.authenticate(request, known ? HERE : context);
    }
}
