package io.mercato.platform.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.mercato.platform.testing.Tokens;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.TokenAuthenticationRequest;
import io.quarkus.smallrye.jwt.runtime.auth.JsonWebTokenCredential;
import io.quarkus.smallrye.jwt.runtime.auth.SmallRyeJwtConfig;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTParser;
import io.smallrye.jwt.auth.principal.ParseException;
import io.smallrye.mutiny.Uni;
import org.jose4j.jwt.NumericDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.inject.Inject;

/** Tokens that were verified a moment ago and are not verified again. */
@QuarkusTest
class RememberedTokensTest {
    @Inject
    IdentitySettings settings;

    @Inject
    JWTAuthContextInfo expected;

    @Inject
    SmallRyeJwtConfig config;

    @Inject
    JWTParser parser;

    @Inject
    VerifyTokens verify;

    private volatile Instant now = Instant.now();
    private JWTAuthContextInfo nothingIsGood;
    private VerifyTokens tokens;

    @BeforeEach
    void start() {
        tokens = new VerifyTokens(settings, () -> now);
        nothingIsGood = new JWTAuthContextInfo(expected);
        nothingIsGood.setIssuedBy("urn:nobody");
    }

    @Test
    void aTokenIsVerifiedOnceUntilItExpires() throws ParseException {
        String token = expiring(Duration.ofSeconds(40));
        assertThat(tokens.parse(token, expected).getSubject()).isEqualTo("somebody");

        now = now.plusSeconds(38);
        assertThat(tokens.parse(token, nothingIsGood).getSubject())
                .as("not looked at again")
                .isEqualTo("somebody");
        now = now.plusSeconds(2);
        assertThatThrownBy(() -> tokens.parse(token, nothingIsGood)).isInstanceOf(ParseException.class);
    }

    @Test
    void aTokenThatExpiresSoonerThanItWouldBeForgottenIsRefusedFromThenOn() throws ParseException {
        assertThat(settings.rememberedFor()).isGreaterThan(Duration.ofSeconds(30));
        JWTAuthContextInfo toTheSecond = new JWTAuthContextInfo(expected);
        toTheSecond.setClockSkew(0);
        VerifyTokens real = new VerifyTokens(settings);
        String token = expiring(Duration.ofSeconds(2));

        assertThat(real.parse(token, toTheSecond).getSubject()).isEqualTo("somebody");
        await().atMost(Duration.ofSeconds(4))
                .untilAsserted(() ->
                        assertThatThrownBy(() -> real.parse(token, toTheSecond)).isInstanceOf(ParseException.class));
    }

    @Test
    void aTokenThatWasRefusedIsNotRemembered() throws ParseException {
        String token = expiring(Duration.ofSeconds(40));
        assertThatThrownBy(() -> tokens.parse(token, nothingIsGood)).isInstanceOf(ParseException.class);
        assertThat(tokens.parse(token, expected).getSubject()).isEqualTo("somebody");
    }

    @Test
    void aTokenIsVerifiedOnAThreadThatMayBlockAndIsKnownOnAnyFromThenOn() {
        TokenAuthenticationRequest request =
                new TokenAuthenticationRequest(new JsonWebTokenCredential(expiring(Duration.ofSeconds(40))));
        AuthenticateTokens authenticate =
                new AuthenticateTokens(parser, config, "https://issuer.example/jwks.json", "NONE", verify);
        AtomicInteger threads = new AtomicInteger();
        AuthenticationRequestContext counting = identity -> {
            threads.incrementAndGet();
            return Uni.createFrom().item(identity);
        };

        for (int i = 0; i < 3; i++) {
            SecurityIdentity caller =
                    authenticate.authenticate(request, counting).await().indefinitely();
            assertThat(caller.hasRole(Role.ADMIN)).isTrue();
        }

        assertThat(threads).hasValue(1);
    }

    private static String expiring(Duration fromNow) {
        return Tokens.with(
                "admin",
                claims -> claims.setExpirationTime(
                        NumericDate.fromSeconds(Instant.now().plus(fromNow).getEpochSecond())));
    }
}
