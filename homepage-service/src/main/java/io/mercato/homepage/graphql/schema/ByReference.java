package io.mercato.homepage.graphql.schema;

import io.mercato.homepage.graphql.catalog.Outcome;
import io.smallrye.mutiny.Uni;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Resolves a field of many objects by reading, at once, what they refer to. */
final class ByReference {
    private ByReference() {}

    /**
     * What each object refers to, in their order: {@code null} where it refers to nothing, or to what is not there any more.
     * As {@link #each(List, Function, Function, BiFunction)} as to failures.
     *
     * @param id of what an object refers to; {@code null} when it refers to nothing
     * @param read reads things by their ids
     */
    static <S, T> Uni<List<T>> each(
            List<S> objects, Function<S, UUID> id, Function<Collection<UUID>, Uni<Map<UUID, Outcome<T>>>> read) {
        return each(objects, id, read, (object, found) -> found.orElse(null));
    }

    /**
     * One result for each object, in their order, and where what it refers to could not be read the failure, which
     * java-dataloader tells of for this object alone.
     *
     * @param id of what an object refers to; {@code null} when nothing needs to be read
     * @param read reads things by their ids
     * @param field of an object, and of what was found for it, if anything
     */
    static <S, T, R> Uni<List<R>> each(
            List<S> objects,
            Function<S, UUID> id,
            Function<Collection<UUID>, Uni<Map<UUID, Outcome<T>>>> read,
            BiFunction<S, Optional<T>, R> field) {
        List<UUID> ids = objects.stream().map(id).filter(Objects::nonNull).toList();
        return read.apply(ids).map(outcomes -> {
            List<Object> results = new ArrayList<>(objects.size());
            for (S object : objects) {
                UUID referred = id.apply(object);
                Outcome<T> outcome = referred == null ? Outcome.nothing() : outcomes.get(referred);
                results.add(outcome.failure()
                        .<Object>map(Function.identity())
                        .orElseGet(() -> field.apply(object, outcome.found())));
            }
            return generic(results);
        });
    }

    /** The list goes to java-dataloader only, which looks at what each element is. */
    @SuppressWarnings("unchecked")
    private static <R> List<R> generic(List<Object> results) {
        return (List<R>) results;
    }
}
