package io.mercato.homepage.graphql.type;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/**
 * A picture.
 *
 * @param url where it is
 * @param alt what it shows, in words
 */
@Description("A picture.")
public record Image(
        @NonNull @Description("Where it is.") String url,

        @NonNull @Description("What it shows, for those who do not see it.")
        String alt) {}
