package io.mercato.catalog.bulk;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.util.List;
import java.util.UUID;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * What to read.
 *
 * @param ids in the order of the answer; one that is there twice is answered twice
 * @param fields which fields of each; {@code null} for all. The id is always answered.
 */
@Schema(name = "BulkRequest")
public record BulkRequest(
        @NotNull
        @Size(min = 1, max = MAX_IDS)
        @NoneMissing
        @Schema(
                examples = "[\"0199b9c1-5f00-7d21-8a36-3d2f6f0c9a11\", \"0199b9c1-5f00-7d21-8a36-3d2f6f0c9a12\"]",
                required = true)
        List<UUID> ids,

        @Size(min = 1, max = 100) @NoneMissing @Schema(examples = "[\"title\", \"price\"]", nullable = true)
        List<String> fields) {

    /** What the contract of batches promises; bounds the rows of one statement. */
    static final int MAX_IDS = 100;
}
