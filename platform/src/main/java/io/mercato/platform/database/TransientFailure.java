package io.mercato.platform.database;

import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;

/** A failure that may not come again. */
enum TransientFailure {
    /** PostgreSQL has undone the transaction, because of another at the same time. */
    UNDONE,

    /** The connection is gone; what became of the transaction is not known. */
    CONNECTION_LOST;

    /** What the first cause that tells of the database says; none when it would fail again. */
    static Optional<TransientFailure> of(Throwable failure) {
        return Causes.of(failure)
                .filter(SQLException.class::isInstance)
                .map(cause -> ((SQLException) cause).getSQLState())
                .filter(Objects::nonNull)
                .findFirst()
                .flatMap(TransientFailure::ofState);
    }

    /** By SQLSTATE: <a href="https://www.postgresql.org/docs/18/errcodes-appendix.html">PostgreSQL, Appendix A</a>. */
    private static Optional<TransientFailure> ofState(String state) {
        return switch (state) {
            // serialization_failure, deadlock_detected
            case "40001", "40P01" -> Optional.of(UNDONE);
            // admin_shutdown, crash_shutdown
            case "57P01", "57P02" -> Optional.of(CONNECTION_LOST);
            default -> state.startsWith("08") ? Optional.of(CONNECTION_LOST) : Optional.empty();
        };
    }
}
