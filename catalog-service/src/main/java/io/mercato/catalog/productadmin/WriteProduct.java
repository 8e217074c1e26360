package io.mercato.catalog.productadmin;

import io.mercato.catalog.admin.AdminKind;
import io.mercato.catalog.admin.AdminRows;
import io.mercato.catalog.admin.LifecycleStep;
import io.mercato.catalog.admin.RowKind;
import io.mercato.catalog.category.AdminCategory;
import io.mercato.catalog.change.Change;
import io.mercato.catalog.change.Kind;
import io.mercato.catalog.product.Product;
import io.mercato.catalog.product.ProductRepository;
import io.mercato.catalog.product.ProductStatus;
import io.mercato.catalog.product.ProductText;
import io.mercato.catalog.product.SizeList;
import io.mercato.catalog.stock.Cause;
import io.mercato.catalog.stock.Stock;
import io.mercato.catalog.stock.StockKey;
import io.mercato.catalog.stock.StockLevel;
import io.mercato.catalog.store.AdminStore;
import io.mercato.platform.problem.Problem.FieldError;
import io.mercato.platform.problem.ProblemException;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

/** What is special about the administration of products: each is written whole, with all that belongs to it. */
@ApplicationScoped
class WriteProduct implements AdminKind<AdminProduct, ProductRequest, ProductRequest> {
    private static final RowKind KIND = new RowKind(Kind.PRODUCT, "products", true);

    private final ProductRepository products;
    private final ProductRows rows;
    private final AdminRows places;
    private final SizeList sizes;
    private final Stock stock;
    private final ReadAdminProduct read;
    private final ProductBounds bounds;

    WriteProduct(
            ProductRepository products,
            ProductRows rows,
            AdminRows places,
            SizeList sizes,
            Stock stock,
            ReadAdminProduct read,
            ProductBounds bounds) {
        this.products = products;
        this.rows = rows;
        this.places = places;
        this.sizes = sizes;
        this.stock = stock;
        this.read = read;
        this.bounds = bounds;
    }

    @Override
    public RowKind row() {
        return KIND;
    }

    @Override
    public Class<ProductRequest> content() {
        return ProductRequest.class;
    }

    @Override
    public Optional<AdminProduct> find(UUID id, boolean deleted) {
        return read.byId(id, deleted);
    }

    /** As an import does: stock first, and then the product. */
    @Override
    public void lockFirst(UUID id) {
        rows.lockStock(id);
        rows.lock(id);
    }

    /** @throws ProblemException 422 {@code invalid_product} */
    @Override
    public UUID insert(ProductRequest request, String actor) {
        ProductRules.check(request, bounds);
        refuseUnknownPlaces(Optional.of(request.storeId()), Optional.ofNullable(request.categoryId()));
        Map<String, UUID> sizeIds = sizeIds(request);
        String language = request.language() == null ? bounds.language() : request.language();
        Product product = new Product(request.storeId(), request.handle(), language, now(), actor);
        product.place(request.storeId(), request.categoryId(), request.handle());
        product.describe(text(request, ProductStatus.DRAFT));
        product.cost(MergeParts.cheapest(request));
        products.persist(product);
        MergeParts merge = new MergeParts(products.getEntityManager(), product, ProductParts.NONE, sizeIds, Map.of());
        merge.merge(request);
        write(merge, actor);
        return product.id();
    }

    /**
     * Makes a product what the request says.
     *
     * @throws ProblemException 409 {@code stock_reserved} or {@code product_in_use}, 422 {@code invalid_product} or {@code
     *     product_incomplete}
     */
    @Override
    public boolean update(AdminProduct before, ProductRequest request, String actor) {
        UUID id = before.id();
        Map<StockKey, StockLevel> levels = rows.lockStock(id);
        ProductRules.check(request, bounds);
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
        MergeParts merge = new MergeParts(products.getEntityManager(), product, parts, sizeIds, levels);
        boolean changed = product.place(request.storeId(), request.categoryId(), request.handle())
                | product.speak(request.language() == null ? product.language() : request.language())
                | product.describe(text(request, product.status()))
                | product.cost(MergeParts.cheapest(request))
                | merge.merge(request);
        if (changed) {
            product.touch(now(), actor);
            write(merge, actor);
        }
        return changed;
    }

    /**
     * @throws ProblemException 422 {@code product_incomplete} or 409 {@code store_not_public} when it would be published, 409
     *     {@code store_deleted} when it would come back
     */
    @Override
    public void prepare(LifecycleStep step, AdminProduct before) {
        switch (step) {
            case PUBLISH -> {
                refuseIncomplete(before.variants().stream()
                        .anyMatch(variant -> !variant.sizes().isEmpty()));
                if (!rows.isStoreActive(before.storeId())) {
                    throw ProblemException.conflict(
                            "store_not_public", "The product's store is not public; publish that first.");
                }
            }
            case RESTORE -> {
                if (!places.isThere(AdminStore.KIND, before.storeId())) {
                    throw ProblemException.conflict("store_deleted", "The product's store has been deleted.");
                }
                rows.leaveDeletedCategory(before.id());
            }
            case UNPUBLISH, ARCHIVE, FEATURE, UNFEATURE, DELETE -> {
                // Nothing can be in the way.
            }
        }
    }

    /** What shows its store or its category does not show how it looks. */
    @Override
    public Change news(Optional<AdminProduct> before, AdminProduct after) {
        return before.filter(product -> isListedAs(product, after)).isPresent()
                ? Change.ofLooks(Kind.PRODUCT, after.id())
                : Change.of(Kind.PRODUCT, after.id())
                        .with(Stream.concat(before.stream(), Stream.of(after))
                                .flatMap(WriteProduct::places)
                                .distinct()
                                .toArray(String[]::new));
    }

    @Override
    public Set<String> notChangedHere() {
        return Set.of("views", "rating");
    }

    /** Whether it is in the same lists as before. */
    private static boolean isListedAs(AdminProduct before, AdminProduct after) {
        return before.status().equals(after.status())
                && before.featured() == after.featured()
                && before.storeId().equals(after.storeId())
                && Objects.equals(before.categoryId(), after.categoryId())
                && Objects.equals(before.deletedAt(), after.deletedAt());
    }

    private static Stream<String> places(AdminProduct product) {
        return Stream.concat(
                Stream.of(Kind.STORE.tag(product.storeId())),
                Stream.ofNullable(product.categoryId()).map(Kind.CATEGORY::tag));
    }

    private void write(MergeParts merge, String actor) {
        products.flush();
        rows.refuseBundled(merge.gone());
        stock.log(merge.stockChanges(), new Cause(Cause.Kind.CORRECTION, null, "The product was changed.", actor));
    }

    private static void refuseIncomplete(boolean hasSizes) {
        if (!hasSizes) {
            throw ProblemException.unprocessable(
                    "product_incomplete",
                    "A product on sale needs something to buy.",
                    List.of(new FieldError("variants", "must have at least one variant with a size")));
        }
    }

    private void refuseUnknownPlaces(Optional<UUID> store, Optional<UUID> category) {
        List<FieldError> errors = new ArrayList<>();
        if (!store.map(id -> places.isThere(AdminStore.KIND, id)).orElse(true)) {
            errors.add(new FieldError("storeId", "is not that of a store"));
        }
        if (!category.map(id -> places.isThere(AdminCategory.KIND, id)).orElse(true)) {
            errors.add(new FieldError("categoryId", "is not that of a category"));
        }
        ProductRules.refuse(errors);
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
