package io.mercato.platform.cache;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * When which tag was invalidated, as far as this replica has heard. Invalidations are counted; a value remembers the count
 * from before it was looked for, and is outdated when one of its tags was invalidated later. So a load that began before an
 * invalidation gives nothing that outlives it, whatever its tags turn out to be; and an invalidation costs the same however
 * many values it concerns.
 *
 * <p>Bounded: where there are too many tags they are forgotten together, and what is older than that counts as outdated.
 * Thread-safe; never blocks for long.
 */
final class TagMarks {
    private final Map<String, Long> marks = new ConcurrentHashMap<>();
    private final int maxMarks;
    private volatile long sequence;
    private volatile long forgottenUpTo;

    TagMarks(int maxMarks) {
        this.maxMarks = maxMarks;
    }

    /** How many invalidations there have been. */
    long now() {
        return sequence;
    }

    /** Of how many tags it is remembered. */
    int size() {
        return marks.size();
    }

    synchronized void invalidate(Set<String> tags) {
        long next = sequence + 1;
        if (marks.size() + tags.size() > maxMarks) {
            // First the one and then the other: a reader looks for marks first.
            forgottenUpTo = next;
            marks.clear();
        }
        tags.forEach(tag -> marks.put(tag, next));
        // Last: who reads the new count finds its marks.
        sequence = next;
    }

    boolean isOutdated(Tagging tagging) {
        if (tagging.isKnownOutdated()) {
            return true;
        }
        long now = sequence;
        long since = tagging.checkedUpTo();
        if (now == since || tagging.tags().isEmpty()) {
            return false;
        }
        for (String tag : tagging.tags()) {
            Long mark = marks.get(tag);
            if (mark != null && mark > since) {
                return true;
            }
        }
        if (forgottenUpTo > since) {
            return true;
        }
        tagging.checkedUpTo(now);
        return false;
    }
}
