package io.mercato.catalog.event;

import static io.mercato.catalog.event.AdminEvent.KIND;

import io.mercato.catalog.admin.AdminAction;
import io.mercato.catalog.admin.AdminRows;
import io.mercato.catalog.location.AdminLocation;
import io.mercato.catalog.store.AdminStore;
import io.mercato.platform.problem.ProblemException;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Makes, changes and deletes events. Each method is one transaction, and blocks. */
@ApplicationScoped
class ChangeEvents {
    private final AdminRows rows;

    ChangeEvents(AdminRows rows) {
        this.rows = rows;
    }

    /** @throws ProblemException 422 {@code event_invalid}, {@code location_unknown} or {@code store_unknown} */
    @Transactional
    public UUID create(EventContent event) {
        check(event);
        return rows.create(KIND, event.columns());
    }

    /** @throws ProblemException as {@link #create} and {@link AdminRows#lock} */
    @Transactional
    public void change(UUID id, String ifMatch, EventContent event) {
        rows.lock(KIND, id, ifMatch);
        check(event);
        rows.change(KIND, id, "changed", event.columns());
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

    private void check(EventContent event) {
        event.check();
        rows.require(AdminLocation.KIND, event.locationId(), "locationId");
        rows.require(AdminStore.KIND, event.storeId(), "storeId");
    }
}
