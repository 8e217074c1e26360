package io.mercato.localstack.terminal;

import java.util.ArrayList;
import java.util.List;

/** Text in columns. */
public final class Table {

    private static final String GAP = "  ";

    private final List<List<String>> rows = new ArrayList<>();

    /** Adds a row; all rows have as many cells. */
    public Table row(String... cells) {
        rows.add(List.of(cells));
        return this;
    }

    /** The lines, each column as wide as its widest cell. */
    public List<String> lines() {
        return rows.stream().map(this::line).toList();
    }

    private String line(List<String> row) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < row.size(); column++) {
            int index = column;
            int width = rows.stream()
                    .mapToInt(each -> each.get(index).length())
                    .max()
                    .orElse(0);
            line.append(row.get(column))
                    .repeat(" ", width - row.get(column).length())
                    .append(GAP);
        }
        return line.toString().stripTrailing();
    }
}
