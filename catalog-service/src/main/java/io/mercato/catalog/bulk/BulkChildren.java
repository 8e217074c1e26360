package io.mercato.catalog.bulk;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/**
 * Fields that rows of another table make, read in one statement for all ids when any of the fields is asked for.
 *
 * @param read what each id has; may leave out those that have nothing
 * @param nothing what these have
 * @param fields make the value of a field, which is then written as JSON
 */
public record BulkChildren<R>(
        Function<Collection<UUID>, Map<UUID, R>> read, R nothing, Map<String, Function<R, Object>> fields) {}
