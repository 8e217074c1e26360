package io.mercato.catalog.bulk;

import io.mercato.platform.problem.ProblemException;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The part of a kind that a request asks for, ready to be read. Thread-safe.
 *
 * @param sql takes the ids; the first column is the id of the row
 * @param own fields of the row
 * @param children those of which some field is asked for, with these fields only
 */
record BulkSelection(String sql, List<Own> own, List<Children<?>> children) {
    private static final String ID = "id";

    /** A field whose columns begin at a place. */
    record Own(BulkJson.Name name, int at, BulkField.Json json) {}

    /** Some fields of children. */
    record Children<R>(BulkChildren<R> rows, List<Child<R>> fields) {
        static <R> Children<R> of(BulkChildren<R> rows, Set<String> asked) {
            List<Child<R>> fields = new ArrayList<>();
            only(rows.fields(), asked).forEach((name, value) -> fields.add(new Child<>(BulkJson.name(name), value)));
            return new Children<>(rows, fields);
        }
    }

    /** A field that children make. */
    record Child<R>(BulkJson.Name name, Function<R, Object> value) {}

    /**
     * Everything when no fields are named.
     *
     * @throws ProblemException 400 when there is no such field
     */
    static BulkSelection of(BulkKind kind, List<String> fields) {
        List<String> known = known(kind);
        Set<String> asked = new HashSet<>(known);
        if (fields != null) {
            refuseUnknown(known, fields);
            asked.retainAll(fields);
        }
        asked.add(ID);
        Map<String, BulkField> own = only(kind.fields(), asked);
        return new BulkSelection(sql(kind, own), places(own), children(kind, asked));
    }

    /** Only the columns, and only the joins, of these fields. */
    private static String sql(BulkKind kind, Map<String, BulkField> own) {
        String columns =
                own.values().stream().flatMap(field -> field.columns().stream()).collect(Collectors.joining(", "));
        String joins = own.values().stream()
                .flatMap(field -> field.joins().stream())
                .distinct()
                .collect(Collectors.joining(" "));
        return "SELECT %s FROM %s %s WHERE %s = ANY (?) AND %s"
                .formatted(columns, kind.from(), joins, kind.id(), kind.condition());
    }

    private static List<Own> places(Map<String, BulkField> own) {
        List<Own> places = new ArrayList<>();
        int at = 1;
        for (Map.Entry<String, BulkField> field : own.entrySet()) {
            places.add(
                    new Own(BulkJson.name(field.getKey()), at, field.getValue().json()));
            at += field.getValue().columns().size();
        }
        return places;
    }

    private static List<Children<?>> children(BulkKind kind, Set<String> asked) {
        return kind.children().stream()
                .<Children<?>>map(children -> Children.of(children, asked))
                .filter(children -> !children.fields().isEmpty())
                .toList();
    }

    private static List<String> known(BulkKind kind) {
        return Stream.concat(
                        kind.fields().keySet().stream(),
                        kind.children().stream().flatMap(children -> children.fields().keySet().stream()))
                .toList();
    }

    private static void refuseUnknown(List<String> known, List<String> fields) {
        for (int i = 0; i < fields.size(); i++) {
            if (!known.contains(fields.get(i))) {
                throw ProblemException.badRequest(
                        "invalid_parameter", "fields[" + i + "]", "must be one of " + String.join(", ", known));
            }
        }
    }

    private static <V> Map<String, V> only(Map<String, V> all, Set<String> asked) {
        Map<String, V> some = new LinkedHashMap<>(all);
        some.keySet().retainAll(asked);
        return some;
    }
}
