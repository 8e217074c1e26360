package io.mercato.catalog.reservation;

import io.mercato.catalog.stock.StockKey;
import io.mercato.platform.problem.ProblemException;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What an order asks for, as it asks: bundles are not taken apart. Two requests that ask for the same are equal, whatever
 * the order of their lines.
 */
record Asked(Map<StockKey, Integer> items, Map<UUID, Integer> bundles) {
    /** @throws ProblemException 400 when a line names neither or both, or what another one names */
    static Asked of(List<RequestedLine> lines) {
        Map<Object, Integer> numbers = new LinkedHashMap<>();
        Map<StockKey, Integer> items = new LinkedHashMap<>();
        Map<UUID, Integer> bundles = new LinkedHashMap<>();
        for (int i = 0; i < lines.size(); i++) {
            RequestedLine line = lines.get(i);
            refuseHalves(i, line);
            Integer twin = numbers.putIfAbsent(line.namesBundle() ? line.bundleId() : line.key(), i);
            if (twin != null) {
                throw refused(
                        "lines[" + i + "]",
                        "names the same %s as lines[%d]"
                                .formatted(line.namesBundle() ? "bundle" : "variant and size", twin));
            }
            if (line.namesBundle()) {
                bundles.put(line.bundleId(), line.quantity());
            } else {
                items.put(line.key(), line.quantity());
            }
        }
        return new Asked(items, bundles);
    }

    private static void refuseHalves(int number, RequestedLine line) {
        String field = "lines[" + number + "].";
        if (line.namesBundle()) {
            if (line.variantId() != null || line.sizeId() != null) {
                throw refused(field + "bundleId", "must not be there together with a variant or size");
            }
        } else if (line.variantId() == null) {
            throw refused(field + "variantId", "must not be null");
        } else if (line.sizeId() == null) {
            throw refused(field + "sizeId", "must not be null");
        }
    }

    private static ProblemException refused(String field, String detail) {
        return ProblemException.badRequest("invalid_parameter", field, detail);
    }
}
