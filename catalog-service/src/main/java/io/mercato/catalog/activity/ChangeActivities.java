package io.mercato.catalog.activity;

import static io.mercato.catalog.activity.AdminActivity.KIND;
import static io.mercato.catalog.activity.AdminActivity.VIEW;

import io.mercato.catalog.admin.AdminKind;
import io.mercato.catalog.admin.AdminReads;
import io.mercato.catalog.admin.AdminRows;
import io.mercato.catalog.admin.RowKind;
import io.mercato.catalog.location.AdminLocation;
import io.mercato.catalog.store.AdminStore;
import io.mercato.platform.problem.ProblemException;

import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/** What is special about the administration of activities. */
@ApplicationScoped
class ChangeActivities implements AdminKind<AdminActivity, ActivityContent, ActivityContent> {
    private final AdminRows rows;
    private final AdminReads reads;

    ChangeActivities(AdminRows rows, AdminReads reads) {
        this.rows = rows;
        this.reads = reads;
    }

    @Override
    public RowKind row() {
        return KIND;
    }

    @Override
    public Class<ActivityContent> content() {
        return ActivityContent.class;
    }

    @Override
    public Optional<AdminActivity> find(UUID id, boolean deleted) {
        return reads.find(VIEW, id, deleted);
    }

    /** @throws ProblemException 422 {@code activity_invalid}, {@code location_unknown} or {@code store_unknown} */
    @Override
    public UUID insert(ActivityContent activity, String actor) {
        check(activity);
        return rows.insert(KIND, activity.columns(), actor);
    }

    /** @throws ProblemException as {@link #insert} */
    @Override
    public boolean update(AdminActivity before, ActivityContent activity, String actor) {
        check(activity);
        rows.update(KIND, before.id(), activity.columns(), actor);
        return true;
    }

    private void check(ActivityContent activity) {
        activity.check();
        rows.require(AdminLocation.KIND, activity.locationId(), "locationId");
        rows.require(AdminStore.KIND, activity.storeId(), "storeId");
    }
}
