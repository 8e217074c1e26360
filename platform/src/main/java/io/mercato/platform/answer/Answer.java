package io.mercato.platform.answer;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;

/** What is answered to everybody who asks for the same, ready to be sent. */
sealed interface Answer {
    /** Separated by commas. */
    String tagList();

    /** By which it is forgotten. */
    default Set<String> tags() {
        return tagList().isEmpty() ? Set.of() : Set.of(tagList().split(","));
    }

    /**
     * There is something.
     *
     * @param json the body, in UTF-8
     * @param etag strong, with its quotes: of the bytes, since an answer shows more than one row
     * @param modified in whole seconds, rounded up, when this service first knew it so
     * @param end from when on it is wrong by itself
     */
    record Found(byte[] json, String etag, Instant modified, String tagList, Optional<Instant> end) implements Answer {
        private static final int ETAG_BYTES = 16;

        static Found of(byte[] json, String tagList, Optional<Instant> end, Instant now) {
            return new Found(json, etag(json), Instant.ofEpochSecond(now.getEpochSecond() + 1), tagList, end);
        }

        private static String etag(byte[] json) {
            try {
                byte[] digest = MessageDigest.getInstance("SHA-256").digest(json);
                byte[] enough = Arrays.copyOf(digest, ETAG_BYTES);
                return '"' + Base64.getUrlEncoder().withoutPadding().encodeToString(enough) + '"';
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("Every Java has SHA-256", e);
            }
        }
    }

    /**
     * There is nothing: 404.
     *
     * @param code of the problem
     * @param detail of the problem
     */
    record Missing(String code, String detail, String tagList) implements Answer {}
}
