package io.mercato.catalog.location;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.mercato.catalog.admin.AdminView;
import io.mercato.catalog.admin.Administrated;
import io.mercato.catalog.admin.RowHistory;
import io.mercato.catalog.admin.RowKind;
import io.mercato.catalog.change.Kind;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.util.UUID;

import jakarta.persistence.Tuple;

/** A location as administrators see it. */
@Schema(name = "AdminLocation")
public record AdminLocation(
        UUID id,
        @JsonUnwrapped LocationContent content,
        @JsonUnwrapped RowHistory history) implements Administrated {

    /** Its rows. */
    public static final RowKind KIND = new RowKind(Kind.LOCATION, "locations", false);

    static final AdminView<AdminLocation> VIEW = AdminView.of(
            KIND,
            "t.handle, t.name, t.country, t.region, t.city, t.latitude, t.longitude, t.timezone",
            AdminLocation::of);

    @Override
    public long version() {
        return history.version();
    }

    private static AdminLocation of(Tuple row) {
        return new AdminLocation(row.get("id", UUID.class), LocationContent.of(row), RowHistory.of(row));
    }
}
