package io.mercato.catalog.activity;

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

/** An activity as administrators see it. */
@Schema(name = "AdminActivity")
public record AdminActivity(
        UUID id,
        @JsonUnwrapped ActivityContent content,
        @JsonUnwrapped Publication publication,
        @JsonUnwrapped RowHistory history)
        implements Administrated {

    /** Its rows. */
    public static final RowKind KIND = new RowKind(Kind.ACTIVITY, "activities", true);

    /** How administrators see its rows. */
    public static final AdminView<AdminActivity> VIEW = AdminView.of(
            KIND,
            Publication.COLUMNS
                    + ", t.title, t.description, t.activity_type, t.min_age_months, t.max_age_months, t.settings, t.weather,"
                    + " t.min_minutes, t.max_minutes, t.difficulty, t.location_id, t.store_id, t.price, t.currency, t.image_url,"
                    + " t.image_alt, CAST(t.more_images AS text) AS more_images",
            AdminActivity::of);

    @Override
    public long version() {
        return history.version();
    }

    private static AdminActivity of(Tuple row) {
        return new AdminActivity(
                row.get("id", UUID.class), ActivityContent.of(row), Publication.of(row), RowHistory.of(row));
    }
}
