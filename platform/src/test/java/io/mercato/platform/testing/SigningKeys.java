package io.mercato.platform.testing;

import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;

import java.util.UUID;

/** The issuer's keys of this run of tests, the same in every class loader of the JVM. */
final class SigningKeys {
    /** Test code and the service under test have class loaders of their own, and only the JVM's properties in common. */
    private static final String PROPERTY = "tests.identity.key";

    /** What the services under test verify with. */
    static final PublicJsonWebKey TRUSTED = trusted();

    private SigningKeys() {}

    /** A key pair that nobody knows, for ES256. */
    static PublicJsonWebKey generate() {
        try {
            EllipticCurveJsonWebKey key = EcJwkGenerator.generateJwk(EllipticCurves.P256);
            key.setKeyId(UUID.randomUUID().toString());
            key.setAlgorithm("ES256");
            return key;
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    private static PublicJsonWebKey trusted() {
        try {
            return PublicJsonWebKey.Factory.newPublicJwk((String) System.getProperties()
                    .computeIfAbsent(PROPERTY, absent -> generate().toJson(OutputControlLevel.INCLUDE_PRIVATE)));
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The key set as an issuer publishes it. */
    static String published(JsonWebKey... keys) {
        return new JsonWebKeySet(keys).toJson();
    }
}
