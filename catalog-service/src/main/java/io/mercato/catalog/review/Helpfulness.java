package io.mercato.catalog.review;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How helpful a review is.
 *
 * @param helpful how many customers found it so
 */
@Schema(name = "Helpfulness")
public record Helpfulness(@Schema(examples = "12") long helpful) {}
