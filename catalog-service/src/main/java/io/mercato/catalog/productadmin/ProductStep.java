package io.mercato.catalog.productadmin;

import java.util.function.UnaryOperator;

/** What can be done to a product beside writing it. */
enum ProductStep {
    /** Customers see it. */
    PUBLISH("published", state -> new ProductRows.State("active", state.featured(), false)),
    /** Customers do not see it for now. */
    UNPUBLISH("unpublished", state -> new ProductRows.State("draft", state.featured(), false)),
    /** Customers do not see it any more. */
    ARCHIVE("archived", state -> new ProductRows.State("archived", state.featured(), false)),
    /** It is shown among the featured ones, as long as it is on sale. */
    FEATURE("featured", state -> new ProductRows.State(state.status(), true, false)),
    /** It is no longer. */
    UNFEATURE("unfeatured", state -> new ProductRows.State(state.status(), false, false)),
    /** Nobody sees it, and its handle is free. */
    DELETE("deleted", state -> new ProductRows.State("archived", state.featured(), true)),
    /** Its deletion was a mistake. */
    RESTORE("restored", state -> new ProductRows.State("draft", state.featured(), false));

    private final String action;
    private final UnaryOperator<ProductRows.State> change;

    ProductStep(String action, UnaryOperator<ProductRows.State> change) {
        this.action = action;
        this.change = change;
    }

    /** What the audit log calls it. */
    String action() {
        return action;
    }

    /** What becomes of a product in this state. */
    ProductRows.State of(ProductRows.State state) {
        return change.apply(state);
    }
}
