package io.mercato.catalog.bulk;

import java.util.LinkedHashMap;
import java.util.Map;

/** Collects the fields of a kind in their order. */
public final class BulkFields {
    private final Map<String, BulkField> fields = new LinkedHashMap<>();

    /** @throws IllegalStateException when there is one of this name */
    public BulkFields with(String name, BulkField field) {
        if (fields.put(name, field) != null) {
            throw new IllegalStateException("There are two fields called " + name);
        }
        return this;
    }

    /** All of them. */
    public Map<String, BulkField> all() {
        return new LinkedHashMap<>(fields);
    }
}
