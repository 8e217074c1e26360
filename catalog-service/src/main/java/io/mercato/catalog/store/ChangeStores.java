package io.mercato.catalog.store;

import static io.mercato.catalog.store.AdminStore.KIND;

import io.mercato.catalog.admin.AdminAction;
import io.mercato.catalog.admin.AdminRows;
import io.mercato.catalog.change.Kind;
import io.mercato.catalog.location.AdminLocation;
import io.mercato.catalog.location.Coordinates;
import io.mercato.platform.problem.ProblemException;

import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;

/** Makes, changes and deletes stores. Each method is one transaction, and blocks. */
@ApplicationScoped
class ChangeStores {
    /** Index: locations_pkey. */
    private static final String PLACE_SQL = "SELECT latitude, longitude FROM locations WHERE id = :id";

    private final AdminRows rows;
    private final GoodsOfStore goods;
    private final EntityManager database;

    ChangeStores(AdminRows rows, GoodsOfStore goods, EntityManager database) {
        this.rows = rows;
        this.goods = goods;
        this.database = database;
    }

    /** @throws ProblemException 409 {@code handle_taken}, 422 {@code store_invalid} or {@code location_unknown} */
    @Transactional
    public UUID create(StoreContent store) {
        store.check();
        Coordinates place = place(store);
        Map<String, Object> columns = store.columns(place);
        columns.put("status", "draft");
        return rows.create(KIND, columns);
    }

    /** @throws ProblemException as {@link #create} and {@link AdminRows#lock} */
    @Transactional
    public void change(UUID id, String ifMatch, StoreContent store) {
        rows.lock(KIND, id, ifMatch);
        store.check();
        rows.change(KIND, id, "changed", store.columns(place(store)));
    }

    /**
     * Publishes, archives or features. What is on sale goes off sale with its store, and comes back with it: so it is with
     * the status of products, which every list, search and reservation goes by already.
     *
     * @throws ProblemException as {@link AdminRows#lock}
     */
    @Transactional
    public void act(UUID id, String ifMatch, AdminAction action) {
        rows.lock(KIND, id, ifMatch);
        if (rows.act(KIND, id, action, Kind.PRODUCT.listTag(), Kind.PRODUCT.choiceTag())) {
            switch (action) {
                case ARCHIVE -> goods.takeOffSale(id);
                case PUBLISH -> goods.bringBack(id);
                case FEATURE, UNFEATURE -> {}
            }
        }
    }

    /** @throws ProblemException as {@link AdminRows#lock}; 409 {@code store_not_empty} */
    @Transactional
    public void delete(UUID id, String ifMatch) {
        rows.lock(KIND, id, ifMatch);
        long products = goods.count(id);
        if (products > 0) {
            throw ProblemException.conflict(
                    "store_not_empty", "The store has %d products in it; delete them first.".formatted(products));
        }
        rows.delete(KIND, id);
    }

    /** @throws ProblemException as {@link AdminRows#restore} */
    @Transactional
    public void restore(UUID id) {
        rows.restore(KIND, id);
    }

    /** Its own coordinates or those of its location; {@code null} when it has neither. */
    private Coordinates place(StoreContent store) {
        rows.require(AdminLocation.KIND, store.locationId(), "locationId");
        if (store.coordinates() != null || store.locationId() == null) {
            return store.coordinates();
        }
        return Coordinates.of((Tuple) database.createNativeQuery(PLACE_SQL, Tuple.class)
                .setParameter("id", store.locationId())
                .getSingleResult());
    }
}
