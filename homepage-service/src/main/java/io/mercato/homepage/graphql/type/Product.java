package io.mercato.homepage.graphql.type;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;

import java.time.Instant;
import java.util.UUID;

/**
 * A product. What lists show is at hand; the rest is read for all products of an answer at once, by {@code ProductFields},
 * unless {@code details} has it already.
 *
 * @param price of its cheapest size
 * @param compareAtPrice what that size cost before; {@code null} when it is not reduced
 * @param rating {@code null} when nobody has rated
 * @param store whose it is
 * @param details {@code null} when it comes from a list
 */
@Description("A product.")
public record Product(
        @Id @NonNull UUID id,

        @NonNull @Description("Unique among products, for addresses.")
        String handle,

        @NonNull String title,
        @Description("Who makes it.") String vendor,

        @NonNull @Description("The price of its cheapest size.")
        Money price,

        @Description("What that size cost before; null when it is not reduced.")
        Money compareAtPrice,

        @Description("The picture for lists.") Image image,
        @Description("Null when nobody has rated.") Rating rating,
        @NonNull Instant createdAt,
        @Ignore Reference store,
        @Ignore ProductDetails details)
        implements ProductOrBundle {

    /** The same with everything about it; its picture for lists is the first of all. */
    public Product with(ProductDetails all) {
        Image first =
                image != null || all.images().isEmpty() ? image : all.images().getFirst();
        return new Product(id, handle, title, vendor, price, compareAtPrice, first, rating, createdAt, store, all);
    }
}
