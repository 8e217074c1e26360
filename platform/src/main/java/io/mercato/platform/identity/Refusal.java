package io.mercato.platform.identity;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import org.jose4j.jwt.consumer.InvalidJwtException;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

import jakarta.ws.rs.core.HttpHeaders;

/**
 * How a request is answered whose caller may not make it: RFC 6750, section 3, as a problem.
 *
 * @param status 401 or 403; 503 when nobody can say yet
 * @param code the problem's code
 * @param detail for people; nothing in it helps to forge a token
 * @param header what goes with it: {@code WWW-Authenticate}, or {@code Retry-After}
 * @param value of that header
 */
public record Refusal(int status, String code, String detail, String header, String value) {
    private static final String SCHEME = "Bearer realm=\"mercato\"";

    private static final Refusal NO_TOKEN =
            challenge(401, "unauthenticated", "Sign in, and send the token as 'Authorization: Bearer …'.", SCHEME);
    private static final Refusal INVALID =
            invalidToken("invalid_token", "The token is not one that is accepted here.", "The token is invalid");
    private static final Refusal EXPIRED =
            invalidToken("token_expired", "The token has expired; sign in again.", "The token has expired");
    private static final Refusal FORBIDDEN = challenge(
            403,
            "forbidden",
            "You are signed in, but this is not yours to do.",
            SCHEME + ", error=\"insufficient_scope\"");

    /** The refusal that this failure of authentication or authorization stands for; empty for any other failure. */
    public static Optional<Refusal> of(Throwable failure) {
        return switch (failure) {
            case ForbiddenException _ -> Optional.of(FORBIDDEN);
            case AuthenticationFailedException _ -> Optional.of(ofToken(failure));
            case UnauthorizedException _ -> Optional.of(NO_TOKEN);
            case null, default -> Optional.empty();
        };
    }

    private static Refusal ofToken(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .flatMap(cause -> switch (cause) {
                    case IssuerUnavailable unavailable -> Stream.of(retry(unavailable.retryAfter()));
                    case InvalidJwtException invalid when invalid.hasExpired() -> Stream.of(EXPIRED);
                    default -> Stream.empty();
                })
                .findFirst()
                .orElse(INVALID);
    }

    private static Refusal retry(Duration delay) {
        return new Refusal(
                503,
                "issuer_unavailable",
                "The token cannot be verified at this moment; please try again.",
                HttpHeaders.RETRY_AFTER,
                Long.toString(Math.max(1, delay.toSeconds())));
    }

    private static Refusal invalidToken(String code, String detail, String description) {
        return challenge(
                401, code, detail, SCHEME + ", error=\"invalid_token\", error_description=\"" + description + "\"");
    }

    private static Refusal challenge(int status, String code, String detail, String challenge) {
        return new Refusal(status, code, detail, HttpHeaders.WWW_AUTHENTICATE, challenge);
    }
}
