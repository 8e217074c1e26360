package io.mercato.catalog.event;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.mercato.catalog.admin.AdminView;
import io.mercato.catalog.admin.Administrated;
import io.mercato.catalog.admin.Publication;
import io.mercato.catalog.admin.RowHistory;
import io.mercato.catalog.admin.RowKind;
import io.mercato.catalog.change.Kind;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.util.UUID;

import jakarta.persistence.Tuple;

/** An event as administrators see it. */
@Schema(name = "AdminEvent")
public record AdminEvent(
        UUID id,
        @JsonUnwrapped EventContent content,
        @JsonUnwrapped Publication publication,
        @JsonUnwrapped RowHistory history)
        implements Administrated {

    /** Its rows. */
    public static final RowKind KIND = new RowKind(Kind.EVENT, "events", true);

    /** How administrators see its rows. */
    public static final AdminView<AdminEvent> VIEW = AdminView.of(
            KIND,
            Publication.COLUMNS
                    + ", t.title, t.description, t.venue, t.location_id, t.store_id, t.starts_at, t.ends_at, t.price, t.currency,"
                    + " t.capacity, t.image_url, t.image_alt",
            AdminEvent::of);

    @Override
    public long version() {
        return history.version();
    }

    private static AdminEvent of(Tuple row) {
        return new AdminEvent(row.get("id", UUID.class), EventContent.of(row), Publication.of(row), RowHistory.of(row));
    }
}
