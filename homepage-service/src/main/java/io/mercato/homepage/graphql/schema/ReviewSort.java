package io.mercato.homepage.graphql.schema;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Enum;

import java.util.Locale;

/** In which order the reviews of a product are. */
@Enum("ReviewSort")
@Description("In which order the reviews of a product are.")
public enum ReviewSort {
    /** Those written last. */
    NEWEST,
    /** Those that most customers found helpful. */
    HELPFUL,
    /** Those with the most stars. */
    HIGHEST,
    /** Those with the fewest stars. */
    LOWEST;

    /** As catalog-service calls it. */
    String parameter() {
        return name().toLowerCase(Locale.ROOT);
    }
}
