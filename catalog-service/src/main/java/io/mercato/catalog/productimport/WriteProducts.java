package io.mercato.catalog.productimport;

import io.mercato.catalog.change.CatalogChanges;
import io.mercato.catalog.change.Change;
import io.mercato.catalog.change.Kind;
import io.mercato.catalog.product.Product;
import io.mercato.catalog.product.ProductRepository;
import io.mercato.catalog.product.ProductStatus;
import io.mercato.catalog.product.SizeList;
import io.mercato.catalog.productimport.Outcome.Written;
import io.mercato.catalog.stock.Stock;
import io.mercato.catalog.stock.StockKey;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Writes a chunk of products in one transaction: few reads, and writes in batches. */
@ApplicationScoped
class WriteProducts {
    /**
     * Index: stores_pkey. Who would archive the store waits until the chunk is written, and takes it off sale too; one that
     * has been archived by then is seen as such.
     */
    private static final String STORE_SQL = "SELECT status FROM stores WHERE id = :id AND deleted_at IS NULL FOR SHARE";

    private static final Outcome STORE_GONE =
            new Outcome.Refused("The store has been deleted while the file was imported");

    private final ProductRepository products;
    private final ExistingProducts existingProducts;
    private final ImportedHandles handles;
    private final SizeList sizes;
    private final Stock stock;
    private final CatalogChanges changes;
    private final ProductImportSettings settings;

    WriteProducts(
            ProductRepository products,
            ExistingProducts existingProducts,
            ImportedHandles handles,
            SizeList sizes,
            Stock stock,
            CatalogChanges changes,
            ProductImportSettings settings) {
        this.products = products;
        this.existingProducts = existingProducts;
        this.handles = handles;
        this.sizes = sizes;
        this.stock = stock;
        this.changes = changes;
        this.settings = settings;
    }

    /**
     * Writes all of them or, when this throws, none. Blocks. What is to be on sale waits for a store that is not public.
     *
     * @param chunk no handle twice
     * @return what became of each product, in the order given
     */
    @Transactional
    public List<Outcome> write(UUID storeId, List<ImportedProduct> chunk) {
        return storeStatus(storeId)
                .map(status -> status.equals("active")
                        ? chunk
                        : chunk.stream().map(ImportedProduct::inClosedStore).toList())
                .map(products -> writeInto(storeId, products))
                .orElseGet(() -> Collections.nCopies(chunk.size(), STORE_GONE));
    }

    private List<Outcome> writeInto(UUID storeId, List<ImportedProduct> chunk) {
        // As exact as the database keeps it.
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        Map<String, Long> metBefore = handles.remember(storeId, chunk);
        Map<String, ExistingProduct> existing = existingProducts.read(
                storeId, chunk.stream().map(ImportedProduct::handle).toList());
        ChunkStock chunkStock = lockStock(chunk, existing);
        ChildRows children = new ChildRows();
        List<Outcome> outcomes = new ArrayList<>();
        List<Change> changed = new ArrayList<>();
        for (ImportedProduct imported : chunk) {
            Long line = metBefore.get(imported.handle());
            ExistingProduct product = existing.get(imported.handle());
            if (line != null) {
                outcomes.add(Outcome.Refused.cameBack(line));
            } else if (product == null) {
                outcomes.add(create(storeId, imported, children, chunkStock, changed, now));
            } else {
                outcomes.add(update(product, imported, children, chunkStock, changed, now));
            }
        }
        children.writeTo(products.getEntityManager(), chunkStock);
        chunkStock.writeTo(stock);
        changes.publish(changed);
        return outcomes;
    }

    /** Empty when the store has been deleted since the import began. */
    @SuppressWarnings("unchecked")
    private Optional<String> storeStatus(UUID id) {
        List<String> statuses = products.getEntityManager()
                .createNativeQuery(STORE_SQL, String.class)
                .setParameter("id", id)
                .getResultList();
        return statuses.stream().findFirst();
    }

    /** Before anything is written, since orders lock the same rows: in one order, all at once. */
    private ChunkStock lockStock(List<ImportedProduct> chunk, Map<String, ExistingProduct> existing) {
        Map<String, UUID> sizeIds = sizes.ids(chunk.stream()
                .flatMap(ImportedProduct::sizes)
                .map(ImportedProduct.Size::name)
                .toList());
        List<StockKey> written = chunk.stream()
                .filter(imported -> existing.containsKey(imported.handle())
                        && !existing.get(imported.handle()).comesAs(imported, sizeIds))
                .flatMap(imported -> existing.get(imported.handle()).stock())
                .toList();
        return new ChunkStock(sizeIds, stock.lock(written));
    }

    private Outcome create(
            UUID storeId,
            ImportedProduct imported,
            ChildRows children,
            ChunkStock chunkStock,
            List<Change> changed,
            Instant now) {
        Product product = new Product(storeId, imported.handle(), settings.language(), now, ChunkStock.ACTOR);
        product.describe(imported.text());
        product.cost(imported.cheapest());
        products.persist(product);
        MergeProduct.merge(new ExistingProduct(product, List.of(), List.of()), imported, children, chunkStock);
        changed.add(Change.of(Kind.PRODUCT, product.id()));
        return Written.CREATED;
    }

    private Outcome update(
            ExistingProduct existing,
            ImportedProduct imported,
            ChildRows children,
            ChunkStock chunkStock,
            List<Change> changed,
            Instant now) {
        Product product = existing.product();
        if (!imported.complete() && !product.currency().equals(imported.currency())) {
            // Variants that only refused rows name are kept, but their prices would be read in the other currency.
            return new Outcome.Refused("Some rows were refused, so the product cannot change its currency from "
                    + product.currency() + " to " + imported.currency());
        }
        Optional<String> objection = chunkStock.objection(existing, imported);
        if (objection.isPresent()) {
            return new Outcome.Refused(objection.get());
        }
        ProductStatus status = product.status();
        if (!MergeProduct.merge(existing, imported, children, chunkStock)) {
            return Written.UNCHANGED;
        }
        product.touch(now, ChunkStock.ACTOR);
        changed.add(
                status == product.status()
                        ? Change.ofLooks(Kind.PRODUCT, product.id())
                        : Change.of(Kind.PRODUCT, product.id()));
        return Written.UPDATED;
    }
}
