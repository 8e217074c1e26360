package io.mercato.homepage.graphql.type;

import com.fasterxml.jackson.annotation.JsonAlias;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;

/**
 * A product that was found.
 *
 * @param highlights {@code null} when the search has no words
 */
@Description("A product that was found.")
public record SearchHit(
        @NonNull @JsonAlias("data") Product product,

        @Description("Null when the search has no words.") Highlights highlights) {

    /** Where the words are, between {@code <mark>} and {@code </mark>} in text that is HTML otherwise escaped. */
    @Type("SearchHighlights")
    @Description("Where the words are: HTML in which only <mark> is not escaped.")
    public record Highlights(@NonNull String title, @NonNull String snippet) {}
}
