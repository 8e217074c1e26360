package io.mercato.platform.answer;

import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * What an answer shows, and so what makes it out of date.
 *
 * @param tags of the things that look different in it when they change; an event with one of them has it loaded anew
 * @param until from when on it is wrong by itself, as when an offer that it shows ends
 */
public record Shows(Set<String> tags, Optional<Instant> until) {
    public Shows {
        tags = Set.copyOf(tags);
    }

    /** Shows what has these tags. */
    public static Shows of(String... tags) {
        return new Shows(Set.of(tags), Optional.empty());
    }

    /** Shows each of these items; the list itself is tagged besides. */
    public static <T> Shows each(Collection<T> items, Function<? super T, Shows> shows) {
        return items.stream().map(shows).reduce(of(), Shows::and);
    }

    /** The same, and this too. */
    public Shows and(Shows other) {
        Set<String> all = new TreeSet<>(tags);
        all.addAll(other.tags);
        Optional<Instant> first = until.flatMap(
                        mine -> other.until.map(theirs -> theirs.isBefore(mine) ? theirs : mine))
                .or(() -> until)
                .or(other::until);
        return new Shows(all, first);
    }

    /** The same, but wrong from then on at the latest. */
    public Shows until(Instant end) {
        return and(new Shows(Set.of(), Optional.of(end)));
    }
}
