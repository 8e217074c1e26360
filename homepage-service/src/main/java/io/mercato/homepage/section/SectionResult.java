package io.mercato.homepage.section;

import java.util.Set;

/** What became of one section. */
public sealed interface SectionResult {
    /** The section's name, as it stands in the page. */
    String section();

    /** How long the page waited for it, in milliseconds. */
    long millis();

    /**
     * @param items a JSON array, as bytes in UTF-8
     * @param tags of what the items show, as their service names them
     */
    record Loaded(String section, byte[] items, Set<String> tags, long millis) implements SectionResult {}

    /** @param message for a person to read; tells nothing of hosts or inner workings */
    record Failed(String section, FailureCode code, String message, long millis) implements SectionResult {}

    /** Why a section is missing; part of the API. */
    enum FailureCode {
        /** It did not answer within its budget. */
        TIMEOUT_ERROR,
        /** Its service could not be reached or answered with an error. */
        UPSTREAM_ERROR,
        /** Its service answered, but not with a list. */
        INVALID_RESPONSE,
        /** It has failed so often of late that it was not asked. */
        CIRCUIT_OPEN,
        /** Too many calls for it are on their way already. */
        OVERLOADED
    }
}
