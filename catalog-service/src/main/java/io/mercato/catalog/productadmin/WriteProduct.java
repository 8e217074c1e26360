package io.mercato.catalog.productadmin;

import io.mercato.catalog.product.Product;
import io.mercato.catalog.product.ProductRepository;
import io.mercato.catalog.product.ProductStatus;
import io.mercato.catalog.product.ProductText;
import io.mercato.catalog.product.SizeList;
import io.mercato.catalog.product.VariantSize;
import io.mercato.catalog.stock.Cause;
import io.mercato.catalog.stock.Stock;
import io.mercato.catalog.stock.StockKey;
import io.mercato.catalog.stock.StockLevel;
import io.mercato.platform.problem.Problem.FieldError;
import io.mercato.platform.problem.ProblemException;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Creates products and replaces what is said of them, whole: one lock, one version. All methods block. */
@ApplicationScoped
class WriteProduct {
    private final ProductRepository products;
    private final ProductRows rows;
    private final SizeList sizes;
    private final Stock stock;
    private final ReadAdminProduct read;
    private final ProductHistory history;
    private final ProductBounds bounds;

    WriteProduct(
            ProductRepository products,
            ProductRows rows,
            SizeList sizes,
            Stock stock,
            ReadAdminProduct read,
            ProductHistory history,
            ProductBounds bounds) {
        this.products = products;
        this.rows = rows;
        this.sizes = sizes;
        this.stock = stock;
        this.read = read;
        this.history = history;
        this.bounds = bounds;
    }

    /**
     * Adds a product, as a draft.
     *
     * @throws ProblemException 409 {@code handle_taken}, 422 {@code invalid_product}
     */
    @Transactional
    public AdminProduct create(ProductRequest request) {
        ProductRules.check(request, bounds);
        refuseUnknownPlaces(Optional.of(request.storeId()), Optional.ofNullable(request.categoryId()));
        Map<String, UUID> sizeIds = sizeIds(request);
        String language = request.language() == null ? bounds.language() : request.language();
        Product product = new Product(request.storeId(), request.handle(), language, now(), history.actor());
        product.place(request.storeId(), request.categoryId(), request.handle());
        product.describe(text(request, ProductStatus.DRAFT));
        product.cost(MergeParts.cheapest(request));
        products.persist(product);
        MergeParts merge = new MergeParts(products.getEntityManager(), product, ProductParts.NONE, sizeIds, Map.of());
        merge.merge(request);
        write(merge);
        AdminProduct created = read.byId(product.id(), false).orElseThrow();
        history.tell("created", Optional.empty(), created);
        return created;
    }

    /**
     * Makes a product what the request says, or leaves it as it is when it is that already.
     *
     * @param ifMatch the version that the change was decided on
     * @throws ProblemException 404 {@code product_not_found}, 409 {@code handle_taken}, {@code stock_reserved} or {@code
     *     product_in_use}, 412 {@code product_changed}, 422 {@code invalid_product} or {@code product_incomplete}, 428 {@code
     *     if_match_required}
     */
    @Transactional
    public AdminProduct replace(UUID id, String ifMatch, ProductRequest request) {
        Map<StockKey, StockLevel> levels = rows.lockStock(id);
        rows.lock(id, ifMatch, false);
        ProductRules.check(request, bounds);
        AdminProduct before = read.byId(id, false).orElseThrow();
        refuseUnknownPlaces(
                Optional.of(request.storeId()).filter(store -> !store.equals(before.storeId())),
                Optional.ofNullable(request.categoryId()).filter(category -> !category.equals(before.categoryId())));
        if (before.status().equals("active")) {
            refuseIncomplete(request.variants().stream()
                    .anyMatch(variant -> !variant.sizes().isEmpty()));
        }
        Map<String, UUID> sizeIds = sizeIds(request);
        Product product = products.findById(id);
        ProductParts parts = ProductParts.read(products, product);
        refuseUnlocked(parts, levels);
        MergeParts merge = new MergeParts(products.getEntityManager(), product, parts, sizeIds, levels);
        boolean changed = product.place(request.storeId(), request.categoryId(), request.handle())
                | product.speak(request.language() == null ? product.language() : request.language())
                | product.describe(text(request, product.status()))
                | product.cost(MergeParts.cheapest(request))
                | merge.merge(request);
        if (!changed) {
            return before;
        }
        product.touch(now(), history.actor());
        write(merge);
        AdminProduct after = read.byId(id, false).orElseThrow();
        history.tell("changed", Optional.of(before), after);
        return after;
    }

    private void write(MergeParts merge) {
        ProductRows.refusing(products::flush);
        rows.refuseBundled(merge.gone());
        stock.log(
                merge.stockChanges(),
                new Cause(Cause.Kind.CORRECTION, null, "The product was changed.", history.actor()));
    }

    /** @throws ProblemException 422 {@code product_incomplete}, unless there is something to buy */
    static void refuseIncomplete(boolean hasSizes) {
        if (!hasSizes) {
            throw ProblemException.unprocessable(
                    "product_incomplete",
                    "A product on sale needs something to buy.",
                    List.of(new FieldError("variants", "must have at least one variant with a size")));
        }
    }

    private void refuseUnknownPlaces(Optional<UUID> store, Optional<UUID> category) {
        List<FieldError> errors = new ArrayList<>();
        if (!store.map(rows::keepStore).orElse(true)) {
            errors.add(new FieldError("storeId", "is not that of a store"));
        }
        if (!category.map(rows::keepCategory).orElse(true)) {
            errors.add(new FieldError("categoryId", "is not that of a category"));
        }
        ProductRules.refuse(errors);
    }

    /** Sizes that came between the two locks are not locked; so they were not known to who decided on this change. */
    private static void refuseUnlocked(ProductParts parts, Map<StockKey, StockLevel> levels) {
        if (!parts.sizes().values().stream()
                .flatMap(List::stream)
                .map(VariantSize::key)
                .allMatch(levels::containsKey)) {
            throw ProblemException.of(
                    412, "product_changed", "The product is being changed by somebody else just now.", List.of());
        }
    }

    private Map<String, UUID> sizeIds(ProductRequest request) {
        return sizes.ids(request.variants().stream()
                .flatMap(variant -> variant.sizes().stream())
                .map(ProductRequest.SizeOfVariant::name)
                .toList());
    }

    private static ProductText text(ProductRequest request, ProductStatus status) {
        return new ProductText(
                request.title(),
                request.description(),
                MergeParts.textOrNone(request.vendor()),
                MergeParts.textOrNone(request.productType()),
                request.tags().stream().distinct().toList(),
                List.copyOf(request.optionNames()),
                MergeParts.textOrNone(request.searchPreview().title()),
                MergeParts.textOrNone(request.searchPreview().description()),
                status);
    }

    /** As exact as the database keeps it. */
    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }
}
