package io.mercato.homepage.graphql;

import io.smallrye.graphql.bootstrap.DataFetcherFactory;
import io.smallrye.graphql.execution.datafetcher.helper.BatchLoaderHelper;
import io.smallrye.graphql.schema.model.Operation;
import io.smallrye.graphql.schema.model.Schema;
import org.dataloader.BatchLoaderWithContext;
import org.dataloader.DataLoaderFactory;
import org.dataloader.DataLoaderOptions;
import org.dataloader.DataLoaderRegistry;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * The data loaders of a request: one for each field that is resolved for many objects at once. They do not remember results,
 * as caches below them do; objects would have to be compared field by field for it.
 */
@ApplicationScoped
class Loaders {
    private static final DataLoaderOptions OPTIONS =
            DataLoaderOptions.newOptions().setCachingEnabled(false).build();

    private final Map<String, BatchLoaderWithContext<Object, Object>> byName = new LinkedHashMap<>();

    Loaders(Schema schema) {
        BatchLoaderHelper names = new BatchLoaderHelper();
        DataFetcherFactory fetchers = new DataFetcherFactory();
        List<Operation> fields = schema.getBatchOperations();
        fields.forEach(field -> byName.put(
                names.getName(field),
                new SameArguments(
                        fetchers.getSourceBatchLoader(field, schema.getTypes().get(field.getName())))));
    }

    DataLoaderRegistry registry() {
        DataLoaderRegistry registry = new DataLoaderRegistry();
        byName.forEach((name, loader) -> registry.register(name, DataLoaderFactory.newDataLoader(loader, OPTIONS)));
        return registry;
    }
}
