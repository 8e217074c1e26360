package io.mercato.catalog.activity;

import io.mercato.catalog.admin.AdminReads;
import io.mercato.catalog.admin.AdminRows;
import io.mercato.catalog.admin.OneRowKind;
import io.mercato.catalog.location.AdminLocation;
import io.mercato.catalog.store.AdminStore;
import io.mercato.platform.problem.ProblemException;

import java.util.Map;

import jakarta.inject.Singleton;

/** What is special about the administration of activities. */
@Singleton
class ChangeActivities extends OneRowKind<AdminActivity, ActivityContent> {
    ChangeActivities(AdminRows rows, AdminReads reads) {
        super(AdminActivity.KIND, ActivityContent.class, AdminActivity.VIEW, rows, reads);
    }

    /** @throws ProblemException 422 {@code activity_invalid}, {@code location_unknown} or {@code store_unknown} */
    @Override
    protected Map<String, Object> columns(ActivityContent activity) {
        activity.check();
        require(AdminLocation.KIND, activity.locationId(), "locationId");
        require(AdminStore.KIND, activity.storeId(), "storeId");
        return activity.columns();
    }
}
