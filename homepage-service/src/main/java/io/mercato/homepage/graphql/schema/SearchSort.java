package io.mercato.homepage.graphql.schema;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Enum;

import java.util.Locale;

/** In which order a search answers. */
@Enum("SearchSort")
@Description("In which order a search answers.")
public enum SearchSort {
    RELEVANCE,
    NEWEST,
    PRICE_ASC,
    PRICE_DESC,
    RATING,
    POPULARITY;

    /** As catalog-service calls it. */
    String parameter() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
