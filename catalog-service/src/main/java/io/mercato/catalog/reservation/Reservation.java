package io.mercato.catalog.reservation;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * Stock that is set aside for an order, or was.
 *
 * @param reference the order's
 * @param expiresAt from when on it no longer holds, unless it is confirmed before
 * @param late whether it was confirmed after it had expired, because the stock was still there
 * @param lines what is set aside of each size of a variant, that of bundles included
 * @param bundles those that were asked for; what is in {@code lines} is what they consisted of then
 */
@Schema(name = "Reservation")
public record Reservation(
        @Schema(examples = "order-0199b9c1-5f00-7d21-8a36-3d2f6f0c9a11")
        String reference,

        @Schema(
                type = SchemaType.STRING,
                enumeration = {"held", "confirmed", "released", "expired"})
        ReservationState state,

        Instant createdAt,
        Instant expiresAt,
        boolean late,
        List<ReservationLine> lines,
        List<ReservationBundle> bundles) {

    static Reservation of(ReservationRows.Row row, Demand demand) {
        return new Reservation(
                row.reference(),
                row.effectiveState(),
                row.createdAt(),
                row.expiresAt(),
                row.late(),
                demand.lines(),
                bundles(row));
    }

    private static List<ReservationBundle> bundles(ReservationRows.Row row) {
        return row.bundles().entrySet().stream()
                .map(bundle -> new ReservationBundle(bundle.getKey(), bundle.getValue()))
                .sorted(Comparator.comparing(ReservationBundle::bundleId))
                .toList();
    }
}
