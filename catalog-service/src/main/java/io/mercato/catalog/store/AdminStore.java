package io.mercato.catalog.store;

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

/** A store as administrators see it. */
@Schema(name = "AdminStore")
public record AdminStore(
        UUID id,
        @JsonUnwrapped StoreContent content,
        @JsonUnwrapped Publication publication,
        @JsonUnwrapped RowHistory history)
        implements Administrated {

    /** Its rows. */
    public static final RowKind KIND = new RowKind(Kind.STORE, "stores", true);

    /** How administrators see its rows. */
    public static final AdminView<AdminStore> VIEW = AdminView.of(
            KIND,
            Publication.COLUMNS
                    + ", t.handle, t.name, t.description, t.location_id, t.latitude, t.longitude, t.own_coordinates,"
                    + " CAST(t.opening_hours AS text) AS opening_hours, t.phone, t.email, t.website, t.image_url, t.image_alt,"
                    + " CAST(t.more_images AS text) AS more_images",
            AdminStore::of);

    @Override
    public long version() {
        return history.version();
    }

    private static AdminStore of(Tuple row) {
        return new AdminStore(row.get("id", UUID.class), StoreContent.of(row), Publication.of(row), RowHistory.of(row));
    }
}
