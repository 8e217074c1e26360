package io.mercato.catalog.productimport;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.util.List;

/**
 * What became of a file.
 *
 * @param rows of the file, without its first line and empty ones; the sum of the next four
 * @param created rows of products that are new
 * @param updated rows of products that were there and now differ
 * @param unchanged rows of products that were there like this already
 * @param refused rows that were not taken
 * @param products the same, counted in products; refused is one of which no row was taken
 * @param refusals the first refused rows, in the file's order within a product
 * @param refusalsOmitted refused rows beyond those
 */
@Schema(name = "ImportSummary")
public record ImportSummary(
        @Schema(examples = "24") long rows,
        @Schema(examples = "21") long created,
        @Schema(examples = "0") long updated,
        @Schema(examples = "2") long unchanged,
        @Schema(examples = "1") long refused,
        Products products,
        List<Refusal> refusals,
        @Schema(examples = "0") long refusalsOmitted) {

    /** What became of the products. */
    @Schema(name = "ImportedProducts")
    public record Products(
            @Schema(examples = "19") long created,
            @Schema(examples = "0") long updated,
            @Schema(examples = "1") long unchanged,
            @Schema(examples = "0") long refused) {}

    /**
     * A row that was not taken.
     *
     * @param line of the file on which it begins, from 1
     * @param handle of its product; empty when it cannot be read
     */
    @Schema(name = "RefusedRow")
    public record Refusal(
            @Schema(examples = "12") long line,
            @Schema(examples = "ocean-blue-shirt") String handle,

            @Schema(examples = "Variant Price 'N50' is not a number like 1299.50")
            String reason) {}
}
