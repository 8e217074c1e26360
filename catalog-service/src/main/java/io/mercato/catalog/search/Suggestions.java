package io.mercato.catalog.search;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.util.List;
import java.util.UUID;

/**
 * What the beginning of a query may become.
 *
 * @param products titles, each once, the most popular first
 * @param bundles as products
 * @param categories by name
 * @param stores the best rated first
 * @param vendors by name
 */
@Schema(name = "Suggestions")
public record Suggestions(
        @Schema(required = true) List<Suggestion> products,
        @Schema(required = true) List<Suggestion> bundles,
        @Schema(required = true) List<Suggestion> categories,
        @Schema(required = true) List<Suggestion> stores,

        @Schema(examples = "[\"Omolara\"]", required = true) List<String> vendors) {

    static final Suggestions NONE = new Suggestions(List.of(), List.of(), List.of(), List.of(), List.of());

    /**
     * Something that is there.
     *
     * @param text its title or name; search for it, or go to it
     */
    @Schema(name = "Suggestion")
    public record Suggestion(
            UUID id,
            @Schema(examples = "ankara-wrap-dress-17") String handle,
            @Schema(examples = "Ankara Wrap Dress") String text) {}
}
