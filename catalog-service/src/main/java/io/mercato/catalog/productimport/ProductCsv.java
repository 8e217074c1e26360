package io.mercato.catalog.productimport;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.mercato.platform.problem.ProblemException;

import java.io.IOException;
import java.io.InputStream;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A CSV file of products, row by row. Constant memory; blocks on the stream. */
final class ProductCsv {
    private static final CsvReader.CsvReaderBuilder PARSER =
            CsvReader.builder().allowExtraCharsAfterClosingQuote(false);

    private final CsvRecords records;
    private final Map<Column, Integer> columns;
    private final int width;

    private ProductCsv(CsvRecords records, Map<Column, Integer> columns, int width) {
        this.records = records;
        this.columns = columns;
        this.width = width;
    }

    /** A row, or why it cannot be read. */
    sealed interface Row {
        record Readable(ProductRow row) implements Row {}

        record Broken(long line, String reason) implements Row {}
    }

    /**
     * Reads the header.
     *
     * @param maxRecordLength in characters; a longer row is refused
     * @throws ProblemException 422 {@code not_a_product_csv}
     */
    static ProductCsv open(InputStream bytes, int maxRecordLength) throws IOException {
        CsvRecords records = new CsvRecords(bytes, maxRecordLength);
        List<String> header = header(records);
        Map<Column, Integer> columns = new EnumMap<>(Column.class);
        for (Column column : Column.values()) {
            int first = header.indexOf(column.title());
            if (first != header.lastIndexOf(column.title())) {
                throw notAProductCsv("The column '" + column.title() + "' is there twice.");
            }
            if (first >= 0) {
                columns.put(column, first);
            }
        }
        List<String> missing = Stream.of(Column.values())
                .filter(column -> column.required() && !columns.containsKey(column))
                .map(column -> "'" + column.title() + "'")
                .toList();
        if (!missing.isEmpty()) {
            String hint = header.size() == 1 ? " Values must be separated by commas." : "";
            throw notAProductCsv("The first line does not name " + String.join(", ", missing) + "." + hint);
        }
        return new ProductCsv(records, columns, header.size());
    }

    /** The next row; empty lines are passed over. */
    Optional<Row> next() throws IOException {
        return records.next().map(raw -> switch (raw) {
            case CsvRecords.Raw.Whole(long line, String text) -> parse(line, text);
            case CsvRecords.Raw.TooLong(long line) -> new Row.Broken(line, "The row is too long");
            case CsvRecords.Raw.Unclosed(long line) ->
                new Row.Broken(
                        line, "A quoted value that begins in this row never ends; the rest of the file is in it");
        });
    }

    private Row parse(long line, String text) {
        CsvRecord values;
        try {
            values = PARSER.ofSingleCsvRecord(text);
        } catch (CsvParseException e) {
            return new Row.Broken(line, "A quoted value is followed by something other than a comma");
        }
        if (values.getFieldCount() != width) {
            return new Row.Broken(
                    line, "The row has %d values, the first line %d".formatted(values.getFieldCount(), width));
        }
        return new Row.Readable(new ProductRow(line, columns, values.getFields()));
    }

    private static List<String> header(CsvRecords records) throws IOException {
        CsvRecords.Raw first = records.next().orElseThrow(() -> notAProductCsv("The file is empty."));
        if (!(first instanceof CsvRecords.Raw.Whole(long _, String text))) {
            throw notAProductCsv("It does not begin with a line of column names.");
        }
        try {
            return PARSER.ofSingleCsvRecord(text).getFields().stream()
                    .map(String::strip)
                    .toList();
        } catch (CsvParseException e) {
            throw notAProductCsv("Its first line is not CSV.");
        }
    }

    private static ProblemException notAProductCsv(String why) {
        return ProblemException.unprocessable(
                "not_a_product_csv", "This is not a product CSV in Shopify's export format. " + why, List.of());
    }
}
