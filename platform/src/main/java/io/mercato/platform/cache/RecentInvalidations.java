package io.mercato.platform.cache;

import java.time.Duration;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What this replica has told Redis of late, and what it could not tell. A Redis that takes the place of another one
 * (Sentinel, Cluster) may lack what that one has confirmed, since Redis replicates later than it answers; so after a lost
 * connection it is told again. Bounded in number and time. Thread-safe.
 */
final class RecentInvalidations {
    /** Above what Sentinel and Cluster usually take until they see that a master is gone, which clients may still write to. */
    private static final long REMEMBERED_NANOS = Duration.ofMinutes(1).toNanos();

    private final Map<Invalidation, State> entries = new LinkedHashMap<>();
    private final int most;

    /** @param most of which the oldest are forgotten when there are more, told or not */
    RecentInvalidations(int most) {
        this.most = most;
    }

    private record State(long nanos, boolean told) {}

    void told(Collection<? extends Invalidation> invalidations) {
        put(invalidations, true);
    }

    /** Kept until they are told. */
    void untold(Collection<? extends Invalidation> invalidations) {
        put(invalidations, false);
    }

    synchronized List<Invalidation> untold() {
        return entries.entrySet().stream()
                .filter(entry -> !entry.getValue().told())
                .map(Map.Entry::getKey)
                .toList();
    }

    synchronized List<Invalidation> all() {
        forgetOld();
        return List.copyOf(entries.keySet());
    }

    private synchronized void put(Collection<? extends Invalidation> invalidations, boolean told) {
        State state = new State(System.nanoTime(), told);
        for (Invalidation invalidation : invalidations) {
            // To the end, so that the first is the oldest.
            entries.remove(invalidation);
            entries.put(invalidation, state);
        }
        forgetOld();
    }

    private void forgetOld() {
        long now = System.nanoTime();
        Iterator<State> oldest = entries.values().iterator();
        while (oldest.hasNext()) {
            State state = oldest.next();
            boolean old = state.told() && now - state.nanos() > REMEMBERED_NANOS;
            if (!old && entries.size() <= most) {
                return;
            }
            oldest.remove();
        }
    }
}
