package io.mercato.homepage.graphql.type;

import io.quarkus.runtime.annotations.RegisterForReflection;

import java.time.Instant;
import java.util.List;

/**
 * What lists do not show of a product; part of the schema as fields of {@link Product}.
 *
 * @param description plain text; an empty line separates paragraphs
 * @param category {@code null} when it is in none
 * @param optionNames what its variants differ in, other than their size
 * @param variants at least one
 */
@RegisterForReflection
public record ProductDetails(
        String description,
        String productType,
        List<String> tags,
        Reference category,
        boolean inStock,
        List<String> optionNames,
        List<Variant> variants,
        List<Image> images,
        SearchPreview searchPreview,
        Instant updatedAt) {}
