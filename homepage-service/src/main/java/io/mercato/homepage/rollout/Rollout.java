package io.mercato.homepage.rollout;

import java.time.Instant;

/**
 * How far the new homepage is rolled out, and who said so.
 *
 * @param version counts changes; 0 is what the configuration says, as long as nobody has changed it
 * @param at when it was changed; {@link Instant#EPOCH} for version 0
 * @param actor who changed it, a token's {@code sub}
 * @param reason what for; may be empty
 */
record Rollout(Share share, long version, Instant at, String actor, String reason) {
    private static final String CONFIGURATION = "configuration";

    static Rollout configured(Share share) {
        return new Rollout(share, 0, Instant.EPOCH, CONFIGURATION, "");
    }

    boolean isConfigured() {
        return version == 0;
    }

    /** Of what administrators see, quotes included (RFC 9110, section 8.8.3). */
    String etag() {
        return "\"v" + version + "\"";
    }
}
