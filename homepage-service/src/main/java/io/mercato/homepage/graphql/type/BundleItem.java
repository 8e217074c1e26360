package io.mercato.homepage.graphql.type;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * One thing in a bundle.
 *
 * @param product what it is a size of
 * @param price of one of it by itself
 */
@JsonIgnoreProperties("chosenOptions")
@Description("One thing in a bundle.")
public record BundleItem(
        @Ignore Reference product,
        @Id @NonNull UUID variantId,
        @Ignore Map<String, String> options,
        @Id @NonNull UUID sizeId,
        @NonNull String size,
        String sku,

        @Description("How many of it are in the bundle.") int quantity,

        @NonNull @Description("Of one of it by itself.") Money price,
        boolean inStock,
        Image image) {

    /** As a list, since GraphQL has no maps. */
    @NonNull
    @Name("options")
    public List<@NonNull Option> getChosenOptions() {
        return Option.all(options);
    }
}
