package io.mercato.devservices.it;

import io.quarkus.redis.datasource.RedisDataSource;
import io.smallrye.common.annotation.Blocking;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;

import javax.sql.DataSource;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** Uses both servers. */
@Path("/")
@Blocking
public class VisitResource {

    private final DataSource database;
    private final RedisDataSource redis;

    VisitResource(DataSource database, RedisDataSource redis) {
        this.database = database;
        this.redis = redis;
    }

    @GET
    @Path("server")
    public String server() throws SQLException {
        try (Connection connection = database.getConnection();
                ResultSet row = connection
                        .createStatement()
                        .executeQuery("SELECT current_database() || ' on ' || inet_server_port()")) {
            row.next();
            return row.getString(1);
        }
    }

    @GET
    @Path("visits")
    public long countVisit() {
        return redis.value(Long.class).incr("visits");
    }
}
