package io.mercato.catalog.redemption;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Tuple;

/**
 * An order's use of an offer.
 *
 * @param reference that of the order's reservation
 * @param customerId {@code null} for a guest
 * @param state {@code counted}; or {@code released} or {@code expired}, when others can have it
 */
@Schema(name = "Redemption")
public record Redemption(
        UUID offerId,

        @Schema(examples = "order-0199b9c1-5f00-7d21-8a36-3d2f6f0c9a11")
        String reference,

        @Schema(nullable = true) UUID customerId,
        @Schema(examples = "2") int uses,

        @Schema(
                examples = "counted",
                enumeration = {"counted", "released", "expired"})
        String state,

        Instant createdAt) {

    static Redemption of(Tuple row) {
        return new Redemption(
                row.get("offer_id", UUID.class),
                row.get("reference", String.class),
                row.get("customer_id", UUID.class),
                row.get("uses", Integer.class),
                row.get("state", String.class),
                row.get("created_at", Instant.class));
    }

    boolean counts() {
        return state.equals("counted");
    }
}
