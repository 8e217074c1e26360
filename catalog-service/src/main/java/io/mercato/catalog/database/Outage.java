package io.mercato.catalog.database;

import java.sql.SQLException;

/** Whether a failure means that the database itself is not there for us. */
public enum Outage {
    AWAY,
    TOO_SLOW,
    NONE;

    /** Of any failure: by the first SQLException among its causes. */
    public static Outage of(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return ofState(sql.getSQLState());
            }
        }
        return NONE;
    }

    /** By SQLSTATE: <a href="https://www.postgresql.org/docs/18/errcodes-appendix.html">PostgreSQL, Appendix A</a>. */
    private static Outage ofState(String state) {
        if (state == null) {
            // The driver always gives a state; the pool, when it has no connection to give in time, never does.
            return AWAY;
        }
        return switch (state) {
            // admin_shutdown, crash_shutdown, cannot_connect_now; read_only_sql_transaction, after a fail-over
            case "57P01", "57P02", "57P03", "25006" -> AWAY;
            // query_canceled: statement_timeout
            case "57014" -> TOO_SLOW;
            // connection exceptions; insufficient resources (connections, memory, disk)
            default -> state.startsWith("08") || state.startsWith("53") ? AWAY : NONE;
        };
    }
}
