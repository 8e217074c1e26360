package io.mercato.catalog.offer;

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

/** Tells of every change of an offer: the audit log who did what, and caches and other services that it is another. */
@ApplicationScoped
class OfferHistory {
    /** Differ with every change, or come from elsewhere. */
    private static final Set<String> NO_NEWS = Set.of("version", "updatedAt", "updatedBy", "redeemed");

    private final AuditLog log;
    private final CatalogChanges changes;

    OfferHistory(AuditLog log, CatalogChanges changes) {
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
     * @param before empty when the offer is new
     */
    void tell(String action, Optional<AdminOffer> before, AdminOffer after) {
        Map<String, FieldChange> details =
                new HashMap<>(log.changes(before.<Object>map(offer -> offer).orElse(Map.of()), after));
        details.keySet().removeAll(NO_NEWS);
        log.record("offer." + action, "offer", after.id(), details);
        Change change = Change.of(Kind.OFFER, after.id()).with(after.shownBy());
        changes.publish(before.map(offer -> change.with(offer.shownBy())).orElse(change));
    }
}
