package io.mercato.catalog.bulk;

import io.mercato.platform.problem.ProblemException;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The part of a kind that a request asks for.
 *
 * @param own fields of the row, the id first
 * @param children those of which some field is asked for, with these fields only
 */
record BulkSelection(BulkKind kind, Map<String, BulkField> own, List<BulkChildren<?>> children) {
    private static final String ID = "id";

    /**
     * Everything when no fields are named.
     *
     * @throws ProblemException 400 when there is no such field
     */
    static BulkSelection of(BulkKind kind, List<String> fields) {
        if (fields == null) {
            return new BulkSelection(kind, kind.fields(), kind.children());
        }
        refuseUnknown(kind, fields);
        Set<String> asked = new LinkedHashSet<>(fields);
        asked.add(ID);
        return new BulkSelection(
                kind,
                only(kind.fields(), asked),
                kind.children().stream()
                        .<BulkChildren<?>>map(children -> narrowed(children, asked))
                        .filter(children -> !children.fields().isEmpty())
                        .toList());
    }

    /** Only the columns, and only the joins, of these fields. */
    String sql() {
        String columns =
                own.values().stream().flatMap(field -> field.columns().stream()).collect(Collectors.joining(", "));
        String joins = own.values().stream()
                .flatMap(field -> field.joins().stream())
                .distinct()
                .collect(Collectors.joining(" "));
        return "SELECT %s FROM %s %s WHERE %s = ANY (?) AND %s"
                .formatted(columns, kind.from(), joins, kind.id(), kind.condition());
    }

    private static void refuseUnknown(BulkKind kind, List<String> fields) {
        List<String> known = Stream.concat(
                        kind.fields().keySet().stream(),
                        kind.children().stream().flatMap(children -> children.fields().keySet().stream()))
                .toList();
        for (int i = 0; i < fields.size(); i++) {
            if (!known.contains(fields.get(i))) {
                throw ProblemException.badRequest(
                        "invalid_parameter", "fields[" + i + "]", "must be one of " + String.join(", ", known));
            }
        }
    }

    private static <R> BulkChildren<R> narrowed(BulkChildren<R> children, Set<String> asked) {
        return new BulkChildren<>(children.read(), children.nothing(), only(children.fields(), asked));
    }

    private static <V> Map<String, V> only(Map<String, V> all, Set<String> asked) {
        Map<String, V> some = new LinkedHashMap<>(all);
        some.keySet().retainAll(new ArrayList<>(asked));
        return some;
    }
}
