package io.mercato.catalog.productimport;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import io.mercato.catalog.product.VariantSize;
import io.mercato.catalog.stock.Cause;
import io.mercato.catalog.stock.Stock;
import io.mercato.catalog.stock.StockChange;
import io.mercato.catalog.stock.StockKey;
import io.mercato.catalog.stock.StockLevel;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What a chunk makes of the stock of its products. */
final class ChunkStock {
    /** Who makes the changes of a file. */
    static final String ACTOR = "import";

    private static final Cause CAUSE = new Cause(Cause.Kind.IMPORT, null, "", ACTOR);

    private final Map<String, UUID> sizeIds;
    private final Map<StockKey, StockLevel> locked;
    private final List<StockChange> counted = new ArrayList<>();
    private final List<StockChange> comeOrGone = new ArrayList<>();

    /**
     * @param sizeIds of all sizes that the chunk names
     * @param locked the stock of all products whose sizes will be written
     */
    ChunkStock(Map<String, UUID> sizeIds, Map<StockKey, StockLevel> locked) {
        this.sizeIds = sizeIds;
        this.locked = locked;
    }

    UUID sizeId(String name) {
        return sizeIds.get(name);
    }

    /** Why a product cannot become what the file describes: orders have been promised more of it. */
    Optional<String> objection(ExistingProduct product, ImportedProduct imported) {
        Map<List<String>, Map<UUID, List<ImportedProduct.Size>>> described = imported.variants().stream()
                .collect(toMap(ImportedProduct.Variant::optionValues, variant -> variant.sizes().stream()
                        .collect(groupingBy(size -> sizeId(size.name())))));
        for (ExistingProduct.Variant variant : product.variants()) {
            Map<UUID, List<ImportedProduct.Size>> sizes =
                    described.getOrDefault(variant.row().optionValues(), Map.of());
            for (VariantSize size : variant.sizes()) {
                int reserved = locked.getOrDefault(size.key(), StockLevel.NONE).reserved();
                List<ImportedProduct.Size> same = sizes.getOrDefault(size.sizeId(), List.of());
                if (same.isEmpty() && imported.complete() && reserved > 0) {
                    return Optional.of("The file no longer names a variant of which %d are reserved by orders"
                            .formatted(reserved));
                }
                for (ImportedProduct.Size one : same) {
                    if (size.isNews(one.quantity()) && one.quantity() < reserved) {
                        return Optional.of(
                                "Variant Inventory Qty %d of size %s is below the %d that orders have reserved"
                                        .formatted(one.quantity(), RowRefused.quote(one.name()), reserved));
                    }
                }
            }
        }
        return Optional.empty();
    }

    /** There are this many of a size that exists. */
    void count(VariantSize size, int quantity) {
        StockLevel before = locked.get(size.key());
        counted.add(new StockChange(size.key(), before, before.withQuantity(quantity)));
    }

    /** There is a new size, with this many. */
    void come(StockKey key, int quantity) {
        comeOrGone.add(new StockChange(key, StockLevel.NONE, new StockLevel(quantity, 0)));
    }

    /** A size goes, with all there were. */
    void gone(VariantSize size) {
        comeOrGone.add(new StockChange(size.key(), locked.get(size.key()), StockLevel.NONE));
    }

    void writeTo(Stock stock) {
        stock.writeMoved(counted, CAUSE);
        stock.log(comeOrGone, CAUSE);
    }
}
