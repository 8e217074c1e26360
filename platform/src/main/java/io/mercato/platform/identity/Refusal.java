package io.mercato.platform.identity;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import org.jose4j.jwt.consumer.InvalidJwtException;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * How a request is answered whose caller may not make it: RFC 6750, section 3, as a problem.
 *
 * @param status 401 or 403
 * @param code the problem's code
 * @param detail for people; nothing in it helps to forge a token
 * @param challenge the value of {@code WWW-Authenticate}
 */
public record Refusal(int status, String code, String detail, String challenge) {
    private static final String SCHEME = "Bearer realm=\"mercato\"";

    private static final Refusal NO_TOKEN =
            new Refusal(401, "unauthenticated", "Sign in, and send the token as 'Authorization: Bearer …'.", SCHEME);
    private static final Refusal INVALID =
            invalidToken("invalid_token", "The token is not one that is accepted here.", "The token is invalid");
    private static final Refusal EXPIRED =
            invalidToken("token_expired", "The token has expired; sign in again.", "The token has expired");
    private static final Refusal FORBIDDEN = new Refusal(
            403,
            "forbidden",
            "You are signed in, but this is not yours to do.",
            SCHEME + ", error=\"insufficient_scope\"");

    /** The refusal that this failure of authentication or authorization stands for; empty for any other failure. */
    public static Optional<Refusal> of(Throwable failure) {
        return failure instanceof SecurityException refused ? Optional.of(ofRefused(refused)) : Optional.empty();
    }

    private static Refusal ofRefused(SecurityException failure) {
        return switch (failure) {
            case ForbiddenException _ -> FORBIDDEN;
            case AuthenticationFailedException _ -> isExpiry(failure) ? EXPIRED : INVALID;
            default -> NO_TOKEN;
        };
    }

    private static boolean isExpiry(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .anyMatch(cause -> cause instanceof InvalidJwtException invalid && invalid.hasExpired());
    }

    private static Refusal invalidToken(String code, String detail, String description) {
        return new Refusal(
                401, code, detail, SCHEME + ", error=\"invalid_token\", error_description=\"" + description + "\"");
    }
}
