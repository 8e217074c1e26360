package io.mercato.platform.database;

import jakarta.persistence.PersistenceException;
import jakarta.transaction.RollbackException;

/** A commit that PostgreSQL has not made. */
final class FailedCommit {
    private FailedCommit() {}

    /** The same failure, or one like those of statements for that of a commit, which no method declares and nobody expects. */
    static Exception told(Exception failure) {
        return failure instanceof RollbackException
                ? new PersistenceException("The transaction could not be committed", failure)
                : failure;
    }
}
