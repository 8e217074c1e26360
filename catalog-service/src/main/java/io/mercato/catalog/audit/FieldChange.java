package io.mercato.catalog.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What a field was and what it is; JSON's null for nothing. */
public record FieldChange(JsonNode from, JsonNode to) {
    /** The fields that differ, by name; those inside a field count as that field. */
    static Map<String, FieldChange> between(JsonNode before, JsonNode after) {
        Set<String> fields = new LinkedHashSet<>();
        before.fieldNames().forEachRemaining(fields::add);
        after.fieldNames().forEachRemaining(fields::add);
        Map<String, FieldChange> changes = new TreeMap<>();
        for (String field : fields) {
            JsonNode from = before.path(field).isMissingNode() ? NullNode.instance : before.path(field);
            JsonNode to = after.path(field).isMissingNode() ? NullNode.instance : after.path(field);
            if (!from.equals(to)) {
                changes.put(field, new FieldChange(from, to));
            }
        }
        return changes;
    }
}
