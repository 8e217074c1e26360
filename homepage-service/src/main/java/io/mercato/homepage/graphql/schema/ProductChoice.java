package io.mercato.homepage.graphql.schema;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Enum;

/** Which products a list is of, and in which order. */
@Enum("ProductChoice")
@Description("Which products a list is of, and in which order.")
public enum ProductChoice {
    /** All of them, the newest first. */
    ALL("api/v1/products"),
    /** Those that the shop shows first, the most viewed first. */
    FEATURED("api/v1/products/featured"),
    /** Those that arrived last. */
    NEW_ARRIVALS("api/v1/products/new-arrivals");

    private final String path;

    ProductChoice(String path) {
        this.path = path;
    }

    String path() {
        return path;
    }
}
