package io.mercato.catalog.location;

import static io.mercato.catalog.location.AdminLocation.KIND;

import io.mercato.catalog.admin.AdminRows;
import io.mercato.platform.problem.ProblemException;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;

/** Makes, changes and deletes locations. Each method is one transaction, and blocks. */
@ApplicationScoped
class ChangeLocations {
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

    private final AdminRows rows;
    private final EntityManager database;

    ChangeLocations(AdminRows rows, EntityManager database) {
        this.rows = rows;
        this.database = database;
    }

    /** @throws ProblemException 409 {@code handle_taken}, 422 {@code location_invalid} */
    @Transactional
    public UUID create(LocationContent location) {
        location.check();
        return rows.create(KIND, location.columns());
    }

    /** @throws ProblemException as {@link #create} and {@link AdminRows#lock} */
    @Transactional
    public void change(UUID id, String ifMatch, LocationContent location) {
        rows.lock(KIND, id, ifMatch);
        location.check();
        if (rows.change(KIND, id, "changed", location.columns(), "stores")) {
            database.createNativeQuery(MOVE_STORES_SQL).setParameter("id", id).executeUpdate();
        }
    }

    /** @throws ProblemException as {@link AdminRows#lock}; 409 {@code location_in_use} */
    @Transactional
    public void delete(UUID id, String ifMatch) {
        rows.lock(KIND, id, ifMatch);
        Tuple uses = (Tuple) database.createNativeQuery(USES_SQL, Tuple.class)
                .setParameter("id", id)
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
        rows.delete(KIND, id);
    }

    /** @throws ProblemException as {@link AdminRows#restore} */
    @Transactional
    public void restore(UUID id) {
        rows.restore(KIND, id);
    }
}
