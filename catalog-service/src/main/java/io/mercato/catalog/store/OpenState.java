package io.mercato.catalog.store;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.Instant;

/**
 * Whether a store is open now.
 *
 * @param opensAt when it opens next; {@code null} while it is open, and when it does not open within two months
 * @param closesAt when it closes; {@code null} while it is closed, and when it does not close within two months
 */
@Schema(name = "OpenState")
public record OpenState(
        boolean openNow,
        @Schema(nullable = true) Instant opensAt,
        @Schema(nullable = true) Instant closesAt) {

    static OpenState open(Instant closesAt) {
        return new OpenState(true, null, closesAt);
    }

    static OpenState closed(Instant opensAt) {
        return new OpenState(false, opensAt, null);
    }
}
