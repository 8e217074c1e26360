package io.mercato.catalog.store;

import io.mercato.catalog.admin.AdminReads;
import io.mercato.catalog.admin.AdminRows;
import io.mercato.catalog.admin.Lifecycle;
import io.mercato.catalog.admin.LifecycleStep;
import io.mercato.catalog.admin.OneRowKind;
import io.mercato.catalog.change.Change;
import io.mercato.catalog.change.Kind;
import io.mercato.catalog.location.AdminLocation;
import io.mercato.catalog.location.Coordinates;
import io.mercato.platform.problem.ProblemException;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;

/** What is special about the administration of stores. */
@Singleton
class ChangeStores extends OneRowKind<AdminStore, StoreContent> {
    /** Index: locations_pkey. */
    private static final String PLACE_SQL = "SELECT latitude, longitude FROM locations WHERE id = :id";

    private final GoodsOfStore goods;
    private final EntityManager database;

    ChangeStores(AdminRows rows, AdminReads reads, GoodsOfStore goods, EntityManager database) {
        super(AdminStore.KIND, StoreContent.class, AdminStore.VIEW, rows, reads);
        this.goods = goods;
        this.database = database;
    }

    /** @throws ProblemException 422 {@code store_invalid} or {@code location_unknown} */
    @Override
    protected Map<String, Object> columns(StoreContent store) {
        store.check();
        return store.columns(place(store));
    }

    /** @throws ProblemException 409 {@code store_not_empty} when it would be deleted */
    @Override
    public void prepare(LifecycleStep step, AdminStore before) {
        long products = step == LifecycleStep.DELETE ? goods.count(before.id()) : 0;
        if (products > 0) {
            throw ProblemException.conflict(
                    "store_not_empty", "The store has %d products in it; delete them first.".formatted(products));
        }
    }

    /**
     * What is on sale goes off sale with its store, and comes back with it: so it is with the status of products, which every
     * list, search and reservation goes by already.
     */
    @Override
    public void follow(LifecycleStep step, AdminStore before) {
        switch (step) {
            case ARCHIVE, UNPUBLISH -> goods.takeOffSale(before.id());
            case PUBLISH -> goods.bringBack(before.id());
            case FEATURE, UNFEATURE, DELETE, RESTORE -> {
                // There is nothing on sale, or it stays so.
            }
        }
    }

    /**
     * Whatever shows the store has its tag, and that is all that a change of its looks concerns. Lists of stores are concerned
     * by more only, and others only when something in them comes or goes with the store.
     */
    @Override
    public Change news(Optional<AdminStore> before, AdminStore after) {
        boolean wasPublic = before.filter(ChangeStores::isPublic).isPresent();
        boolean isPublic = isPublic(after);
        if (!wasPublic && !isPublic
                || before.filter(store -> isListedAs(store, after)).isPresent()) {
            return Change.ofLooks(Kind.STORE, after.id());
        }
        Change change = Change.of(Kind.STORE, after.id());
        if (wasPublic == isPublic) {
            return change;
        }
        return change.with(isPublic ? goods.appearedIn(after.id()) : goods.goneFrom(after.id()));
    }

    private static boolean isPublic(AdminStore store) {
        return store.publication().status().equals(Lifecycle.ACTIVE);
    }

    /** Whether it is in the same lists as before: of what is featured, near or open. */
    private static boolean isListedAs(AdminStore before, AdminStore after) {
        return before.publication().equals(after.publication())
                && Objects.equals(before.content().locationId(), after.content().locationId())
                && Objects.equals(
                        before.content().coordinates(), after.content().coordinates())
                && Objects.equals(
                        before.content().openingHours(), after.content().openingHours());
    }

    /** Its own coordinates or those of its location; {@code null} when it has neither. */
    private Coordinates place(StoreContent store) {
        require(AdminLocation.KIND, store.locationId(), "locationId");
        if (store.coordinates() != null || store.locationId() == null) {
            return store.coordinates();
        }
        return Coordinates.of((Tuple) database.createNativeQuery(PLACE_SQL, Tuple.class)
                .setParameter("id", store.locationId())
                .getSingleResult());
    }
}
