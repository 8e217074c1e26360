package io.mercato.catalog.store;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;

import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/** Stores, for writing. */
@ApplicationScoped
public class StoreRepository implements PanacheRepositoryBase<Store, UUID> {
    /** The store with this handle, whatever its status; none that is deleted. */
    public Optional<Store> findByHandle(String handle) {
        return find("handle = ?1 and deletedAt is null", handle).firstResultOptional();
    }
}
