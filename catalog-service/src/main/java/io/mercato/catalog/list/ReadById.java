package io.mercato.catalog.list;

import io.mercato.catalog.database.ReadDatabase;
import io.mercato.platform.problem.ProblemException;

import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;

/** Reads one row by its id. Blocks; call it on a virtual thread. */
@ApplicationScoped
public class ReadById {
    private final ReadDatabase database;

    ReadById(ReadDatabase database) {
        this.database = database;
    }

    /**
     * Reads one row.
     *
     * @param sql takes {@code :id} and answers at most one row
     * @param kind what it is, in one word for the problem: {@code store} makes {@code store_not_found}
     * @throws ProblemException 404
     */
    public <T> T read(String sql, UUID id, String kind, Function<Tuple, T> item) {
        return database.rows(sql, Map.of("id", id)).stream()
                .findFirst()
                .map(item)
                .orElseThrow(
                        () -> ProblemException.notFound(kind + "_not_found", "No public " + kind + " has this id."));
    }
}
