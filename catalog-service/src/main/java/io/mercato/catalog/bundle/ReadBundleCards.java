package io.mercato.catalog.bundle;

import static java.util.stream.Collectors.toMap;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;

/** Reads the cards of bundles that something else has chosen, in one statement. Blocks. */
@ApplicationScoped
public class ReadBundleCards {
    private final EntityManager database;

    ReadBundleCards(EntityManager database) {
        this.database = database;
    }

    /** The cards of those that are on sale with all that is in them, by id. */
    @SuppressWarnings("unchecked")
    public Map<UUID, BundleCard> byIds(Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        List<Tuple> rows = database.createNativeQuery(BundleQueries.BY_IDS_SQL, Tuple.class)
                .setParameter("ids", ids.toArray(UUID[]::new))
                .getResultList();
        return rows.stream().map(BundleCard::of).collect(toMap(BundleCard::id, Function.identity()));
    }
}
