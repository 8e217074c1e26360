package io.mercato.homepage.graphql.type;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;

import java.util.List;
import java.util.Map;

/** The value of one option, such as Indigo for the colour. */
@Type("ProductOption")
@Description("The value of one option, such as Indigo for the colour.")
public record Option(@NonNull String name, @NonNull String value) {
    /** In the order of the map. */
    static List<Option> all(Map<String, String> options) {
        return options.entrySet().stream()
                .map(option -> new Option(option.getKey(), option.getValue()))
                .toList();
    }
}
