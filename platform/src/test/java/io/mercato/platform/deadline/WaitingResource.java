package io.mercato.platform.deadline;

import io.mercato.platform.database.DatabaseProblems;
import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import javax.sql.DataSource;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

/** Tells how long its callers wait, and keeps them waiting. */
@Path("/api/v1/waiting")
public class WaitingResource {
    static final String FOR_EVER = "for ever";

    private final DataSource database;

    WaitingResource(DataSource database) {
        this.database = database;
    }

    /** Another service, which is this one. */
    @Path("/api/v1/waiting/told")
    interface Other {
        @GET
        String told();
    }

    @GET
    @Path("blocking")
    @RunOnVirtualThread
    public String blocking() {
        return left();
    }

    @GET
    @Path("reactive")
    public Uni<String> reactive() {
        return Uni.createFrom().item(WaitingResource::left);
    }

    /** What the header says. */
    @GET
    @Path("told")
    public Uni<String> told(@RestHeader(Deadline.HEADER) String header) {
        return Uni.createFrom().item(Optional.ofNullable(header).orElse(FOR_EVER));
    }

    /** What the header of a further call says, of a client that waits this long at most. */
    @GET
    @Path("passed-on")
    @RunOnVirtualThread
    public String passedOn(@RestQuery long readTimeout, UriInfo uri) {
        return QuarkusRestClientBuilder.newBuilder()
                .baseUri(uri.getBaseUri())
                .readTimeout(readTimeout, TimeUnit.MILLISECONDS)
                .build(Other.class)
                .told();
    }

    /** Keeps PostgreSQL busy with one statement after the other. */
    @GET
    @Path("asleep")
    @RunOnVirtualThread
    public Response asleep(@RestQuery double seconds, @RestQuery int times, RoutingContext request) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement("SELECT pg_sleep(?)")) {
            for (int i = 0; i < times; i++) {
                statement.setDouble(1, seconds);
                statement.execute();
            }
            return Response.ok("awake").build();
        } catch (SQLException e) {
            return new DatabaseProblems().answer(e, request);
        }
    }

    private static String left() {
        return Deadline.current()
                .map(deadline -> Long.toString(deadline.left().toMillis()))
                .orElse(FOR_EVER);
    }
}
