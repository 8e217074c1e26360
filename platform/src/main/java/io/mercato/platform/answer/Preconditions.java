package io.mercato.platform.answer;

import io.mercato.platform.answer.Answer.Found;

import java.time.Instant;
import java.util.Optional;

/**
 * What a client has of an answer already (<a href="https://www.rfc-editor.org/rfc/rfc9110#section-13">RFC 9110, section
 * 13</a>).
 *
 * @param ifNoneMatch the header, if there is one; several are joined by commas
 * @param ifModifiedSince the header, if there is one; does not count beside the other
 */
record Preconditions(Optional<String> ifNoneMatch, Optional<String> ifModifiedSince) {
    /** Whether what the client has is this answer still: 304. */
    boolean areMetBy(Found answer, Instant now) {
        return ifNoneMatch
                .map(header ->
                        EntityTags.firstCurrent(header, answer.etag()::equals).isPresent())
                .orElseGet(() -> ifModifiedSince
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
}
