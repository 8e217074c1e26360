package io.mercato.homepage.graphql.type;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * One kind of a product: a colour, a material.
 *
 * @param options its value for each of the product's options, by the option's name
 * @param sizes what can be bought of it; at least one
 */
@JsonIgnoreProperties("chosenOptions")
@Type("ProductVariant")
@Description("One kind of a product: a colour, a material.")
public record Variant(
        @Id @NonNull UUID id,
        @Ignore Map<String, String> options,

        @NonNull @Description("What can be bought of it; at least one.")
        List<@NonNull Size> sizes) {

    /** As a list, since GraphQL has no maps. */
    @NonNull
    @Name("options")
    @Description("Its value for each of the product's options; none when there is only one kind.")
    public List<@NonNull Option> getChosenOptions() {
        return Option.all(options);
    }
}
