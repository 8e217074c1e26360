package io.mercato.catalog.database;

import io.mercato.platform.problem.ProblemException;
import io.mercato.platform.problem.ProblemMappers;
import io.vertx.ext.web.RoutingContext;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

import java.sql.SQLException;
import java.time.Duration;

import jakarta.persistence.PersistenceException;
import jakarta.ws.rs.core.Response;

/** Answers 503 while the database is away or overloaded; every other failure of it is a defect of ours. */
public class DatabaseProblems {
    /** A restarted PostgreSQL takes connections within a second or two. */
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    private final ProblemMappers problems = new ProblemMappers();

    @ServerExceptionMapper({PersistenceException.class, SQLException.class})
    public Response answer(Exception failure, RoutingContext request) {
        return switch (DatabaseFailure.of(failure)) {
            case AWAY -> unavailable("database_unavailable", "The catalogue cannot be reached now.", failure, request);
            case TOO_SLOW ->
                unavailable("database_timeout", "The catalogue took too long to answer.", failure, request);
            case REFUSED, DEFECT -> problems.defect(failure, request);
        };
    }

    private Response unavailable(String code, String detail, Exception failure, RoutingContext request) {
        return problems.problem(ProblemException.unavailable(code, detail, RETRY_AFTER, failure), request);
    }
}
