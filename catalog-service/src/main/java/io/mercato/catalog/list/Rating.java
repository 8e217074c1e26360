package io.mercato.catalog.list;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.math.BigDecimal;

/**
 * What customers think.
 *
 * @param average from 1 to 5
 * @param count how many have rated; at least 1
 */
@Schema(name = "Rating")
public record Rating(
        @Schema(examples = "4.62", required = true) BigDecimal average,
        @Schema(examples = "128", required = true) int count) {}
