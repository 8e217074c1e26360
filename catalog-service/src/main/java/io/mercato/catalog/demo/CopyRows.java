package io.mercato.catalog.demo;

import org.postgresql.PGConnection;
import org.postgresql.copy.PGCopyOutputStream;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Sends rows to a table with PostgreSQL's COPY, in its
 * <a href="https://www.postgresql.org/docs/18/sql-copy.html#id-1.9.3.55.9.2">text format</a>: many times as fast as INSERT.
 */
final class CopyRows implements AutoCloseable {
    private static final int BUFFER_BYTES = 64 * 1024;

    private final Writer out;

    private CopyRows(Writer out) {
        this.out = out;
    }

    /** @param columns comma-separated, in the order of the values of each row */
    static CopyRows into(Connection connection, String table, String columns) throws SQLException {
        String copy = "COPY " + table + " (" + columns + ") FROM STDIN";
        return new CopyRows(new OutputStreamWriter(
                new PGCopyOutputStream(connection.unwrap(PGConnection.class), copy, BUFFER_BYTES),
                StandardCharsets.UTF_8));
    }

    /** Sends a row; a {@code null} is NULL, a list an array of text, and anything else what its {@code toString} says. */
    void row(Object... values) {
        StringBuilder line = new StringBuilder();
        for (Object value : values) {
            line.append(line.isEmpty() ? "" : "\t").append(value == null ? "\\N" : escaped(text(value)));
        }
        try {
            out.append(line).append('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends the copy; the server checks the last rows now. */
    @Override
    public void close() throws SQLException {
        try {
            out.close();
        } catch (IOException e) {
            throw e.getCause() instanceof SQLException cause ? cause : new SQLException(e);
        }
    }

    private static String text(Object value) {
        return value instanceof List<?> list
                ? list.stream()
                        .map(item -> '"' + item.toString().replace("\\", "\\\\").replace("\"", "\\\"") + '"')
                        .collect(Collectors.joining(",", "{", "}"))
                : value.toString();
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\")
                .replace("\t", "\\t")
                .replace("\n", "\\n")
                .replace("\r", "\\r");
    }
}
