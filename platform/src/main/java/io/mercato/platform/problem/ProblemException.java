package io.mercato.platform.problem;

import io.mercato.platform.problem.Problem.FieldError;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Thrown by a feature to answer with a {@link Problem}. The code is part of the API: snake_case, stable, documented with
 * the endpoint. Has no stack trace, because it tells of the client's request and not of a defect.
 */
public final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final transient List<FieldError> errors;
    private final Duration retryAfter;

    private ProblemException(
            int status, String code, String detail, List<FieldError> errors, Duration retryAfter, Throwable cause) {
        super(detail, cause, false, false);
        this.status = status;
        this.code = code;
        this.errors = List.copyOf(errors);
        this.retryAfter = retryAfter;
    }

    /** 400: a parameter or field is malformed or out of bounds; {@code detail} completes the sentence "field …". */
    public static ProblemException badRequest(String code, String field, String detail) {
        return of(400, code, field + " " + detail, List.of(new FieldError(field, detail)));
    }

    /** 404: there is no such thing. */
    public static ProblemException notFound(String code, String detail) {
        return of(404, code, detail, List.of());
    }

    /** 409: the request is right but lost a race, or does not fit the present state. */
    public static ProblemException conflict(String code, String detail) {
        return of(409, code, detail, List.of());
    }

    /** 422: well-formed, but its content cannot be processed. */
    public static ProblemException unprocessable(String code, String detail, List<FieldError> errors) {
        return of(422, code, detail, errors);
    }

    /** 429 {@code too_many_requests}: answered with {@code Retry-After}, whole seconds rounded up. */
    public static ProblemException tooManyRequests(String detail, Duration retryAfter) {
        return new ProblemException(429, "too_many_requests", detail, List.of(), retryAfter, null);
    }

    /**
     * 503: something that this request needs is away for now; answered with {@code Retry-After}, whole seconds rounded up.
     *
     * @param cause what failed, for the log only
     */
    public static ProblemException unavailable(String code, String detail, Duration retryAfter, Throwable cause) {
        return new ProblemException(503, code, detail, List.of(), retryAfter, cause);
    }

    /** Any other status from 400 to 599. */
    public static ProblemException of(int status, String code, String detail, List<FieldError> errors) {
        if (status < 400 || status > 599) {
            throw new IllegalArgumentException("Not an error status: " + status);
        }
        return new ProblemException(status, code, detail, errors, null, null);
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }

    public List<FieldError> errors() {
        return errors;
    }

    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
