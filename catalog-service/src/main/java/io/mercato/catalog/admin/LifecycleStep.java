package io.mercato.catalog.admin;

import static io.mercato.catalog.admin.Lifecycle.ACTIVE;
import static io.mercato.catalog.admin.Lifecycle.ARCHIVED;
import static io.mercato.catalog.admin.Lifecycle.DRAFT;

import java.util.function.UnaryOperator;

/** What can be done to something administrated beside writing it. */
public enum LifecycleStep {
    /** Customers see it. */
    PUBLISH("published", state -> new Lifecycle(ACTIVE, state.featured(), false)),
    /** Customers do not see it for now. */
    UNPUBLISH("unpublished", state -> new Lifecycle(DRAFT, state.featured(), false)),
    /** Customers do not see it any more. */
    ARCHIVE("archived", state -> new Lifecycle(ARCHIVED, state.featured(), false)),
    /** It is shown among the featured ones, as long as it is active. */
    FEATURE("featured", state -> new Lifecycle(state.status(), true, false)),
    /** It is no longer. */
    UNFEATURE("unfeatured", state -> new Lifecycle(state.status(), false, false)),
    /** Nobody sees it, and its handle is free. */
    DELETE("deleted", state -> new Lifecycle(ARCHIVED, state.featured(), true)),
    /** Its deletion was a mistake. */
    RESTORE("restored", state -> new Lifecycle(DRAFT, state.featured(), false));

    private final String action;
    private final UnaryOperator<Lifecycle> change;

    LifecycleStep(String action, UnaryOperator<Lifecycle> change) {
        this.action = action;
        this.change = change;
    }

    /** What the audit log calls it. */
    public String action() {
        return action;
    }

    /** Whether it is taken by what is deleted; all others are by what is not. */
    public boolean isOfDeleted() {
        return this == RESTORE;
    }

    /** What becomes of something in this state. */
    public Lifecycle of(Lifecycle state) {
        return change.apply(state);
    }
}
