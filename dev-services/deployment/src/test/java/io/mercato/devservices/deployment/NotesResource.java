package io.mercato.devservices.deployment;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;

import javax.sql.DataSource;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

@Path("/")
public class NotesResource {

    private static final String GREETING = "before";

    private final DataSource dataSource;

    NotesResource(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    @GET
    @Path("greeting")
    public String greeting() {
        return GREETING;
    }

    @GET
    @Path("visits")
    public String countVisit() throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            connection.createStatement().execute("CREATE TABLE IF NOT EXISTS visit (at timestamptz DEFAULT now())");
            connection.createStatement().execute("INSERT INTO visit DEFAULT VALUES");
            try (ResultSet row = connection.createStatement().executeQuery("SELECT count(*) FROM visit")) {
                row.next();
                return row.getString(1);
            }
        }
    }
}
