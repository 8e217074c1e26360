package io.mercato.homepage.graphql.type;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

import java.util.List;

/**
 * One page of products.
 *
 * @param nextCursor {@code null} after the last page
 */
@Description("One page of products.")
public record ProductPage(
        @NonNull List<@NonNull Product> items,

        @Description("Send it as cursor for what follows; null after the last page.")
        String nextCursor) {}
