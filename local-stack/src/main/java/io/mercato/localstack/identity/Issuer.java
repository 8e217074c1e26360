package io.mercato.localstack.identity;

import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.lang.JoseException;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Makes tokens for this machine, until orders-service signs people in. Services in production refuse its name.
 *
 * @param key signs them
 */
public record Issuer(PublicJsonWebKey key) {

    /** The {@code iss} of its tokens. */
    public static final String NAME = "urn:mercato:local-stack";

    /** Whom its tokens are for ({@code aud}). */
    private static final String AUDIENCE = "mercato";

    /** How long the token is good that the services call each other with. */
    static final Duration RENEWED = Duration.ofMinutes(15);

    /** For one call of a command's own. */
    private static final Duration CALL = Duration.ofMinutes(1);

    /**
     * A token.
     *
     * @param subject who is to be taken for the caller
     * @param lifetime from now
     */
    public String token(Role role, String subject, Duration lifetime) {
        Instant now = Instant.now();
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(NAME);
        claims.setAudience(AUDIENCE);
        claims.setSubject(subject);
        claims.setStringListClaim("groups", List.of(role.group()));
        claims.setIssuedAt(NumericDate.fromSeconds(now.getEpochSecond()));
        claims.setExpirationTime(NumericDate.fromSeconds(now.plus(lifetime).getEpochSecond()));
        claims.setGeneratedJwtId();
        JsonWebSignature token = new JsonWebSignature();
        token.setAlgorithmHeaderValue(AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256);
        token.setHeader("typ", "JWT");
        token.setKeyIdHeaderValue(key.getKeyId());
        token.setKey(key.getPrivateKey());
        token.setPayload(claims.toJson());
        try {
            return token.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException("A key that was read signs", e);
        }
    }

    /** For a call that {@code ./mercato} itself makes to a service. */
    public String serviceToken() {
        return token(Role.SERVICE, "local-stack", CALL);
    }
}
