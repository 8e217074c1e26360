package io.mercato.platform.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.DefaultJWTTokenParser;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.ParseException;
import org.jose4j.jwk.HttpsJwks;
import org.jose4j.jwt.consumer.JwtContext;
import org.jose4j.keys.resolvers.HttpsJwksVerificationKeyResolver;
import org.jose4j.keys.resolvers.VerificationKeyResolver;
import org.jose4j.lang.UnresolvableKeyException;

import java.io.IOException;
import java.time.InstantSource;
import java.util.stream.Stream;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Inject;

/**
 * Verifies tokens as MicroProfile JWT says, with keys that outlive the issuer's absence: those that have been fetched are
 * used until others can be. MicroProfile JWT's own resolver fetches without bounds, again for each request while it fails.
 * Blocks while keys are fetched.
 */
@ApplicationScoped
@Alternative
@Priority(1)
class VerifyTokens extends JWTCallerPrincipalFactory {
    private static final int MOST_REMEMBERED = 10_000;

    private final IdentitySettings settings;
    private final InstantSource clock;
    private final DefaultJWTTokenParser parser = new Parser();

    /** Verifying a signature takes longer than most answers do, and a caller sends the same token again and again. */
    private final Cache<String, JWTCallerPrincipal> verified;

    @Inject
    VerifyTokens(IdentitySettings settings) {
        this(settings, InstantSource.system());
    }

    /** @param clock says until when what is remembered is good; what is looked at again is judged by the machine's clock */
    VerifyTokens(IdentitySettings settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
        this.verified = Caffeine.newBuilder()
                .maximumSize(MOST_REMEMBERED)
                .expireAfterWrite(settings.rememberedFor())
                .build();
    }

    /**
     * Who a token speaks of.
     *
     * @throws ParseException when it is not to be accepted
     * @throws IssuerUnavailable when nobody can say, for want of the issuer's keys
     */
    @Override
    public JWTCallerPrincipal parse(String token, JWTAuthContextInfo expected) throws ParseException {
        JWTCallerPrincipal known = verified.getIfPresent(token);
        if (isGood(known)) {
            return known;
        }
        JWTCallerPrincipal principal = verify(token, expected);
        verified.put(token, principal);
        return principal;
    }

    /** Whether {@link #parse} would not block. */
    boolean remembers(String token) {
        return isGood(verified.getIfPresent(token));
    }

    private boolean isGood(JWTCallerPrincipal known) {
        return known != null && known.getExpirationTime() > clock.instant().getEpochSecond();
    }

    private JWTCallerPrincipal verify(String token, JWTAuthContextInfo expected) throws ParseException {
        try {
            JwtContext context = parser.parse(token, expected);
            String type = context.getJoseObjects().getFirst().getHeader("typ");
            return new DefaultJWTCallerPrincipal(type, context.getJwtClaims());
        } catch (ParseException e) {
            if (isForWantOfKeys(e)) {
                throw new IssuerUnavailable(settings.retryAfter());
            }
            throw e;
        }
    }

    private static boolean isForWantOfKeys(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .anyMatch(IOException.class::isInstance);
    }

    private final class Parser extends DefaultJWTTokenParser {
        private volatile VerificationKeyResolver keys;

        @Override
        protected VerificationKeyResolver getVerificationKeyResolver(JWTAuthContextInfo expected)
                throws UnresolvableKeyException {
            if (settings.keysFile().isEmpty() && expected.getPublicKeyContent() != null) {
                return super.getVerificationKeyResolver(expected);
            }
            if (keys == null) {
                keys = keysAt(settings.keysFile()
                        .map(file -> PublishedKeys.FILE + file)
                        .orElseGet(expected::getPublicKeyLocation));
            }
            return keys;
        }

        private VerificationKeyResolver keysAt(String location) {
            HttpsJwks published = new HttpsJwks(location);
            published.setSimpleHttpGet(new PublishedKeys(settings));
            published.setDefaultCacheDuration(settings.refreshInterval().toSeconds());
            published.setRefreshReprieveThreshold(settings.minRefreshInterval().toMillis());
            // Whole seconds, and none would mean that an issuer's absence ends the use of its keys.
            published.setRetainCacheOnErrorDuration(
                    Math.max(1, settings.retryAfter().toSeconds()));
            return new HttpsJwksVerificationKeyResolver(published);
        }
    }
}
