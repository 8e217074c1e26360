package io.mercato.homepage.graphql.schema;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Enum;

/** What the matches of a search can be counted by. */
@Enum("SearchFacet")
@Description("What the matches of a search can be counted by.")
public enum SearchFacet {
    CATEGORY("category"),
    STORE("store"),
    VENDOR("vendor"),
    TAG("tag"),
    PRICE("price"),
    RATING("rating"),
    IN_STOCK("inStock"),
    ON_OFFER("onOffer");

    private final String parameter;

    SearchFacet(String parameter) {
        this.parameter = parameter;
    }

    /** As catalog-service calls it. */
    String parameter() {
        return parameter;
    }
}
