package io.mercato.homepage.graphql.type;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;

import java.util.UUID;

/**
 * One thing that can be bought; a variant and a size name it.
 *
 * @param id the same for every product that comes in this size
 * @param compareAtPrice {@code null} when it is not reduced
 * @param left how many are left when these are few, else {@code null}
 */
@Type("VariantSize")
@Description("One thing that can be bought; a variant and a size name it.")
public record Size(
        @Id @NonNull @Description("The same for every product that comes in this size.")
        UUID id,

        @NonNull String name,
        String sku,
        @NonNull Money price,

        @Description("What it cost before; null when it is not reduced.")
        Money compareAtPrice,

        boolean inStock,

        @Description("How many are left, when these are few.")
        Integer left) {}
