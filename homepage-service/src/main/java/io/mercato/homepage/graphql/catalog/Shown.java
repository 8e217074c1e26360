package io.mercato.homepage.graphql.catalog;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.RequestScoped;

/**
 * What the answer to this request shows, as told by everything that is read for it: by these tags a cache that keeps the
 * answer is told to forget it. Thread-safe.
 */
@RequestScoped
public class Shown {
    private final Set<String> tags = ConcurrentHashMap.newKeySet();
    private final Set<Instant> ends = ConcurrentHashMap.newKeySet();

    /** This request's own, for those who have something to tell when the request is no longer at hand. */
    public Shown here() {
        return this;
    }

    /**
     * Something is shown.
     *
     * @param of what it is
     * @param end from when on it is wrong by itself, if ever
     */
    public void add(Set<String> of, Optional<Instant> end) {
        tags.addAll(of);
        end.ifPresent(ends::add);
    }

    /** Of all that was read so far, sorted. */
    public Set<String> tags() {
        return new TreeSet<>(tags);
    }

    /** From when on something of it is wrong by itself. */
    public Optional<Instant> until() {
        return ends.stream().min(Comparator.naturalOrder());
    }
}
