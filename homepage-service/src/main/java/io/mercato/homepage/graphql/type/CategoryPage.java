package io.mercato.homepage.graphql.type;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

import java.util.List;

/**
 * One page of categories.
 *
 * @param nextCursor {@code null} after the last page
 */
@Description("One page of categories.")
public record CategoryPage(
        @NonNull List<@NonNull Category> items,

        @Description("Send it as cursor for what follows; null after the last page.")
        String nextCursor) {}
