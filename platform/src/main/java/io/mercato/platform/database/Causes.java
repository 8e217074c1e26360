package io.mercato.platform.database;

import java.util.Objects;
import java.util.stream.Stream;

/** What failures come from. */
final class Causes {
    private Causes() {}

    /** A failure and its causes, then what these have suppressed: JTA tells of what PostgreSQL says to a commit only there. */
    static Stream<Throwable> of(Throwable failure) {
        return Stream.concat(
                chain(failure),
                chain(failure)
                        .flatMap(cause -> Stream.of(cause.getSuppressed()))
                        .flatMap(Causes::of));
    }

    private static Stream<Throwable> chain(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause);
    }
}
