package io.mercato.platform.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.net.URI;
import java.util.List;

/**
 * The body of every error: a problem detail of <a href="https://www.rfc-editor.org/rfc/rfc9457">RFC 9457</a>, served as
 * {@code application/problem+json}.
 *
 * @param type identifies the kind of problem; stable, derived from {@code code}
 * @param title the kind of problem in a few words; the same for every occurrence
 * @param status the HTTP status code
 * @param detail this occurrence, for a person to read; never a stack trace
 * @param instance the path of the request that failed
 * @param code the kind of problem for a program to compare, in snake_case; stable
 * @param requestId what to quote to an operator, who finds it in every log line of the request
 * @param errors the fields at fault; empty when no field is
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Schema(name = "Problem", description = "A problem detail (RFC 9457).")
public record Problem(
        @Schema(examples = "https://mercato.dev/problems/invalid-parameter", required = true)
        URI type,

        @Schema(examples = "Invalid parameter", required = true)
        String title,

        @Schema(examples = "400", required = true) int status,

        @Schema(examples = "limit must be a whole number from 1 to 50")
        String detail,

        @Schema(examples = "/api/v1/homepage", implementation = String.class)
        String instance,

        @Schema(examples = "invalid_parameter", required = true)
        String code,

        @Schema(examples = "0f5b1c9e6a7d4e0b8c2f3a4d5e6f7081")
        String requestId,

        List<FieldError> errors) {

    /** The media type of a problem. */
    public static final String MEDIA_TYPE = "application/problem+json";

    private static final String TYPE_BASE = "https://mercato.dev/problems/";

    /**
     * One field that is at fault.
     *
     * @param field the parameter's name, or the path into the body, such as {@code items[2].price.amount}
     * @param detail what is wrong with it
     */
    @Schema(name = "FieldError")
    public record FieldError(
            @Schema(examples = "limit", required = true) String field,

            @Schema(examples = "must be a whole number from 1 to 50", required = true)
            String detail) {}

    /** A problem whose type and title follow from its code. */
    public static Problem of(
            int status, String code, String detail, String instance, String requestId, List<FieldError> errors) {
        return new Problem(
                URI.create(TYPE_BASE + code.replace('_', '-')),
                Character.toUpperCase(code.charAt(0)) + code.substring(1).replace('_', ' '),
                status,
                detail,
                instance,
                code,
                requestId,
                List.copyOf(errors));
    }
}
