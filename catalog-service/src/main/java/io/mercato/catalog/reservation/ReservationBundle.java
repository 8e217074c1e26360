package io.mercato.catalog.reservation;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.util.UUID;

/** Some bundles that a reservation asked for. */
@Schema(name = "ReservationBundle")
public record ReservationBundle(
        @Schema(examples = "0199b9c1-5f00-7d21-8a36-3d2f6f0c9a13", required = true)
        UUID bundleId,

        @Schema(examples = "2", required = true) int quantity) {}
