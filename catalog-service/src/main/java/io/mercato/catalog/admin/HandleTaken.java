package io.mercato.catalog.admin;

import io.mercato.catalog.database.Refusal;
import io.mercato.platform.problem.Problem.FieldError;
import io.mercato.platform.problem.ProblemException;

import java.util.List;
import java.util.function.Supplier;

import jakarta.persistence.PersistenceException;

/** That another thing of the kind has a handle, which only its unique index can tell when two write at once. */
public final class HandleTaken {
    private static final String UNIQUE_VIOLATION = "23505";

    private HandleTaken() {}

    /**
     * Runs what may lose the race for a handle.
     *
     * @throws ProblemException 409 {@code handle_taken}
     */
    public static <V> V refused(RowKind kind, Supplier<V> write) {
        try {
            return write.get();
        } catch (PersistenceException e) {
            if (Refusal.of(e)
                    .filter(refusal -> refusal.state().equals(UNIQUE_VIOLATION)
                            && refusal.constraint().contains("handle"))
                    .isEmpty()) {
                throw e;
            }
            throw ProblemException.of(
                    409,
                    "handle_taken",
                    "Another %s has this handle.".formatted(kind.word()),
                    List.of(new FieldError("handle", "is that of another " + kind.word())));
        }
    }
}
