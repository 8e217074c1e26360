package io.mercato.catalog.admin;

import io.mercato.platform.problem.ProblemException;

import java.util.List;
import java.util.stream.Stream;

/**
 * The version of a row as an entity tag (RFC 9110, section 8.8.3): who changes something says which version of it was read,
 * so that of two who edit at once the second is told instead of undoing the work of the first.
 */
public final class RowVersion {
    private RowVersion() {}

    /** As in {@code "v17"}, quotes included. */
    public static String tag(long version) {
        return "\"v" + version + "\"";
    }

    /**
     * Lets a change go on only if it was decided on this version. Call it with the row locked.
     *
     * @param ifMatch the header (RFC 9110, section 13.1.1): entity tags, or {@code *} for whatever is there; {@code null}
     *     when it was not sent. A weak tag never matches.
     * @param version what the row is at now
     * @param kind what it is, in one word for the problem: {@code product} makes {@code product_changed}
     * @throws ProblemException 428 {@code if_match_required}, 412 {@code <kind>_changed}
     */
    public static void require(String ifMatch, long version, String kind) {
        if (ifMatch == null || ifMatch.isBlank()) {
            throw ProblemException.of(
                    428, "if_match_required", "Send the ETag of what you have read as If-Match.", List.of());
        }
        boolean matches = Stream.of(ifMatch.split(","))
                .map(String::strip)
                .anyMatch(tag -> tag.equals("*") || tag.equals(tag(version)));
        if (!matches) {
            throw ProblemException.of(
                    412,
                    kind + "_changed",
                    "The %s has been changed since; its ETag is %s now.".formatted(kind, tag(version)),
                    List.of());
        }
    }
}
