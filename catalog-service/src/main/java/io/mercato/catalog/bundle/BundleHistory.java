package io.mercato.catalog.bundle;

import io.mercato.catalog.audit.AuditLog;
import io.mercato.catalog.audit.FieldChange;
import io.mercato.catalog.change.CatalogChanges;
import io.mercato.catalog.change.Change;
import io.mercato.catalog.change.Kind;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

/** Tells of every change of a bundle: the audit log who did what, and caches and other services that it is another. */
@ApplicationScoped
class BundleHistory {
    /** Differ with every change. */
    private static final Set<String> NO_NEWS = Set.of("version", "updatedAt", "updatedBy");

    private final AuditLog log;
    private final CatalogChanges changes;

    BundleHistory(AuditLog log, CatalogChanges changes) {
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
     * @param before empty when the bundle is new
     */
    void tell(String action, Optional<AdminBundle> before, AdminBundle after) {
        Map<String, FieldChange> details =
                new HashMap<>(log.changes(before.<Object>map(bundle -> bundle).orElse(Map.of()), after));
        details.keySet().removeAll(NO_NEWS);
        log.record("bundle." + action, "bundle", after.id(), details);
        Change change = Change.of(Kind.BUNDLE, after.id()).with(Kind.STORE.tag(after.storeId()));
        changes.publish(before.map(bundle -> change.with(Kind.STORE.tag(bundle.storeId())))
                .orElse(change));
    }
}
