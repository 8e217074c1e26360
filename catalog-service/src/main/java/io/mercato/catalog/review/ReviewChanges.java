package io.mercato.catalog.review;

import io.mercato.catalog.change.CatalogChanges;
import io.mercato.catalog.change.Change;
import io.mercato.catalog.change.Kind;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/** Tells others that a review has changed. Blocks; call it in a transaction. */
@ApplicationScoped
public class ReviewChanges {
    private final CatalogChanges changes;

    ReviewChanges(CatalogChanges changes) {
        this.changes = changes;
    }

    /** What it says has changed, or whether it appears: its product and store may be rated otherwise now. */
    public void changed(UUID review, UUID product, UUID store) {
        changes.publish(Change.of(Kind.REVIEW, review).with(Kind.PRODUCT.tag(product), Kind.STORE.tag(store)));
    }

    /** Only what others think of it has changed: nothing that product or store show. */
    void judged(UUID review, UUID product) {
        changes.publish(Change.of(Kind.REVIEW, review).with(votesOf(product)));
    }

    /** The tag of what is in the order of the votes for the reviews of a product. */
    static String votesOf(UUID product) {
        return "votes:" + product;
    }
}
