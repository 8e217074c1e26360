package io.mercato.catalog.product;

import static java.util.stream.Collectors.toMap;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;

/** Reads the cards of products that something else has chosen, in one statement. Blocks. */
@ApplicationScoped
public class ReadCards {
    private final EntityManager database;

    ReadCards(EntityManager database) {
        this.database = database;
    }

    /** The cards of those that are on sale, by id. */
    @SuppressWarnings("unchecked")
    public Map<UUID, ProductCard> byIds(Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        List<Tuple> rows = database.createNativeQuery(ProductQueries.BY_IDS_SQL, Tuple.class)
                .setParameter("ids", ids.toArray(UUID[]::new))
                .getResultList();
        return rows.stream().map(ProductCard::of).collect(toMap(ProductCard::id, Function.identity()));
    }
}
