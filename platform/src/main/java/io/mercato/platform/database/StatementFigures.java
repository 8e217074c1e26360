package io.mercato.platform.database;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * What PostgreSQL has counted of one statement, its constants aside.
 *
 * @param id the same as long as the statement and the tables it names are
 * @param query with {@code $1}, {@code $2} in place of constants
 * @param calls how often it was run
 * @param meanMillis of one run, planning aside
 * @param totalMillis of all runs
 * @param rows all rows that were answered or changed
 * @param temporaryBlocks of 8 KiB, written to disk because memory did not suffice, in all runs
 */
record StatementFigures(
        long id,
        String query,
        long calls,
        BigDecimal meanMillis,
        BigDecimal maxMillis,
        BigDecimal totalMillis,
        long rows,
        long temporaryBlocks) {

    private static final int DECIMALS = 3;

    static StatementFigures of(ResultSet row) throws SQLException {
        return new StatementFigures(
                row.getLong("queryid"),
                row.getString("query"),
                row.getLong("calls"),
                millis(row, "mean_exec_time"),
                millis(row, "max_exec_time"),
                millis(row, "total_exec_time"),
                row.getLong("rows"),
                row.getLong("temp_blks_written"));
    }

    long rowsPerCall() {
        return rows / Math.max(1, calls);
    }

    private static BigDecimal millis(ResultSet row, String column) throws SQLException {
        return BigDecimal.valueOf(row.getDouble(column)).setScale(DECIMALS, RoundingMode.HALF_UP);
    }
}
