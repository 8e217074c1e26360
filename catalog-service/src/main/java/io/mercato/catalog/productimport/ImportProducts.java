package io.mercato.catalog.productimport;

import io.mercato.platform.database.DatabaseFailure;
import io.mercato.platform.problem.ProblemException;
import org.jboss.logging.Logger;

import java.io.IOException;
import java.io.InputStream;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Semaphore;

import jakarta.enterprise.context.ApplicationScoped;

/** Imports a file of products: reads as fast as it can write, and what is written stays. */
@ApplicationScoped
class ImportProducts {
    private static final Logger LOG = Logger.getLogger(ImportProducts.class);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(10);

    private final ImportLock lock;
    private final ImportStore stores;
    private final WriteProducts write;
    private final ProductImportSettings settings;
    private final Semaphore places;

    ImportProducts(ImportLock lock, ImportStore stores, WriteProducts write, ProductImportSettings settings) {
        this.lock = lock;
        this.stores = stores;
        this.write = write;
        this.settings = settings;
        this.places = new Semaphore(settings.maxConcurrent());
    }

    /**
     * Imports a file. Blocks until its end.
     *
     * @param store the handle of the store; opened when there is none
     * @param currency of all prices, ISO 4217
     * @throws ProblemException 422 {@code not_a_product_csv} before anything is written, 409 {@code import_running}, 503
     *     {@code too_many_imports}, 400 {@code incomplete_upload} when the file breaks off
     */
    ImportSummary run(String store, String currency, InputStream file) throws SQLException {
        if (!places.tryAcquire()) {
            throw ProblemException.unavailable(
                    "too_many_imports", "Too many imports are running; please try again.", RETRY_AFTER, null);
        }
        try {
            ProductCsv csv = ProductCsv.open(file, settings.maxRowLength());
            try (ImportLock.Held _ = lock.take(store)) {
                UUID storeId = stores.prepare(store);
                ImportSummary summary = run(storeId, store, currency, csv);
                stores.finish(storeId);
                return summary;
            }
        } catch (IOException e) {
            throw ProblemException.badRequest("incomplete_upload", "body", "broke off before its end");
        } finally {
            places.release();
        }
    }

    private ImportSummary run(UUID storeId, String store, String currency, ProductCsv csv) throws IOException {
        long start = System.nanoTime();
        ImportTally tally = new ImportTally(settings.maxRefusalsListed());
        ProductRows rows = new ProductRows(csv, currency, settings, tally);
        String end = "breaks off";
        try {
            for (List<ImportedProduct> chunk = rows.nextChunk(); !chunk.isEmpty(); chunk = rows.nextChunk()) {
                write(storeId, chunk, tally);
            }
            end = "ends";
        } finally {
            ImportSummary summary = tally.summary();
            LOG.infof(
                    "An import into store %s %s after %d ms: %d rows, of which %d created, %d updated, %d unchanged,"
                            + " %d refused",
                    store,
                    end,
                    Duration.ofNanos(System.nanoTime() - start).toMillis(),
                    summary.rows(),
                    summary.created(),
                    summary.updated(),
                    summary.unchanged(),
                    summary.refused());
        }
        return tally.summary();
    }

    /** One product that the database will not have must not take its whole chunk with it. */
    private void write(UUID storeId, List<ImportedProduct> chunk, ImportTally tally) {
        try {
            List<Outcome> outcomes = write.write(storeId, chunk);
            for (int i = 0; i < chunk.size(); i++) {
                tally.add(chunk.get(i), outcomes.get(i));
            }
        } catch (RuntimeException e) {
            if (DatabaseFailure.of(e) != DatabaseFailure.REFUSED) {
                throw e;
            } else if (chunk.size() > 1) {
                chunk.forEach(product -> write(storeId, List.of(product), tally));
            } else {
                LOG.warnf(e, "Product %s cannot be stored", chunk.getFirst().handle());
                tally.add(chunk.getFirst(), new Outcome.Refused("The catalogue cannot store this product"));
            }
        }
    }
}
