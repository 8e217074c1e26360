package io.mercato.homepage.graphql.catalog;

import java.util.Optional;

/** What became of the reading of one thing: one of both is there, or none when there is no such thing. */
public record Outcome<T>(Optional<T> found, Optional<Throwable> failure) {
    /** There is nothing, as far as is known. */
    public static <T> Outcome<T> nothing() {
        return new Outcome<>(Optional.empty(), Optional.empty());
    }
}
