package io.mercato.platform.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

class IdentityFaultsTest {
    private final Map<String, String> properties = new HashMap<>(Map.of(
            IdentityFaults.ISSUER, "https://login.shop.example",
            IdentityFaults.LOCATION, "https://login.shop.example/jwks.json",
            IdentityFaults.AUDIENCES, "mercato",
            IdentityFaults.ALGORITHM, "ES256"));

    @Test
    void anIssuerWithItsKeysBehindTlsIsFine() {
        assertThat(faults()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"urn:mercato:local-stack", "urn:mercato:test"})
    void theIssuersOfDevelopmentAreRefused(String issuer) {
        properties.put(IdentityFaults.ISSUER, issuer);

        assertThat(faults()).singleElement().asString().contains(issuer).contains("name the issuer of this shop");
    }

    @ParameterizedTest
    @ValueSource(strings = {IdentityFaults.ISSUER, IdentityFaults.LOCATION, IdentityFaults.AUDIENCES})
    void whatIsNotSetIsNamed(String key) {
        for (String nothing : List.of("", " ", "NONE")) {
            properties.put(key, nothing);
            assertThat(faults()).singleElement().asString().startsWith(key + " is not set");
        }
        properties.remove(key);
        assertThat(faults()).singleElement().asString().startsWith(key + " is not set");
    }

    @ParameterizedTest
    @CsvSource({IdentityFaults.KEY + ",{}", IdentityFaults.KEYS_FILE + ",/etc/mercato/jwks.json"})
    void aKeyOfOnesOwnIsAsGoodAsALocation(String key, String value) {
        properties.remove(IdentityFaults.LOCATION);
        properties.put(key, value);

        assertThat(faults()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "http://orders-service:8083/.well-known/jwks.json, false",
        "HTTP://10.0.0.1/jwks.json, false",
        "http://localhost.example/jwks.json, false",
        "http://127.0.0.1.example/jwks.json, false",
        "http:///jwks.json, false",
        "http://localhost:8083/jwks.json, true",
        "http://127.0.0.1/jwks.json, true",
        "http://[::1]:8083/jwks.json, true",
        "https://orders-service/jwks.json, true",
        "file:/etc/mercato/jwks.json, true"
    })
    void keysOverPlainHttpComeFromThisHostOnly(String location, boolean accepted) {
        properties.put(IdentityFaults.LOCATION, location);
        assertThat(faults()).hasSize(accepted ? 0 : 1);

        properties.put(IdentityFaults.PLAIN_HTTP, "true");
        assertThat(faults()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"HS256", "hs512", "ES256,HS256"})
    void aSharedSecretIsNoPublicKey(String algorithm) {
        properties.put(IdentityFaults.ALGORITHM, algorithm);

        assertThat(faults()).singleElement().asString().contains("shared secret");
    }

    @Test
    void everyFaultIsToldAtOnce() {
        properties.clear();

        assertThat(faults()).hasSize(3);
    }

    private List<String> faults() {
        return IdentityFaults.of(new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(properties, "test", 100))
                .build());
    }
}
