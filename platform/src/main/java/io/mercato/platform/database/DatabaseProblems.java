package io.mercato.platform.database;

import io.mercato.platform.deadline.Deadline;
import io.mercato.platform.problem.ProblemException;
import io.mercato.platform.problem.ProblemMappers;
import io.vertx.ext.web.RoutingContext;

import java.time.Duration;

import jakarta.ws.rs.core.Response;

/**
 * Answers 503 while the database is away or overloaded, or has undone a transaction again and again; every other failure of it is a defect of ours. A service that has
 * a database calls this from an exception mapper of its own: one here would be in the services without, too, where the
 * classes of those exceptions are missing.
 */
public final class DatabaseProblems {
    /** A restarted PostgreSQL takes connections within a second or two. */
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    private final ProblemMappers problems = new ProblemMappers();

    /** The answer to a request that met this failure. */
    public Response answer(Exception failure, RoutingContext request) {
        if (TransientFailure.of(failure).filter(TransientFailure.UNDONE::equals).isPresent()) {
            return unavailable("too_many_writers", "Others are writing the same just now.", failure, request);
        }
        return switch (DatabaseFailure.of(failure)) {
            case AWAY -> unavailable("database_unavailable", "The database cannot be reached now.", failure, request);
            case TOO_SLOW ->
                Deadline.current().filter(Deadline::hasPassed).isPresent()
                        ? problems.problem(Deadline.exceeded(failure), request)
                        : unavailable("database_timeout", "The database took too long to answer.", failure, request);
            case REFUSED, DEFECT -> problems.defect(failure, request);
        };
    }

    private Response unavailable(String code, String detail, Exception failure, RoutingContext request) {
        return problems.problem(ProblemException.unavailable(code, detail, RETRY_AFTER, failure), request);
    }
}
