package io.mercato.catalog.bundle;

import io.mercato.catalog.stock.StockKey;
import io.mercato.platform.problem.Problem.FieldError;
import io.mercato.platform.problem.ProblemException;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;

/** What must hold of a bundle and what is in it; all that is broken is told at once. Blocks. */
@ApplicationScoped
class BundleRules {
    /** Index: stores_pkey. Keeps who would delete it waiting until the bundle is there. */
    private static final String KEEP_STORE_SQL = "SELECT 1 FROM stores WHERE id = :id AND deleted_at IS NULL FOR SHARE";

    /** Indexes: variant_sizes_pkey, product_variants_pkey, products_pkey, bundles_pkey. */
    private static final String ITEMS_SQL = """
            SELECT p.store_id, p.currency, EXISTS (SELECT FROM bundles WHERE bundles.id = asked.variant_id) AS is_bundle
              FROM unnest(CAST(:variants AS uuid[]), CAST(:sizes AS uuid[]))
                   WITH ORDINALITY AS asked (variant_id, size_id, number)
              LEFT JOIN variant_sizes z ON z.variant_id = asked.variant_id AND z.size_id = asked.size_id
              LEFT JOIN product_variants v ON v.id = z.variant_id
              LEFT JOIN products p ON p.id = v.product_id AND p.deleted_at IS NULL
             ORDER BY asked.number
            """;

    private final EntityManager database;
    private final BundleBounds bounds;

    BundleRules(EntityManager database, BundleBounds bounds) {
        this.database = database;
        this.bounds = bounds;
    }

    /**
     * @param id of the bundle; empty when it is new
     * @throws ProblemException 422 {@code bundle_in_bundle} or {@code invalid_bundle}
     */
    void check(Optional<UUID> id, BundleRequest bundle) {
        List<FieldError> errors = new ArrayList<>();
        if (database.createNativeQuery(KEEP_STORE_SQL)
                .setParameter("id", bundle.storeId())
                .getResultList()
                .isEmpty()) {
            errors.add(new FieldError("storeId", "is not that of a store"));
        }
        if (bundle.items().size() > bounds.maxItems()) {
            errors.add(new FieldError("items", "are more than " + bounds.maxItems()));
        }
        if (bundle.images().size() > bounds.maxImages()) {
            errors.add(new FieldError("images", "are more than " + bounds.maxImages()));
        }
        addTwins(bundle.items(), errors);
        addItems(id, bundle, errors);
        if (!errors.isEmpty()) {
            throw ProblemException.unprocessable(
                    "invalid_bundle", "The bundle's fields do not fit together, or what is in it.", errors);
        }
    }

    /** @throws ProblemException 422 {@code item_not_on_sale}, unless all items can be sold */
    static void refuseWhatIsNotOnSale(AdminBundle bundle) {
        List<FieldError> errors = new ArrayList<>();
        for (int i = 0; i < bundle.items().size(); i++) {
            if (!bundle.items().get(i).onSale()) {
                errors.add(new FieldError("items[" + i + "]", "is not on sale"));
            }
        }
        if (!errors.isEmpty()) {
            throw ProblemException.unprocessable(
                    "item_not_on_sale", "A bundle is on sale only if all its items are.", errors);
        }
    }

    private static void addTwins(List<BundleRequest.Item> items, List<FieldError> errors) {
        Map<StockKey, Integer> seen = new HashMap<>();
        for (int i = 0; i < items.size(); i++) {
            Integer twin = seen.putIfAbsent(items.get(i).key(), i);
            if (twin != null) {
                errors.add(
                        new FieldError("items[" + i + "]", "names the same variant and size as items[" + twin + "]"));
            }
        }
    }

    private void addItems(Optional<UUID> id, BundleRequest bundle, List<FieldError> errors) {
        List<FieldError> bundles = new ArrayList<>();
        List<Tuple> found = found(bundle.items());
        for (int i = 0; i < found.size(); i++) {
            Tuple row = found.get(i);
            String field = "items[" + i + "]";
            if (row.get("is_bundle", Boolean.class)) {
                boolean itself = id.equals(Optional.of(bundle.items().get(i).variantId()));
                bundles.add(new FieldError(
                        field + ".variantId", itself ? "is that of the bundle itself" : "is that of a bundle"));
            } else if (row.get("store_id", UUID.class) == null) {
                errors.add(new FieldError(field, "is no size of a variant in the catalogue"));
            } else if (!row.get("store_id", UUID.class).equals(bundle.storeId())) {
                errors.add(new FieldError(field, "is not of the bundle's store"));
            } else if (!row.get("currency", String.class).equals(bundle.price().currency())) {
                errors.add(new FieldError(
                        field,
                        "is priced in %s, the bundle in %s"
                                .formatted(
                                        row.get("currency", String.class),
                                        bundle.price().currency())));
            }
        }
        if (!bundles.isEmpty()) {
            throw ProblemException.unprocessable(
                    "bundle_in_bundle", "A bundle consists of single things, never of bundles.", bundles);
        }
    }

    @SuppressWarnings("unchecked")
    private List<Tuple> found(List<BundleRequest.Item> items) {
        return database.createNativeQuery(ITEMS_SQL, Tuple.class)
                .setParameter(
                        "variants",
                        items.stream().map(BundleRequest.Item::variantId).toArray(UUID[]::new))
                .setParameter(
                        "sizes", items.stream().map(BundleRequest.Item::sizeId).toArray(UUID[]::new))
                .getResultList();
    }
}
