package io.mercato.catalog.productimport;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Gathers the rows of a file into products, and those into chunks. Refused rows go to the tally. */
final class ProductRows {
    /** A row of more characters counts as several, so that a chunk's memory is bounded too. */
    private static final int LONG_ROW = 1000;

    private final ProductCsv csv;
    private final String currency;
    private final ProductImportSettings settings;
    private final ImportTally tally;

    /** The product whose rows are being read; {@code null} before the first and after the last. */
    private ProductDraft draft;

    ProductRows(ProductCsv csv, String currency, ProductImportSettings settings, ImportTally tally) {
        this.csv = csv;
        this.currency = currency;
        this.settings = settings;
        this.tally = tally;
    }

    /** The next products, no handle twice among them; none after the last. */
    List<ImportedProduct> nextChunk() throws IOException {
        Map<String, ImportedProduct> chunk = new LinkedHashMap<>();
        int rows = 0;
        while (rows < settings.chunkRows() || chunk.isEmpty()) {
            Optional<ProductCsv.Row> next = csv.next();
            if (next.isEmpty()) {
                finishDraft(chunk);
                break;
            }
            rows++;
            switch (next.get()) {
                case ProductCsv.Row.Broken(long line, String reason) -> tally.refuse(line, "", reason);
                case ProductCsv.Row.Readable(ProductRow row) -> {
                    rows += row.length() / LONG_ROW;
                    add(row, chunk);
                }
            }
        }
        return List.copyOf(chunk.values());
    }

    private void add(ProductRow row, Map<String, ImportedProduct> chunk) {
        String handle = "";
        try {
            handle = TextOfRow.handle(row);
            if (draft == null || !draft.handle().equals(handle)) {
                finishDraft(chunk);
                draft = new ProductDraft(handle, currency, settings);
            }
            draft.add(row);
        } catch (RowRefused e) {
            tally.refuse(row.line(), handle, e.getMessage());
        }
    }

    private void finishDraft(Map<String, ImportedProduct> chunk) {
        if (draft == null) {
            return;
        }
        Optional<ImportedProduct> finished = draft.finish();
        draft = null;
        if (finished.isEmpty()) {
            tally.refuseProduct();
            return;
        }
        ImportedProduct product = finished.get();
        ImportedProduct sameHandle = chunk.putIfAbsent(product.handle(), product);
        if (sameHandle != null) {
            tally.add(product, Outcome.Refused.cameBack(sameHandle.lines().getFirst()));
        }
    }
}
