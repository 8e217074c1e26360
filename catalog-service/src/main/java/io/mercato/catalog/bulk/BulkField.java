package io.mercato.catalog.bulk;

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
    private static final BulkJson.Name AMOUNT = BulkJson.name("amount");
    private static final BulkJson.Name CURRENCY = BulkJson.name("currency");
    private static final BulkJson.Name AVERAGE = BulkJson.name("average");
    private static final BulkJson.Name COUNT = BulkJson.name("count");
    private static final BulkJson.Name URL = BulkJson.name("url");
    private static final BulkJson.Name ALT = BulkJson.name("alt");
    private static final BulkJson.Name ID = BulkJson.name("id");
    private static final BulkJson.Name HANDLE = BulkJson.name("handle");
    private static final BulkJson.Name NAME = BulkJson.name("name");
    private static final BulkJson.Name LATITUDE = BulkJson.name("latitude");
    private static final BulkJson.Name LONGITUDE = BulkJson.name("longitude");

    /** Writes a value from the columns of a row that begin at a place. */
    @FunctionalInterface
    public interface Json {
        void write(ResultSet row, int at, BulkJson json) throws SQLException;
    }

    /** A column of type {@code text}. */
    public static BulkField text(String column) {
        return of((row, at, json) -> json.text(row.getBytes(at)), column);
    }

    /** A column of type {@code uuid}. */
    public static BulkField id(String column) {
        return of((row, at, json) -> json.id(row.getBytes(at)), column);
    }

    /** A number that fits a long. */
    public static BulkField number(String column) {
        return of(
                (row, at, json) -> {
                    long number = row.getLong(at);
                    if (row.wasNull()) {
                        json.nothing();
                    } else {
                        json.number(number);
                    }
                },
                column);
    }

    /** True or false. */
    public static BulkField flag(String column) {
        return of((row, at, json) -> json.flag(row.getBoolean(at)), column);
    }

    /** An instant, never null. */
    public static BulkField instant(String column) {
        return of((row, at, json) -> json.instant(row.getObject(at, OffsetDateTime.class)), column);
    }

    /** An array of text, never null. */
    public static BulkField texts(String column) {
        return of((row, at, json) -> json.texts((String[]) row.getArray(at).getArray()), column);
    }

    /** Minor units and their currency, as {@link io.mercato.platform.money.Money}; null when the amount is. */
    public static BulkField money(String amount, String currency) {
        return of(BulkField::writeMoney, amount, currency);
    }

    /** An address and its description, as {@link io.mercato.catalog.list.Image}; null when there is no address. */
    public static BulkField image(String url, String alt) {
        return of(BulkField::writeImage, url, alt);
    }

    /** As {@link io.mercato.catalog.list.Reference}; null when there is none. */
    public static BulkField reference(String id, String handle, String name) {
        return of(BulkField::writeReference, id, handle, name);
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

    private static void writeMoney(ResultSet row, int at, BulkJson json) throws SQLException {
        long amount = row.getLong(at);
        if (row.wasNull()) {
            json.nothing();
            return;
        }
        json.object().field(AMOUNT).number(amount);
        json.field(CURRENCY).text(row.getBytes(at + 1)).end();
    }

    private static void writeCoordinates(ResultSet row, int at, BulkJson json) throws SQLException {
        double latitude = row.getDouble(at);
        if (row.wasNull()) {
            json.nothing();
            return;
        }
        json.object().field(LATITUDE).number(latitude);
        json.field(LONGITUDE).number(row.getDouble(at + 1)).end();
    }

    private static void writeRating(ResultSet row, int at, BulkJson json) throws SQLException {
        int count = row.getInt(at + 1);
        if (count == 0) {
            json.nothing();
            return;
        }
        json.object().field(AVERAGE).number(row.getBigDecimal(at));
        json.field(COUNT).number(count).end();
    }

    private static void writeImage(ResultSet row, int at, BulkJson json) throws SQLException {
        byte[] url = row.getBytes(at);
        if (url == null) {
            json.nothing();
            return;
        }
        json.object().field(URL).text(url);
        json.field(ALT).text(row.getBytes(at + 1)).end();
    }

    private static void writeReference(ResultSet row, int at, BulkJson json) throws SQLException {
        byte[] id = row.getBytes(at);
        if (id == null) {
            json.nothing();
            return;
        }
        json.object().field(ID).id(id);
        json.field(HANDLE).text(row.getBytes(at + 1));
        json.field(NAME).text(row.getBytes(at + 2)).end();
    }
}
