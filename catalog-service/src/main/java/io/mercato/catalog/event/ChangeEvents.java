package io.mercato.catalog.event;

import io.mercato.catalog.admin.AdminReads;
import io.mercato.catalog.admin.AdminRows;
import io.mercato.catalog.admin.OneRowKind;
import io.mercato.catalog.location.AdminLocation;
import io.mercato.catalog.store.AdminStore;
import io.mercato.platform.problem.ProblemException;

import java.util.Map;

import jakarta.inject.Singleton;

/** What is special about the administration of events. */
@Singleton
class ChangeEvents extends OneRowKind<AdminEvent, EventContent> {
    ChangeEvents(AdminRows rows, AdminReads reads) {
        super(AdminEvent.KIND, EventContent.class, AdminEvent.VIEW, rows, reads);
    }

    /** @throws ProblemException 422 {@code event_invalid}, {@code location_unknown} or {@code store_unknown} */
    @Override
    protected Map<String, Object> columns(EventContent event) {
        event.check();
        require(AdminLocation.KIND, event.locationId(), "locationId");
        require(AdminStore.KIND, event.storeId(), "storeId");
        return event.columns();
    }
}
