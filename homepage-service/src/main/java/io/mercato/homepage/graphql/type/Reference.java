package io.mercato.homepage.graphql.type;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;

import java.util.UUID;

/**
 * Something else by its id, with what is needed to name it and to link to it.
 *
 * @param handle unique among its kind, for addresses
 */
@Description("Something else, with what is needed to name it and to link to it.")
public record Reference(
        @Id @NonNull UUID id,

        @NonNull @Description("Unique among its kind, for addresses.")
        String handle,

        @NonNull String name) {}
