package io.mercato.homepage.graphql.type;

import org.eclipse.microprofile.graphql.Description;

/** What a search engine is to show, where it differs from the title and the description. */
@Description("What a search engine is to show, where it differs from the title and the description.")
public record SearchPreview(String title, String description) {}
