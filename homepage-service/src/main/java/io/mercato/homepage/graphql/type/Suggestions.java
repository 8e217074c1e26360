package io.mercato.homepage.graphql.type;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

import java.util.List;

/** What the beginning of a search may become. */
@Description("What the beginning of a search may become.")
public record Suggestions(
        @NonNull @Description("Titles of products, each once, the most popular first.")
        List<@NonNull Suggestion> products,

        @NonNull @Description("As products.") List<@NonNull Suggestion> bundles,
        @NonNull @Description("By name.") List<@NonNull Suggestion> categories,

        @NonNull @Description("The best rated first.") List<@NonNull Suggestion> stores,

        @NonNull @Description("By name.") List<@NonNull String> vendors) {

    /** Nothing was typed. */
    public static final Suggestions NONE = new Suggestions(List.of(), List.of(), List.of(), List.of(), List.of());
}
