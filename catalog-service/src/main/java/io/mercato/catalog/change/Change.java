package io.mercato.catalog.change;

import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * That one thing of the catalogue is not what it was: it is new, looks different, or is gone.
 *
 * @param tags what else shows it, such as {@code store:019a…}; its own tags need not be named
 */
public record Change(Kind kind, UUID id, Set<String> tags) {
    public Change {
        tags = Set.copyOf(tags);
    }

    /** A change that nothing else shows. */
    public static Change of(Kind kind, UUID id) {
        return new Change(kind, id, Set.of());
    }

    /** The same, shown by these too. */
    public Change with(String... moreTags) {
        Set<String> all = new TreeSet<>(tags);
        all.addAll(Set.of(moreTags));
        return new Change(kind, id, all);
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
        return all;
    }
}
