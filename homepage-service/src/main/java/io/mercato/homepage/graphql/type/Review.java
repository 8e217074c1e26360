package io.mercato.homepage.graphql.type;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;

import java.time.Instant;
import java.util.UUID;

/**
 * What a customer says of a product. Who it is stays with the shop.
 *
 * @param rating stars, from 1 to 5
 * @param title empty when there is none, as is {@code text}; as it was written, so escape it for HTML
 * @param helpful how many customers found it so
 */
@Description("What a customer says of a product.")
public record Review(
        @Id @NonNull UUID id,
        @Description("Stars, from 1 to 5.") int rating,

        @NonNull @Description("The name that the customer gave.")
        String author,

        @NonNull @Description("Plain text, as it was written; empty when there is none.")
        String title,

        @NonNull @Description("Plain text, as it was written; empty when there is none.")
        String text,

        @Description("Whether the customer has bought it here.")
        boolean verifiedPurchase,

        @Description("How many customers found it helpful.") int helpful,
        @NonNull Instant createdAt,
        @NonNull Instant updatedAt) {}
