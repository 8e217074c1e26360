package io.mercato.platform.database;

import java.sql.SQLException;
import java.util.stream.Stream;

import jakarta.persistence.OptimisticLockException;

/** What a failure of the database means. */
public enum DatabaseFailure {
    /** It is not there for us: stopped, starting, unreachable, full, or with no connection to spare. */
    AWAY,

    /** It did not answer within the bounds that are set for a statement. */
    TOO_SLOW,

    /** It will not have what was written: a constraint, a value, or somebody who wrote first. */
    REFUSED,

    /** Anything else is a fault of ours. */
    DEFECT;

    /** Looks for the first cause that tells. */
    public static DatabaseFailure of(Throwable failure) {
        return Causes.of(failure)
                .flatMap(cause -> switch (cause) {
                    case OptimisticLockException _ -> Stream.of(REFUSED);
                    case SQLException sql -> Stream.of(ofState(sql.getSQLState()));
                    default -> Stream.empty();
                })
                .findFirst()
                .orElse(DEFECT);
    }

    /** By SQLSTATE: <a href="https://www.postgresql.org/docs/18/errcodes-appendix.html">PostgreSQL, Appendix A</a>. */
    private static DatabaseFailure ofState(String state) {
        if (state == null) {
            // The driver always gives a state; the pool, when it has no connection to give in time, never does.
            return AWAY;
        }
        return switch (state) {
            // admin_shutdown, crash_shutdown, cannot_connect_now; read_only_sql_transaction, after a fail-over
            case "57P01", "57P02", "57P03", "25006" -> AWAY;
            // the driver's own, when connecting took so long that the pool has interrupted it
            case "99999" -> AWAY;
            // query_canceled, lock_not_available: statement_timeout and lock_timeout
            case "57014", "55P03" -> TOO_SLOW;
            default -> ofStateClass(state.substring(0, 2));
        };
    }

    private static DatabaseFailure ofStateClass(String stateClass) {
        return switch (stateClass) {
            // connection exceptions, insufficient resources
            case "08", "53" -> AWAY;
            // data exceptions, integrity constraint violations, transaction rollbacks (deadlock, serialization)
            case "22", "23", "40" -> REFUSED;
            default -> DEFECT;
        };
    }
}
