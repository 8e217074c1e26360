package io.mercato.catalog.location;

import io.mercato.catalog.admin.AdminReads;
import io.mercato.catalog.admin.AdminRows;
import io.mercato.catalog.admin.LifecycleStep;
import io.mercato.catalog.admin.OneRowKind;
import io.mercato.catalog.change.Change;
import io.mercato.catalog.change.Kind;
import io.mercato.platform.problem.ProblemException;

import java.util.Map;
import java.util.Optional;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;

/** What is special about the administration of locations. */
@Singleton
class ChangeLocations extends OneRowKind<AdminLocation, LocationContent> {
    /** Stores without coordinates of their own are where their location is. Index: stores_of_location_by_rating. */
    private static final String MOVE_STORES_SQL = """
            UPDATE stores s SET latitude = l.latitude, longitude = l.longitude, version = s.version + 1
              FROM locations l
             WHERE l.id = :id AND s.location_id = l.id AND NOT s.own_coordinates
               AND (s.latitude, s.longitude) IS DISTINCT FROM (l.latitude, l.longitude)
            """;

    /** Indexes: stores_of_location_by_rating, events_of_location, activities_of_location_by_created. */
    private static final String USES_SQL = """
            SELECT (SELECT count(*) FROM stores WHERE location_id = :id AND deleted_at IS NULL) AS stores,
                   (SELECT count(*) FROM events WHERE location_id = :id AND deleted_at IS NULL) AS events,
                   (SELECT count(*) FROM activities WHERE location_id = :id AND deleted_at IS NULL) AS activities
            """;

    private final EntityManager database;

    ChangeLocations(AdminRows rows, AdminReads reads, EntityManager database) {
        super(AdminLocation.KIND, LocationContent.class, AdminLocation.VIEW, rows, reads);
        this.database = database;
    }

    /** @throws ProblemException 422 {@code location_invalid} */
    @Override
    protected Map<String, Object> columns(LocationContent location) {
        location.check();
        return location.columns();
    }

    @Override
    public boolean update(AdminLocation before, LocationContent location, String actor) {
        super.update(before, location, actor);
        database.createNativeQuery(MOVE_STORES_SQL)
                .setParameter("id", before.id())
                .executeUpdate();
        return true;
    }

    /** @throws ProblemException 409 {@code location_in_use} when what is there would be deleted */
    @Override
    public void prepare(LifecycleStep step, AdminLocation before) {
        if (step != LifecycleStep.DELETE) {
            return;
        }
        Tuple uses = (Tuple) database.createNativeQuery(USES_SQL, Tuple.class)
                .setParameter("id", before.id())
                .getSingleResult();
        long stores = uses.get("stores", Long.class);
        long events = uses.get("events", Long.class);
        long activities = uses.get("activities", Long.class);
        if (stores + events + activities > 0) {
            throw ProblemException.conflict(
                    "location_in_use",
                    "%d stores, %d events and %d activities are there; move or delete them first."
                            .formatted(stores, events, activities));
        }
    }

    @Override
    public Change news(Optional<AdminLocation> before, AdminLocation after) {
        Change change = Change.of(Kind.LOCATION, after.id());
        return before.filter(location -> !isWhere(location.content(), after.content()))
                .map(_ -> change.with(Kind.STORE.choiceTag()))
                .orElse(change);
    }

    /** Whether stores that are there are as near, and open at the same time, as before. Who shows its name has its tag. */
    private static boolean isWhere(LocationContent before, LocationContent after) {
        return before.coordinates().equals(after.coordinates())
                && before.timezone().equals(after.timezone());
    }
}
