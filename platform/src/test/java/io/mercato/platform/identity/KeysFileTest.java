package io.mercato.platform.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.mercato.platform.testing.OtherIssuer;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.ParseException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/** As in dev mode, where {@code ./mercato token} makes the key when it is first called. */
class KeysFileTest {
    private static final OtherIssuer FIRST_KEY = new OtherIssuer("first");
    private static final OtherIssuer SECOND_KEY = new OtherIssuer("second");

    private final JWTAuthContextInfo expected = new JWTAuthContextInfo();

    private Path file;
    private VerifyTokens tokens;

    @BeforeEach
    void noFileYet(@TempDir Path folder) {
        file = folder.resolve("a folder/jwks.json");
        expected.setIssuedBy("urn:mercato:test");
        expected.setExpectedAudience(Set.of("mercato"));
        expected.setSignatureAlgorithm(Set.of(SignatureAlgorithm.ES256));
        tokens = new VerifyTokens(new SmallRyeConfigBuilder()
                .withMapping(IdentitySettings.class)
                .withSources(new PropertiesConfigSource(
                        Map.of(
                                "mercato.identity.keys-file", file.toString(),
                                "mercato.identity.connect-timeout", "PT1S",
                                "mercato.identity.read-timeout", "PT1S",
                                "mercato.identity.refresh-interval", "PT10M",
                                "mercato.identity.remembered-for", "PT1M",
                                "mercato.identity.min-refresh-interval", "PT0.05S",
                                "mercato.identity.retry-after", "PT0.05S"),
                        "test",
                        100))
                .build()
                .getConfigMapping(IdentitySettings.class));
    }

    @Test
    void theKeyMayComeLaterAndBeReplaced() throws IOException {
        assertThatExceptionOfType(IssuerUnavailable.class).isThrownBy(() -> subject(FIRST_KEY));

        publish(FIRST_KEY);
        await().ignoreException(IssuerUnavailable.class)
                .untilAsserted(() -> assertThat(subject(FIRST_KEY)).isEqualTo("somebody"));

        publish(SECOND_KEY);
        await().ignoreException(ParseException.class)
                .untilAsserted(() -> assertThat(subject(SECOND_KEY)).isEqualTo("somebody"));
        assertThatExceptionOfType(ParseException.class)
                .isThrownBy(() -> subject(FIRST_KEY))
                .isNotInstanceOf(IssuerUnavailable.class);
    }

    @Test
    void aTokenThatWasVerifiedIsNotVerifiedAgainForAWhile() throws Exception {
        publish(FIRST_KEY);
        String token = FIRST_KEY.token("admin");
        JWTCallerPrincipal verified = tokens.parse(token, expected);

        assertThat(tokens.parse(token, expected)).isSameAs(verified);
        assertThatExceptionOfType(ParseException.class)
                .isThrownBy(() -> tokens.parse(token.substring(0, token.length() - 6) + "AAAAAA", expected));
    }

    private String subject(OtherIssuer issuer) throws ParseException {
        return tokens.parse(issuer.token("admin"), expected).getName();
    }

    private void publish(OtherIssuer issuer) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, issuer.published());
    }
}
