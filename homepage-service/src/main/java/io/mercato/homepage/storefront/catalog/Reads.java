package io.mercato.homepage.storefront.catalog;

import io.mercato.homepage.storefront.catalog.Catalog.Read;
import io.smallrye.mutiny.Uni;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.ws.rs.core.MultivaluedMap;

/**
 * What one page reads of the catalogue, and the tags of all that it was given: by these whoever keeps the page forgets it.
 * Thread-safe; does not block.
 *
 * <p>Every read fails with a {@link ReadFailure} and with nothing else.
 */
public final class Reads {
    private final Catalog catalog;
    private final Set<String> tags = ConcurrentHashMap.newKeySet();

    Reads(Catalog catalog) {
        this.catalog = catalog;
    }

    /** A thing with an address of its own. */
    public <T> Uni<T> one(String path, Class<T> type) {
        return noted(catalog.one(path, type));
    }

    /** The beginning of a list. */
    public <T> Uni<Listing<T>> list(String path, Class<T> type, Map<String, String> query) {
        return list(path, type, query, "");
    }

    /** A page of a list, from a cursor on. */
    public <T> Uni<Listing<T>> list(String path, Class<T> type, Map<String, String> query, String cursor) {
        return noted(catalog.list(path, type, query, cursor));
    }

    /** A search; parameters as those of the API. */
    public Uni<SearchAnswer> search(MultivaluedMap<String, String> query) {
        return noted(catalog.search(query));
    }

    /** Of what was read until now. */
    public Set<String> tags() {
        return new TreeSet<>(tags);
    }

    private <T> Uni<T> noted(Uni<Read<T>> read) {
        return read.invoke(found -> tags.addAll(found.tags())).map(Read::value);
    }
}
