package io.mercato.catalog.productadmin;

import io.mercato.catalog.audit.AuditLog;
import io.mercato.catalog.audit.FieldChange;
import io.mercato.catalog.change.CatalogChanges;
import io.mercato.catalog.change.Change;
import io.mercato.catalog.change.Kind;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import jakarta.enterprise.context.ApplicationScoped;

/** Tells of every change of a product: the audit log who did what, and caches and other services that it is another. */
@ApplicationScoped
class ProductHistory {
    /** Differ with every change, or come from elsewhere. */
    private static final Set<String> NO_NEWS = Set.of("version", "updatedAt", "updatedBy", "views", "rating");

    private final AuditLog log;
    private final CatalogChanges changes;

    ProductHistory(AuditLog log, CatalogChanges changes) {
        this.log = log;
        this.changes = changes;
    }

    /** Who makes the present change. */
    String actor() {
        return log.actor();
    }

    /**
     * Writes down and publishes a change, in its transaction.
     *
     * @param action what happened, such as {@code published}
     * @param before empty when the product is new
     */
    void tell(String action, Optional<AdminProduct> before, AdminProduct after) {
        Map<String, FieldChange> details =
                new HashMap<>(log.changes(before.<Object>map(product -> product).orElse(Map.of()), after));
        details.keySet().removeAll(NO_NEWS);
        log.record("product." + action, "product", after.id(), details);
        changes.publish(change(before, after));
    }

    /** What shows its store or its category does not show how it looks. */
    private static Change change(Optional<AdminProduct> before, AdminProduct after) {
        if (before.filter(product -> isListedAs(product, after)).isPresent()) {
            return Change.ofLooks(Kind.PRODUCT, after.id());
        }
        Set<String> tags = new TreeSet<>(places(after));
        before.ifPresent(product -> tags.addAll(places(product)));
        return Change.of(Kind.PRODUCT, after.id()).with(tags.toArray(String[]::new));
    }

    /** Whether it is in the same lists as before. */
    private static boolean isListedAs(AdminProduct before, AdminProduct after) {
        return before.status().equals(after.status())
                && before.featured() == after.featured()
                && before.storeId().equals(after.storeId())
                && Objects.equals(before.categoryId(), after.categoryId())
                && Objects.equals(before.deletedAt(), after.deletedAt());
    }

    private static Set<String> places(AdminProduct product) {
        Set<String> tags = new TreeSet<>(Set.of(Kind.STORE.tag(product.storeId())));
        if (product.categoryId() != null) {
            tags.add(Kind.CATEGORY.tag(product.categoryId()));
        }
        return tags;
    }
}
