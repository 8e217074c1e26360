package io.mercato.catalog.interaction;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.util.List;
import java.util.UUID;

/**
 * What became of a batch.
 *
 * @param accepted how many are stored now; they will not be lost
 * @param duplicates how many had been stored before
 * @param refused those that cannot be stored, however often they are sent
 */
@Schema(name = "InteractionReceipt")
public record InteractionReceipt(
        @Schema(examples = "17") int accepted,
        @Schema(examples = "2") int duplicates,
        List<Refused> refused) {

    /**
     * One that cannot be stored.
     *
     * @param index its place in the batch, from 0
     * @param code {@code unknown_product}, {@code in_the_future} or {@code too_old}
     */
    @Schema(name = "RefusedInteraction")
    public record Refused(
            @Schema(examples = "3") int index,
            UUID id,

            @Schema(
                    examples = "unknown_product",
                    enumeration = {"unknown_product", "in_the_future", "too_old"})
            String code) {}
}
