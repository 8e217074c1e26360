package io.mercato.catalog.database;

import io.mercato.platform.database.DatabaseProblems;
import io.vertx.ext.web.RoutingContext;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

import java.sql.SQLException;

import jakarta.persistence.PersistenceException;
import jakarta.ws.rs.core.Response;

/** Answers what the database's failures come to. */
public class DatabaseProblemMapper {
    private final DatabaseProblems problems = new DatabaseProblems();

    @ServerExceptionMapper({PersistenceException.class, SQLException.class})
    public Response answer(Exception failure, RoutingContext request) {
        return problems.answer(failure, request);
    }
}
