package io.mercato.catalog.productimport;

import java.util.List;
import java.util.Map;

/** One row of the file, whose values are checked as they are read. */
final class ProductRow {
    private final long line;
    private final Map<Column, Integer> columns;
    private final List<String> values;

    ProductRow(long line, Map<Column, Integer> columns, List<String> values) {
        this.line = line;
        this.columns = columns;
        this.values = values;
    }

    /** The line on which it begins, from 1. */
    long line() {
        return line;
    }

    /** Of all its values, in characters. */
    int length() {
        return values.stream().mapToInt(String::length).sum();
    }

    /** The value without the blanks around it; {@code null} when it is empty or the file has no such column. */
    String text(Column column) throws RowRefused {
        Integer index = columns.get(column);
        if (index == null) {
            return null;
        }
        String value = values.get(index).strip();
        if (value.length() > column.maxLength()) {
            throw new RowRefused("%s has %d characters; at most %d are taken"
                    .formatted(column.title(), value.length(), column.maxLength()));
        }
        if (value.indexOf('\uFFFD') >= 0) {
            throw new RowRefused(column.title() + " has bytes that are not UTF-8");
        }
        if (value.chars().anyMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\t')) {
            throw new RowRefused(column.title() + " has control characters");
        }
        return value.isEmpty() ? null : value;
    }

    /** As {@link #text}, when there must be a value. */
    String required(Column column) throws RowRefused {
        String value = text(column);
        if (value == null) {
            throw new RowRefused(column.title() + " is missing");
        }
        return value;
    }

    /** As {@link #text}, with something else when there is none. */
    String textOr(Column column, String otherwise) throws RowRefused {
        String value = text(column);
        return value == null ? otherwise : value;
    }
}
