package io.mercato.homepage.graphql.type;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

import java.util.List;

/**
 * One page of the reviews of a product.
 *
 * @param nextCursor {@code null} after the last page
 */
@Description("One page of the reviews of a product.")
public record ReviewPage(
        @NonNull List<@NonNull Review> items,

        @Description("Send it as cursor for what follows, with that product alone; null after the last page.")
        String nextCursor) {}
