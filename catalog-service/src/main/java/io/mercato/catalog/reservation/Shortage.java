package io.mercato.catalog.reservation;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.mercato.catalog.stock.StockKey;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.util.Comparator;
import java.util.Set;
import java.util.UUID;

/**
 * A size of a variant of which there is too little.
 *
 * @param asked how many the order asks for
 * @param left how many it could have
 * @param bundleIds those of the order's bundles that take of it
 */
@Schema(name = "Shortage")
public record Shortage(
        @Schema(examples = "0199b9c1-5f00-7d21-8a36-3d2f6f0c9a11", required = true)
        UUID variantId,

        @Schema(examples = "0199b9c1-5f00-7d21-8a36-3d2f6f0c9a12", required = true)
        UUID sizeId,

        @Schema(examples = "5", required = true) int asked,
        @Schema(examples = "2", required = true) int left,

        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        @Schema(description = "The bundles of the order that take of it; absent when none does.")
        Set<UUID> bundleIds) {

    static final Comparator<Shortage> BY_ROW =
            Comparator.comparing(Shortage::variantId).thenComparing(Shortage::sizeId);

    /** The same, with the bundles that take of it. */
    Shortage of(Set<UUID> bundleIds) {
        return new Shortage(variantId, sizeId, asked, left, bundleIds);
    }

    StockKey key() {
        return new StockKey(variantId, sizeId);
    }
}
