package io.mercato.catalog.event;

import static io.mercato.catalog.event.AdminEvent.KIND;
import static io.mercato.catalog.event.AdminEvent.VIEW;

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

/** What is special about the administration of events. */
@ApplicationScoped
class ChangeEvents implements AdminKind<AdminEvent, EventContent, EventContent> {
    private final AdminRows rows;
    private final AdminReads reads;

    ChangeEvents(AdminRows rows, AdminReads reads) {
        this.rows = rows;
        this.reads = reads;
    }

    @Override
    public RowKind row() {
        return KIND;
    }

    @Override
    public Class<EventContent> content() {
        return EventContent.class;
    }

    @Override
    public Optional<AdminEvent> find(UUID id, boolean deleted) {
        return reads.find(VIEW, id, deleted);
    }

    /** @throws ProblemException 422 {@code event_invalid}, {@code location_unknown} or {@code store_unknown} */
    @Override
    public UUID insert(EventContent event, String actor) {
        check(event);
        return rows.insert(KIND, event.columns(), actor);
    }

    /** @throws ProblemException as {@link #insert} */
    @Override
    public boolean update(AdminEvent before, EventContent event, String actor) {
        check(event);
        rows.update(KIND, before.id(), event.columns(), actor);
        return true;
    }

    private void check(EventContent event) {
        event.check();
        rows.require(AdminLocation.KIND, event.locationId(), "locationId");
        rows.require(AdminStore.KIND, event.storeId(), "storeId");
    }
}
