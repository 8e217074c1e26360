package io.mercato.catalog.search;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.util.List;

/**
 * A page of what was found.
 *
 * @param items in order
 * @param nextCursor send it as {@code cursor} for what follows; {@code null} after the last page
 * @param correctedTo what was searched instead, when nothing was found for the words as they were typed; else {@code null}
 * @param didYouMean what would find more, when little was found; else {@code null}
 * @param facets absent when none were asked for
 */
@Schema(name = "SearchAnswer")
public record SearchAnswer(
        @Schema(required = true) List<SearchHit> items,

        @Schema(
                examples = "AZ-5wV8AfSGKNj0vbwyaEQ",
                nullable = true,
                description = "Send it as cursor for what follows; null after the last page.")
        String nextCursor,

        @Schema(examples = "kaftan", nullable = true, description = "What was searched instead of the query.")
        String correctedTo,

        @Schema(examples = "kaftan", nullable = true, description = "What would find more.")
        String didYouMean,

        @JsonInclude(JsonInclude.Include.NON_NULL) Facets facets) {}
