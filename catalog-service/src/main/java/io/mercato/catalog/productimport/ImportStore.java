package io.mercato.catalog.productimport;

import io.mercato.catalog.change.CatalogChanges;
import io.mercato.catalog.change.Change;
import io.mercato.catalog.change.Kind;
import io.mercato.catalog.store.Store;
import io.mercato.catalog.store.StoreRepository;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** The store that an import goes into. */
@ApplicationScoped
class ImportStore {
    private final StoreRepository stores;
    private final ImportedHandles handles;
    private final CatalogChanges changes;

    ImportStore(StoreRepository stores, ImportedHandles handles, CatalogChanges changes) {
        this.stores = stores;
        this.handles = handles;
        this.changes = changes;
    }

    /** Finds the store or opens it, and makes it ready for a new import. Blocks. */
    @Transactional
    public UUID prepare(String handle) {
        UUID id = stores.findByHandle(handle).orElseGet(() -> open(handle)).id();
        handles.forget(id);
        return id;
    }

    /** Forgets what only the import needed. Blocks. */
    @Transactional
    public void finish(UUID id) {
        handles.forget(id);
    }

    private Store open(String handle) {
        String words = handle.replace('-', ' ');
        String name = Character.toUpperCase(words.charAt(0)) + words.substring(1);
        Store store = new Store(handle, name, Instant.now().truncatedTo(ChronoUnit.MICROS), ChunkStock.ACTOR);
        stores.persist(store);
        changes.publish(Change.of(Kind.STORE, store.id()));
        return store;
    }
}
