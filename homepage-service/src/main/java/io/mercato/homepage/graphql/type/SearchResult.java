package io.mercato.homepage.graphql.type;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

import java.util.List;

/**
 * A page of what was found.
 *
 * @param correctedTo what was searched instead, when nothing was found for the words as they were typed
 * @param facets {@code null} when none were asked for
 */
@Description("A page of what was found.")
public record SearchResult(
        @NonNull List<@NonNull SearchHit> items,

        @Description("Send it as cursor for what follows; null after the last page.")
        String nextCursor,

        @Description("What was searched instead, when nothing has the words as they were typed.")
        String correctedTo,

        @Description("What would find more, when little was found.")
        String didYouMean,

        @Description("Null when none were asked for.") SearchFacets facets) {}
