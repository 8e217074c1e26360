package io.mercato.catalog.productimport;

import io.mercato.catalog.productimport.Outcome.Written;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Counts what becomes of a file's rows and products. */
final class ImportTally {
    private final int maxRefusalsListed;
    private final Map<Written, Long> rows = new EnumMap<>(Written.class);
    private final Map<Written, Long> products = new EnumMap<>(Written.class);
    private final List<ImportSummary.Refusal> refusals = new ArrayList<>();
    private long refusedRows;
    private long refusedProducts;

    ImportTally(int maxRefusalsListed) {
        this.maxRefusalsListed = maxRefusalsListed;
    }

    void refuse(long line, String handle, String reason) {
        refusedRows++;
        if (refusals.size() < maxRefusalsListed) {
            refusals.add(new ImportSummary.Refusal(line, handle, reason));
        }
    }

    /** A product of which no row was taken; the rows are told by {@link #refuse}. */
    void refuseProduct() {
        refusedProducts++;
    }

    void add(ImportedProduct product, Outcome outcome) {
        switch (outcome) {
            case Written written -> {
                products.merge(written, 1L, Long::sum);
                rows.merge(written, (long) product.lines().size(), Long::sum);
            }
            case Outcome.Refused(String reason) -> {
                refuseProduct();
                product.lines().forEach(line -> refuse(line, product.handle(), reason));
            }
        }
    }

    ImportSummary summary() {
        long taken = rows.values().stream().mapToLong(Long::longValue).sum();
        return new ImportSummary(
                taken + refusedRows,
                rows.getOrDefault(Written.CREATED, 0L),
                rows.getOrDefault(Written.UPDATED, 0L),
                rows.getOrDefault(Written.UNCHANGED, 0L),
                refusedRows,
                new ImportSummary.Products(
                        products.getOrDefault(Written.CREATED, 0L),
                        products.getOrDefault(Written.UPDATED, 0L),
                        products.getOrDefault(Written.UNCHANGED, 0L),
                        refusedProducts),
                List.copyOf(refusals),
                refusedRows - refusals.size());
    }
}
