package io.mercato.homepage.graphql.type;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;

import java.util.UUID;

/**
 * A category.
 *
 * @param parentId {@code null} at the top
 */
@Description("A category. All of them together are a tree, of which each names its parent.")
public record Category(
        @Id @NonNull UUID id,

        @Id @Description("The category above; null at the top.")
        UUID parentId,

        @NonNull @Description("Unique among categories, for addresses.")
        String handle,

        @NonNull String name,
        Image image) {}
