package io.mercato.homepage.storefront.catalog;

import io.mercato.homepage.storefront.catalog.Catalog.Read;
import io.mercato.platform.deadline.Deadline;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.ws.rs.core.MultivaluedMap;

/**
 * What one page reads of the catalogue, and the tags of all that it was given: by these whoever keeps the page forgets it.
 * Thread-safe; nothing blocks but {@link #now} and {@link #nowOr}.
 *
 * <p>Every read fails with a {@link ReadFailure} and with nothing else.
 */
public final class Reads {
    /** Nothing is waited for without any time; what is there already is had all the same. */
    private static final Duration AT_LEAST = Duration.ofMillis(1);

    private final Catalog catalog;
    private final Deadline deadline;
    private final Set<String> tags = ConcurrentHashMap.newKeySet();

    Reads(Catalog catalog, Deadline deadline) {
        this.catalog = catalog;
        this.deadline = deadline;
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

    /**
     * What is read, on the thread that asks. Blocks, for as long as is left for the whole page.
     *
     * @throws ReadFailure as the read, or when the page's time is up
     */
    public <T> T now(Uni<T> read) {
        try {
            return read.await().atMost(Collections.max(List.of(deadline.left(), AT_LEAST)));
        } catch (TimeoutException e) {
            throw new ReadFailure.Unavailable("All that a page shows", e);
        }
    }

    /** The same, with something in its place where it cannot be had. */
    public <T> T nowOr(Uni<T> read, T otherwise) {
        try {
            return now(read);
        } catch (ReadFailure e) {
            return otherwise;
        }
    }

    /** Of what was read until now. */
    public Set<String> tags() {
        return new TreeSet<>(tags);
    }

    private <T> Uni<T> noted(Uni<Read<T>> read) {
        return read.invoke(found -> tags.addAll(found.tags())).map(Read::value);
    }
}
