package io.mercato.homepage.graphql.catalog;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.quarkus.runtime.annotations.RegisterForReflection;

import java.util.Optional;
import java.util.Set;

/**
 * What a cache holds: something that was found, or that there is nothing.
 *
 * @param value {@code null} when there is nothing
 * @param tags of what it shows
 */
@RegisterForReflection
record Answered<T>(T value, Set<String> tags) {
    static <T> Answered<T> nothing() {
        return new Answered<>(null, Set.of());
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
