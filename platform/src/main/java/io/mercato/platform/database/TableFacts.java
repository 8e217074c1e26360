package io.mercato.platform.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What PostgreSQL knows of a table.
 *
 * @param rows about how many there are
 * @param indexes of each its columns in order, an expression for a column where it is one
 * @param predicates of its partial indexes, such as {@code (status = 'active'::text)}
 */
record TableFacts(long rows, List<List<String>> indexes, List<String> predicates) {
    private static final String ROWS_SQL = """
            SELECT CASE WHEN c.reltuples < 0 THEN pg_stat_get_live_tuples(c.oid) ELSE c.reltuples END
              FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
             WHERE n.nspname = ? AND c.relname = ?
            """;

    private static final String INDEXES_SQL = """
            SELECT ARRAY(SELECT pg_get_indexdef(i.indexrelid, at, true) FROM generate_series(1, i.indnkeyatts) AS at),
                   pg_get_expr(i.indpred, i.indrelid)
              FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid JOIN pg_namespace n ON n.oid = c.relnamespace
             WHERE i.indisvalid AND n.nspname = ? AND c.relname = ?
            """;

    static TableFacts read(Connection connection, String schema, String table) throws SQLException {
        List<List<String>> indexes = new ArrayList<>();
        List<String> predicates = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(INDEXES_SQL)) {
            statement.setString(1, schema);
            statement.setString(2, table);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    indexes.add(List.of((String[]) row.getArray(1).getArray()));
                    if (row.getString(2) != null) {
                        predicates.add(row.getString(2));
                    }
                }
            }
        }
        return new TableFacts(rows(connection, schema, table), indexes, predicates);
    }

    private static long rows(Connection connection, String schema, String table) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ROWS_SQL)) {
            statement.setString(1, schema);
            statement.setString(2, table);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? row.getLong(1) : 0;
            }
        }
    }

    /** What partial indexes compare a column with, as SQL. */
    Set<String> constantsOf(String column) {
        Pattern comparison = Pattern.compile("\\b" + Pattern.quote(column) + " = ('(?:[^']|'')*'(?:::\\w+)?|\\d+)");
        Set<String> constants = new HashSet<>();
        for (String predicate : predicates) {
            for (Matcher found = comparison.matcher(predicate); found.find(); ) {
                constants.add(found.group(1));
            }
        }
        return constants;
    }

    /** Whether an index begins with these columns, in whatever order. */
    boolean hasIndexOn(List<String> columns) {
        return indexes.stream()
                .anyMatch(index -> index.size() >= columns.size()
                        && new HashSet<>(index.subList(0, columns.size())).equals(new HashSet<>(columns)));
    }
}
