package io.mercato.homepage.graphql.catalog;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.quarkus.runtime.annotations.RegisterForReflection;

import java.util.Optional;
import java.util.Set;

/**
 * What a cache holds: something that was found, or that there is nothing.
 *
 * @param value {@code null} when there is nothing
 * @param tags of what it shows, or would show
 */
@RegisterForReflection
record Answered<T>(T value, Set<String> tags) {
    /** @param tags of what would be there: who adds it has this forgotten */
    static <T> Answered<T> nothing(Set<String> tags) {
        return new Answered<>(null, tags);
    }

    @JsonIgnore
    Optional<T> found() {
        return Optional.ofNullable(value);
    }

    @JsonIgnore
    boolean isNothing() {
        return value == null;
    }
}
