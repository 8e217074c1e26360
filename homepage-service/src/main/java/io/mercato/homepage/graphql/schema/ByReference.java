package io.mercato.homepage.graphql.schema;

import io.mercato.homepage.graphql.catalog.ByIds;
import io.mercato.homepage.graphql.catalog.ByIds.Outcome;
import io.smallrye.mutiny.Uni;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;

/** Resolves a field of many objects by reading, at once, what they refer to. */
final class ByReference {
    private ByReference() {}

    /**
     * One result for each object, in their order: {@code null} where it refers to nothing, or to what is not there any more,
     * and the failure where that could not be read, which java-dataloader tells of for this object alone.
     *
     * @param id of what an object refers to; {@code null} when it refers to nothing
     */
    static <S, T> Uni<List<T>> each(List<S> objects, Function<S, UUID> id, ByIds<T> things) {
        List<UUID> ids = objects.stream().map(id).filter(Objects::nonNull).toList();
        return things.read(ids).map(outcomes -> {
            List<Object> results = new ArrayList<>(objects.size());
            for (S object : objects) {
                results.add(result(id.apply(object), outcomes));
            }
            return generic(results);
        });
    }

    private static <T> Object result(UUID id, Map<UUID, Outcome<T>> outcomes) {
        if (id == null) {
            return null;
        }
        Outcome<T> outcome = outcomes.get(id);
        return outcome.failure().<Object>map(Function.identity()).orElseGet(() -> outcome.found()
                .orElse(null));
    }

    /** The list goes to java-dataloader only, which looks at what each element is. */
    @SuppressWarnings("unchecked")
    static <T> List<T> generic(List<Object> results) {
        return (List<T>) results;
    }
}
