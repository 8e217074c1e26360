package io.mercato.platform.testing;

import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Bearer tokens, good and bad, for a service under test, which trusts the good ones by itself. Each is good for five
 * minutes from when it is made.
 */
public final class Tokens {
    private static final Duration LIFETIME = Duration.ofMinutes(5);

    private Tokens() {}

    /** Of an administrator called "admin". */
    public static String admin() {
        return admin("admin");
    }

    /** Of an administrator. */
    public static String admin(String sub) {
        return signed(SigningKeys.TRUSTED, claims(sub, "admin"));
    }

    /** Of a customer. */
    public static String customer(UUID id) {
        return customer(id.toString());
    }

    /** Of a customer whose {@code sub} need not be a UUID, as it always should be. */
    public static String customer(String sub) {
        return signed(SigningKeys.TRUSTED, claims(sub, "customer"));
    }

    /** Of another service. */
    public static String service() {
        return signed(SigningKeys.TRUSTED, claims("a-service", "service"));
    }

    /** Good in all but what is changed. */
    public static String with(String role, Consumer<JwtClaims> change) {
        JwtClaims claims = claims("somebody", role);
        change.accept(claims);
        return signed(SigningKeys.TRUSTED, claims);
    }

    /** Was good until a minute ago. */
    public static String expired(String role) {
        return with(role, claims -> {
            claims.setIssuedAt(at(Duration.ofMinutes(-10)));
            claims.setExpirationTime(at(Duration.ofMinutes(-1)));
        });
    }

    /** Of an issuer with a key of its own. */
    public static String foreign(String role) {
        JwtClaims claims = claims("somebody", role);
        claims.setIssuer("https://issuer.example");
        return signed(SigningKeys.generate(), claims);
    }

    /** Says that it is signed by the trusted key, and is not. */
    public static String forged(String role) {
        PublicJsonWebKey key = SigningKeys.generate();
        key.setKeyId(SigningKeys.TRUSTED.getKeyId());
        return signed(key, claims("somebody", role));
    }

    /** Good, with another role written into it after it was signed. */
    public static String promoted(String role, String toRole) {
        String[] good = signed(SigningKeys.TRUSTED, claims("somebody", role)).split("\\.");
        String[] other =
                signed(SigningKeys.generate(), claims("somebody", toRole)).split("\\.");
        return good[0] + "." + other[1] + "." + good[2];
    }

    /** Not signed at all (RFC 7515, appendix A.5). */
    public static String unsigned(String role) {
        JsonWebSignature token = new JsonWebSignature();
        token.setAlgorithmConstraints(AlgorithmConstraints.NO_CONSTRAINTS);
        token.setAlgorithmHeaderValue(AlgorithmIdentifiers.NONE);
        token.setPayload(claims("somebody", role).toJson());
        return serialized(token);
    }

    /** Signed with the public key, which anybody can read, as if it were a shared secret. */
    public static String signedWithThePublicKey(String role) {
        JsonWebSignature token = new JsonWebSignature();
        token.setAlgorithmHeaderValue(AlgorithmIdentifiers.HMAC_SHA256);
        token.setKeyIdHeaderValue(SigningKeys.TRUSTED.getKeyId());
        token.setKey(new HmacKey(SigningKeys.published(SigningKeys.TRUSTED).getBytes(StandardCharsets.UTF_8)));
        token.setPayload(claims("somebody", role).toJson());
        return serialized(token);
    }

    static String signed(PublicJsonWebKey key, JwtClaims claims) {
        JsonWebSignature token = new JsonWebSignature();
        token.setAlgorithmHeaderValue(AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256);
        token.setKeyIdHeaderValue(key.getKeyId());
        token.setKey(key.getPrivateKey());
        token.setPayload(claims.toJson());
        return serialized(token);
    }

    static JwtClaims claims(String sub, String role) {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(TestIssuer.ISSUER);
        claims.setAudience("mercato");
        claims.setSubject(sub);
        claims.setStringListClaim("groups", List.of(role));
        claims.setGeneratedJwtId();
        claims.setIssuedAt(at(Duration.ZERO));
        claims.setExpirationTime(at(LIFETIME));
        return claims;
    }

    private static NumericDate at(Duration fromNow) {
        return NumericDate.fromSeconds(Instant.now().plus(fromNow).getEpochSecond());
    }

    private static String serialized(JsonWebSignature token) {
        try {
            return token.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }
}
