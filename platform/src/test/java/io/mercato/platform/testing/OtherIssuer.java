package io.mercato.platform.testing;

import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.PublicJsonWebKey;

import java.util.Arrays;

/** An issuer's key whose public half a test publishes itself, when and where it likes. */
public final class OtherIssuer {
    private final PublicJsonWebKey key = SigningKeys.generate();

    public OtherIssuer(String keyId) {
        key.setKeyId(keyId);
    }

    /** A token that is good wherever this key is known. */
    public String token(String role) {
        return Tokens.signed(key, Tokens.claims("somebody", role));
    }

    /** A key set of this key. */
    public String published() {
        return published(this);
    }

    /** A key set of the keys of all these. */
    public static String published(OtherIssuer... issuers) {
        return SigningKeys.published(
                Arrays.stream(issuers).map(issuer -> issuer.key).toArray(JsonWebKey[]::new));
    }
}
