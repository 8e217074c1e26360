package io.mercato.catalog.bulk;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;

import java.io.IOException;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;

/**
 * A field that is read from some columns and written as JSON without becoming an object in between, which for a hundred rows
 * is most of the work. Each is written exactly as the records of the public API are.
 *
 * @param columns as they are selected
 * @param joins of the tables that they are in; none when it is the resource's own
 * @param json writes the value
 */
public record BulkField(List<String> columns, List<String> joins, Json json) {
    // Written hundreds of times an answer, so what they are in UTF-8 is found out once.
    private static final SerializableString AMOUNT = new SerializedString("amount");
    private static final SerializableString CURRENCY = new SerializedString("currency");
    private static final SerializableString AVERAGE = new SerializedString("average");
    private static final SerializableString COUNT = new SerializedString("count");
    private static final SerializableString[] IMAGE = {new SerializedString("url"), new SerializedString("alt")};
    private static final SerializableString[] REFERENCE = {
        new SerializedString("id"), new SerializedString("handle"), new SerializedString("name")
    };

    /** Writes a value from the columns of a row that begin at a place. */
    @FunctionalInterface
    public interface Json {
        void write(ResultSet row, int at, JsonGenerator json) throws SQLException, IOException;
    }

    /** A text, an id or any other column whose text is what JSON is to have in quotes. */
    public static BulkField text(String column) {
        return of((row, at, json) -> json.writeString(row.getString(at)), column);
    }

    /** A number that fits a long. */
    public static BulkField number(String column) {
        return of(
                (row, at, json) -> {
                    long number = row.getLong(at);
                    if (row.wasNull()) {
                        json.writeNull();
                    } else {
                        json.writeNumber(number);
                    }
                },
                column);
    }

    /** True or false. */
    public static BulkField flag(String column) {
        return of((row, at, json) -> json.writeBoolean(row.getBoolean(at)), column);
    }

    /** An instant, never null. */
    public static BulkField instant(String column) {
        return of(
                (row, at, json) -> json.writeString(
                        row.getObject(at, OffsetDateTime.class).toInstant().toString()),
                column);
    }

    /** An array of text, never null. */
    public static BulkField texts(String column) {
        return of(
                (row, at, json) -> {
                    String[] texts = (String[]) row.getArray(at).getArray();
                    json.writeArray(texts, 0, texts.length);
                },
                column);
    }

    /** Minor units and their currency, as {@link io.mercato.platform.money.Money}; null when the amount is. */
    public static BulkField money(String amount, String currency) {
        return of(BulkField::writeMoney, amount, currency);
    }

    /** An address and its description, as {@link io.mercato.catalog.list.Image}; null when there is no address. */
    public static BulkField image(String url, String alt) {
        return of((row, at, json) -> writeTexts(row, at, json, IMAGE), url, alt);
    }

    /** As {@link io.mercato.catalog.list.Reference}; null when there is none. */
    public static BulkField reference(String id, String handle, String name) {
        return of((row, at, json) -> writeTexts(row, at, json, REFERENCE), id, handle, name);
    }

    /** As {@link io.mercato.catalog.list.Rating}; null when nobody has rated. */
    public static BulkField rating(String average, String count) {
        return of(BulkField::writeRating, average, count);
    }

    /** As {@link io.mercato.catalog.location.Coordinates}; null when they are. */
    public static BulkField coordinates(String latitude, String longitude) {
        return of(BulkField::writeCoordinates, latitude, longitude);
    }

    /** From columns of one's own. */
    public static BulkField of(Json json, String... columns) {
        return new BulkField(List.of(columns), List.of(), json);
    }

    /** The same from tables that have to be joined, none of which needs another. */
    public BulkField from(String... joined) {
        return new BulkField(columns, List.of(joined), json);
    }

    private static void writeMoney(ResultSet row, int at, JsonGenerator json) throws SQLException, IOException {
        long amount = row.getLong(at);
        if (row.wasNull()) {
            json.writeNull();
            return;
        }
        json.writeStartObject();
        json.writeFieldName(AMOUNT);
        json.writeNumber(amount);
        json.writeFieldName(CURRENCY);
        json.writeString(row.getString(at + 1));
        json.writeEndObject();
    }

    private static void writeCoordinates(ResultSet row, int at, JsonGenerator json) throws SQLException, IOException {
        double latitude = row.getDouble(at);
        if (row.wasNull()) {
            json.writeNull();
            return;
        }
        json.writeStartObject();
        json.writeNumberField("latitude", latitude);
        json.writeNumberField("longitude", row.getDouble(at + 1));
        json.writeEndObject();
    }

    private static void writeRating(ResultSet row, int at, JsonGenerator json) throws SQLException, IOException {
        int count = row.getInt(at + 1);
        if (count == 0) {
            json.writeNull();
            return;
        }
        BigDecimal average = row.getBigDecimal(at);
        json.writeStartObject();
        json.writeFieldName(AVERAGE);
        json.writeNumber(average);
        json.writeFieldName(COUNT);
        json.writeNumber(count);
        json.writeEndObject();
    }

    /** An object of texts, or null when the first is. */
    private static void writeTexts(ResultSet row, int at, JsonGenerator json, SerializableString... names)
            throws SQLException, IOException {
        String first = row.getString(at);
        if (first == null) {
            json.writeNull();
            return;
        }
        json.writeStartObject();
        json.writeFieldName(names[0]);
        json.writeString(first);
        for (int i = 1; i < names.length; i++) {
            json.writeFieldName(names[i]);
            json.writeString(row.getString(at + i));
        }
        json.writeEndObject();
    }
}
