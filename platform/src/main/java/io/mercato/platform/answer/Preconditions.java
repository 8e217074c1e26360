package io.mercato.platform.answer;

import io.mercato.platform.answer.Answer.Found;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a client has of an answer already (<a href="https://www.rfc-editor.org/rfc/rfc9110#section-13">RFC 9110, section
 * 13</a>).
 *
 * @param ifNoneMatch the header, if there is one; several are joined by commas
 * @param ifModifiedSince the header, if there is one; does not count beside the other
 */
record Preconditions(Optional<String> ifNoneMatch, Optional<String> ifModifiedSince) {
    /** RFC 9110, section 8.8.3; a comma may be part of a tag, so that a list is not split at commas. */
    private static final Pattern ENTITY_TAG = Pattern.compile("(?:W/)?(\"[\\x21\\x23-\\x7E\\x80-\\xFF]*\")");

    /** Whether what the client has is this answer still: 304. */
    boolean areMetBy(Found answer, Instant now) {
        return ifNoneMatch.map(header -> matches(header, answer.etag())).orElseGet(() -> ifModifiedSince
                .flatMap(HttpDate::parse)
                .filter(since -> isModifiedKnown(answer, now))
                .map(since -> !answer.modified().isAfter(since))
                .orElse(false));
    }

    /**
     * Whether the answer may be told by its date. Within the second in which it came to be known it could change once more
     * and have the same one.
     */
    static boolean isModifiedKnown(Found answer, Instant now) {
        return !answer.modified().isAfter(now);
    }

    /** Weakly, as RFC 9110, section 13.1.2, has it for this header. */
    private static boolean matches(String header, String etag) {
        if (header.strip().equals("*")) {
            return true;
        }
        Matcher tags = ENTITY_TAG.matcher(header);
        while (tags.find()) {
            if (tags.group(1).equals(etag)) {
                return true;
            }
        }
        return false;
    }
}
