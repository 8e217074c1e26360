package io.mercato.catalog.admin;

import io.mercato.catalog.list.KeysetList;

import java.util.function.Function;

import jakarta.persistence.Tuple;

/**
 * How administrators see the rows of a kind: all of them, the latest first, or those of a status, and apart from them those
 * that are deleted. Ids are UUIDv7 and so in the order of creation, which lets the primary key give that of the list.
 *
 * @param present Index: {@code <table>_pkey}
 * @param ofStatus takes {@code :status}. Index: {@code <table>_of_status}
 * @param deleted Index: {@code <table>_deleted}
 * @param byIdSql Index: {@code <table>_pkey}
 */
public record AdminView<T extends Administrated>(
        KeysetList<T> present, KeysetList<T> ofStatus, KeysetList<T> deleted, String byIdSql, Function<Tuple, T> item) {

    private static final String ROWS = "SELECT t.id, 0 AS sort_key, %s, %s FROM %s t WHERE ";

    private static final String LATEST_FIRST =
            " AND t.id < :afterId AND CAST(:afterKey AS integer) = 0 ORDER BY t.id DESC LIMIT :limit";

    /** @param columns of the table {@code t}, besides those of {@link RowHistory} */
    public static <T extends Administrated> AdminView<T> of(RowKind kind, String columns, Function<Tuple, T> item) {
        String rows = ROWS.formatted(columns, RowHistory.COLUMNS, kind.table());
        String name = "admin." + kind.table();
        return new AdminView<>(
                list(name, rows + "t.deleted_at IS NULL", item),
                list(name + ".status", rows + "t.deleted_at IS NULL AND t.status = :status", item),
                list(name + ".deleted", rows + "t.deleted_at IS NOT NULL", item),
                rows + "t.id = :id AND (t.deleted_at IS NOT NULL) = :deleted",
                item);
    }

    private static <T> KeysetList<T> list(String name, String sql, Function<Tuple, T> item) {
        return new KeysetList<>(name, sql + LATEST_FIRST, 0, KeysetList.HIGHEST_ID, item);
    }
}
