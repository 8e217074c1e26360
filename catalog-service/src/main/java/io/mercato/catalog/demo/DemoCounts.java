package io.mercato.catalog.demo;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How much there is in the catalogue. */
@Schema(name = "DemoCatalogue")
public record DemoCounts(
        @Schema(examples = "2000") long products,
        @Schema(examples = "60") long stores,
        @Schema(examples = "120") long events,
        @Schema(examples = "400") long activities,
        @Schema(examples = "300") long offers,
        @Schema(examples = "40") long flashSales,
        @Schema(examples = "48") long bundles) {}
