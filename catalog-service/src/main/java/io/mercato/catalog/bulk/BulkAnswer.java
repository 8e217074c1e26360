package io.mercato.catalog.bulk;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The shape of the answer, for its description; the answer itself is written as it is read.
 *
 * @param items in the order of the ids; each with its id and the fields that were asked for
 * @param missing the ids that nothing public has, in their order, each once
 */
@Schema(name = "BulkAnswer")
public record BulkAnswer(
        @Schema(
                examples =
                        "[{\"id\": \"0199b9c1-5f00-7d21-8a36-3d2f6f0c9a11\", \"title\": \"Ankara Wrap Dress\", \"price\": {\"amount\": 129900, \"currency\": \"NGN\"}}]",
                required = true)
        List<Map<String, Object>> items,

        @Schema(examples = "[\"0199b9c1-5f00-7d21-8a36-3d2f6f0c9a12\"]", required = true)
        List<UUID> missing) {}
