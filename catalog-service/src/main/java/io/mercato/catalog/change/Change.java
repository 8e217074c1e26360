package io.mercato.catalog.change;

import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * That one thing of the catalogue is not what it was: it is new, looks different, or is gone.
 *
 * @param tags what else shows it, such as {@code store:019a…}; its own tags need not be named
 * @param looksOnly whether it only looks different, so that lists of which ones there are stay right but where they show it
 */
public record Change(Kind kind, UUID id, Set<String> tags, boolean looksOnly) {
    public Change {
        tags = Set.copyOf(tags);
    }

    /** A change that nothing else shows. */
    public static Change of(Kind kind, UUID id) {
        return new Change(kind, id, Set.of(), false);
    }

    /** The same, shown by these too. */
    public Change with(String... moreTags) {
        Set<String> all = new TreeSet<>(tags);
        all.addAll(Set.of(moreTags));
        return new Change(kind, id, all, looksOnly);
    }

    /**
     * A change after which it is as public, as featured and in the same place as before. What finds, filters or sorts by looks
     * is concerned by it all the same.
     */
    public static Change ofLooks(Kind kind, UUID id) {
        return new Change(kind, id, Set.of(), true);
    }

    /** Both in one. */
    Change and(Change other) {
        Set<String> all = new TreeSet<>(tags);
        all.addAll(other.tags);
        return new Change(kind, id, all, looksOnly && other.looksOnly);
    }

    /** What it happened to, such as {@code product:019a…}; also the tag of whatever shows it. */
    String subject() {
        return kind.tag(id);
    }

    /** Every tag of what is out of date now. */
    Set<String> allTags() {
        Set<String> all = new TreeSet<>(tags);
        all.add(subject());
        all.add(kind.listTag());
        if (!looksOnly) {
            all.add(kind.choiceTag());
        }
        return all;
    }
}
