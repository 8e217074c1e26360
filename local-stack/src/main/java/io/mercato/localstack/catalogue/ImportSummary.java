package io.mercato.localstack.catalogue;

import java.util.List;

/**
 * What became of the rows of a file.
 *
 * @param rows read, all refused ones included
 * @param products the same in products, each of which takes one row or more
 * @param refusals the first of the refused rows
 * @param refusalsOmitted how many more there are
 */
public record ImportSummary(
        long rows,
        long created,
        long updated,
        long unchanged,
        long refused,
        Products products,
        List<Refusal> refusals,
        long refusalsOmitted) {

    /** Numbers of products. */
    public record Products(long created, long updated, long unchanged, long refused) {}

    /**
     * Why a row was refused.
     *
     * @param line in the file, from 1
     * @param handle of its product; may be empty
     */
    public record Refusal(long line, String handle, String reason) {}
}
