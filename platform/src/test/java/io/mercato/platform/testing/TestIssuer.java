package io.mercato.platform.testing;

import org.eclipse.microprofile.config.spi.ConfigSource;

import java.util.Map;
import java.util.Set;

/** Makes every service under test trust the {@link Tokens} of this run. */
public final class TestIssuer implements ConfigSource {
    static final String ISSUER = "urn:mercato:test";

    /** Below a service's application.properties (250), above what all services share (100). */
    private static final int ORDINAL = 200;

    private final Map<String, String> properties = Map.of(
            "mp.jwt.verify.issuer", ISSUER, "mp.jwt.verify.publickey", SigningKeys.published(SigningKeys.TRUSTED));

    @Override
    public Set<String> getPropertyNames() {
        return properties.keySet();
    }

    @Override
    public String getValue(String name) {
        return properties.get(name);
    }

    @Override
    public String getName() {
        return "issuer of tests";
    }

    @Override
    public int getOrdinal() {
        return ORDINAL;
    }
}
