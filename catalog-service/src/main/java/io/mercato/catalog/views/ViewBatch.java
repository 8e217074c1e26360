package io.mercato.catalog.views;

import java.util.Map;
import java.util.UUID;

/**
 * Views that are handed on together, once, by the batch's id.
 *
 * @param counts by product; at least one
 */
record ViewBatch(UUID id, Map<UUID, Long> counts) {
    ViewBatch {
        counts = Map.copyOf(counts);
    }
}
