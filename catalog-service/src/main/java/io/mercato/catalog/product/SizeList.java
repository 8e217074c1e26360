package io.mercato.catalog.product;

import static java.util.stream.Collectors.toMap;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;

/** The catalogue's one list of sizes. */
@ApplicationScoped
public class SizeList {
    /** The size of what comes in one size only. */
    public static final String ONE_SIZE = "One size";

    /** Index: sizes_name_key. */
    private static final String IDS_SQL = "SELECT name, id FROM sizes WHERE name = ANY (CAST(:names AS text[]))";

    /** In the order of the names, so that two who add the same ones do not wait for each other in a circle. */
    private static final String ADD_SQL = "INSERT INTO sizes (name)"
            + " SELECT name FROM unnest(CAST(:names AS text[])) AS new (name) ORDER BY name ON CONFLICT DO NOTHING";

    private final EntityManager database;

    SizeList(EntityManager database) {
        this.database = database;
    }

    /** The ids of sizes by name; those that are new are added. One statement when none is. Blocks. */
    public Map<String, UUID> ids(Collection<String> names) {
        Map<String, UUID> known = read(names);
        TreeSet<String> unknown = new TreeSet<>(names);
        unknown.removeAll(known.keySet());
        if (unknown.isEmpty()) {
            return known;
        }
        database.createNativeQuery(ADD_SQL)
                .setParameter("names", unknown.toArray(String[]::new))
                .executeUpdate();
        return read(names);
    }

    @SuppressWarnings("unchecked")
    private Map<String, UUID> read(Collection<String> names) {
        List<Tuple> rows = database.createNativeQuery(IDS_SQL, Tuple.class)
                .setParameter("names", names.stream().distinct().toArray(String[]::new))
                .getResultList();
        return rows.stream().collect(toMap(row -> row.get("name", String.class), row -> row.get("id", UUID.class)));
    }
}
