package io.mercato.catalog.database;

import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

import java.util.Optional;

/**
 * Which constraint PostgreSQL has refused a change for: who checks before writing may still lose a race, and is told the same
 * then.
 *
 * @param constraint the name of the constraint or unique index; empty text when there is none
 * @param state SQLSTATE, such as {@code 23505} for a value that must be unique
 */
public record Refusal(String constraint, String state) {
    /** Looks for the first cause that tells; empty when the failure was something else. */
    public static Optional<Refusal> of(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof PSQLException refused) {
                return Optional.ofNullable(refused.getServerErrorMessage()).map(Refusal::read);
            }
        }
        return Optional.empty();
    }

    private static Refusal read(ServerErrorMessage message) {
        return new Refusal(Optional.ofNullable(message.getConstraint()).orElse(""), message.getSQLState());
    }
}
