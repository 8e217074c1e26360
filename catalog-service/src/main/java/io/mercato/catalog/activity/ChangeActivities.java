package io.mercato.catalog.activity;

import static io.mercato.catalog.activity.AdminActivity.KIND;

import io.mercato.catalog.admin.AdminAction;
import io.mercato.catalog.admin.AdminRows;
import io.mercato.catalog.location.AdminLocation;
import io.mercato.catalog.store.AdminStore;
import io.mercato.platform.problem.ProblemException;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Makes, changes and deletes activities. Each method is one transaction, and blocks. */
@ApplicationScoped
class ChangeActivities {
    private final AdminRows rows;

    ChangeActivities(AdminRows rows) {
        this.rows = rows;
    }

    /** @throws ProblemException 422 {@code activity_invalid}, {@code location_unknown} or {@code store_unknown} */
    @Transactional
    public UUID create(ActivityContent activity) {
        check(activity);
        return rows.create(KIND, activity.columns());
    }

    /** @throws ProblemException as {@link #create} and {@link AdminRows#lock} */
    @Transactional
    public void change(UUID id, String ifMatch, ActivityContent activity) {
        rows.lock(KIND, id, ifMatch);
        check(activity);
        rows.change(KIND, id, "changed", activity.columns());
    }

    /** @throws ProblemException as {@link AdminRows#lock} */
    @Transactional
    public void act(UUID id, String ifMatch, AdminAction action) {
        rows.lock(KIND, id, ifMatch);
        rows.act(KIND, id, action);
    }

    /** @throws ProblemException as {@link AdminRows#lock} */
    @Transactional
    public void delete(UUID id, String ifMatch) {
        rows.lock(KIND, id, ifMatch);
        rows.delete(KIND, id);
    }

    /** @throws ProblemException as {@link AdminRows#restore} */
    @Transactional
    public void restore(UUID id) {
        rows.restore(KIND, id);
    }

    private void check(ActivityContent activity) {
        activity.check();
        rows.require(AdminLocation.KIND, activity.locationId(), "locationId");
        rows.require(AdminStore.KIND, activity.storeId(), "storeId");
    }
}
