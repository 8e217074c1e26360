package io.mercato.homepage.graphql;

import io.smallrye.graphql.execution.datafetcher.helper.BatchLoaderHelper;
import org.dataloader.BatchLoaderEnvironment;
import org.dataloader.BatchLoaderWithContext;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;

/**
 * Loads a field of many objects in as many groups as it was asked for with different arguments: {@code newest:
 * reviews(limit: 1)} beside {@code best: reviews(sort: HIGHEST)}. SmallRye's loader takes the arguments of the first object
 * for those of all.
 */
record SameArguments(BatchLoaderWithContext<Object, Object> loader) implements BatchLoaderWithContext<Object, Object> {
    @Override
    public CompletionStage<List<Object>> load(List<Object> objects, BatchLoaderEnvironment environment) {
        Map<Object, List<Integer>> groups = new LinkedHashMap<>();
        for (int i = 0; i < objects.size(); i++) {
            groups.computeIfAbsent(arguments(environment.getKeyContextsList().get(i)), none -> new ArrayList<>())
                    .add(i);
        }
        if (groups.size() == 1) {
            return loader.load(objects, environment);
        }
        Object[] results = new Object[objects.size()];
        return CompletableFuture.allOf(groups.values().stream()
                        .map(places -> load(places, objects, environment)
                                .thenAccept(loaded -> IntStream.range(0, places.size())
                                        .forEach(i -> results[places.get(i)] = loaded.get(i))))
                        .toArray(CompletableFuture[]::new))
                .thenApply(done -> Arrays.asList(results));
    }

    /** A group that fails does so for itself: java-dataloader takes an exception for the result of its object. */
    private CompletableFuture<List<Object>> load(
            List<Integer> places, List<Object> objects, BatchLoaderEnvironment environment) {
        List<Object> group = places.stream().map(objects::get).toList();
        List<Object> contexts =
                places.stream().map(environment.getKeyContextsList()::get).toList();
        BatchLoaderEnvironment ofGroup = BatchLoaderEnvironment.newBatchLoaderEnvironment()
                .context(environment.getContext())
                .keyContexts(group, contexts)
                .build();
        return CompletableFuture.completedFuture(ofGroup)
                .thenCompose(asked -> loader.load(group, asked))
                .exceptionally(failure -> Collections.nCopies(places.size(), failure));
    }

    private static Object arguments(Object context) {
        return ((Map<?, ?>) context).get(BatchLoaderHelper.ARGUMENTS);
    }
}
