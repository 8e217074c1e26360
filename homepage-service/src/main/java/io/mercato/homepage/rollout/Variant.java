package io.mercato.homepage.rollout;

import com.fasterxml.jackson.annotation.JsonValue;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Which homepage a caller gets. */
@Schema(
        name = "RolloutVariant",
        enumeration = {"batch", "legacy"})
public enum Variant {
    /** The whole page in one call. */
    BATCH("batch"),
    /** The six calls that it replaces. */
    LEGACY("legacy");

    private final String text;

    Variant(String text) {
        this.text = text;
    }

    /** As it stands in answers, headers and metrics. */
    @JsonValue
    public String text() {
        return text;
    }
}
