package io.mercato.catalog.interaction;

import java.util.Collection;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

/** Notes whose interactions or purchases have changed, for recommendations. Blocks; call it in the transaction of the change. */
@ApplicationScoped
public class ChangedActors {
    private static final String ADD_SQL = "INSERT INTO changed_actors (actor) SELECT unnest(CAST(:actors AS text[]))";

    private final EntityManager database;

    ChangedActors(EntityManager database) {
        this.database = database;
    }

    /** @param actors as {@link Actor#stored} */
    public void add(Collection<String> actors) {
        if (!actors.isEmpty()) {
            database.createNativeQuery(ADD_SQL)
                    .setParameter("actors", actors.toArray(String[]::new))
                    .executeUpdate();
        }
    }
}
