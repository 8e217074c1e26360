package io.mercato.platform.cache;

import java.util.Set;

/**
 * The tags of a value in memory, with up to which invalidation it is known that none of them was meant; see
 * {@link TagMarks}. Thread-safe.
 */
final class Tagging {
    static final Tagging NONE = new Tagging(Set.of(), 0);

    private final Set<String> tags;
    private final boolean knownOutdated;
    private volatile long checkedUpTo;

    private Tagging(Set<String> tags, long checkedUpTo, boolean knownOutdated) {
        this.tags = tags;
        this.checkedUpTo = checkedUpTo;
        this.knownOutdated = knownOutdated;
    }

    /** @param asOf the last invalidation before the value was looked for */
    Tagging(Set<String> tags, long asOf) {
        this(tags, asOf, false);
    }

    /** Of a value of which Redis says that a tag was invalidated since it was loaded. */
    Tagging outdated() {
        return new Tagging(tags, checkedUpTo, true);
    }

    Set<String> tags() {
        return tags;
    }

    boolean isKnownOutdated() {
        return knownOutdated;
    }

    long checkedUpTo() {
        return checkedUpTo;
    }

    void checkedUpTo(long sequence) {
        checkedUpTo = sequence;
    }

    /** About what the tags take of memory, in bytes. */
    int size() {
        return tags.stream().mapToInt(tag -> 64 + tag.length()).sum();
    }
}
