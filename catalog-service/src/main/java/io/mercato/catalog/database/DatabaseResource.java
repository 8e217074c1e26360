package io.mercato.catalog.database;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import io.mercato.platform.database.PoolFigures;
import io.mercato.platform.database.SlowQueries;
import io.mercato.platform.database.SlowQueryReport;
import io.smallrye.common.annotation.RunOnVirtualThread;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

import java.sql.SQLException;
import java.util.Locale;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** How the catalogue's database does, for who looks after it. */
@Path("/api/v1/admin/database")
@Tag(name = "Database")
@RunOnVirtualThread
public class DatabaseResource {
    private static final int MAX_QUERIES = 100;

    private final AgroalDataSource pool;
    private final SlowQueries slowQueries;

    DatabaseResource(AgroalDataSource pool, ObjectMapper json) {
        this.pool = pool;
        this.slowQueries = new SlowQueries(pool, json);
    }

    @GET
    @Path("slow-queries")
    @Operation(
            summary = "List the statements that took longest, with suggestions",
            description = "From pg_stat_statements, and from plans of EXPLAIN; no statement is run again for it.")
    @APIResponse(responseCode = "200", description = "The statements, the longest first.")
    @APIResponse(
            responseCode = "501",
            description =
                    "PostgreSQL does not count statements; the problem says what to do (statement_statistics_off).")
    public SlowQueryReport slowQueries(
            @RestQuery @DefaultValue("20") @Min(1) @Max(MAX_QUERIES) @Parameter(description = "How many.") int limit,
            @RestQuery
                    @DefaultValue("total")
                    @Pattern(regexp = "total|mean", message = "must be total or mean")
                    @Parameter(description = "By the time of all runs, or by that of one.")
                    String order)
            throws SQLException {
        return slowQueries.longest(SlowQueries.Order.valueOf(order.toUpperCase(Locale.ROOT)), limit);
    }

    @GET
    @Path("pool")
    @Operation(
            summary = "Read the figures of the connection pool",
            description = "Of the replica that answers; all of them are among the metrics.")
    @APIResponse(responseCode = "200", description = "The figures since the start.")
    public PoolFigures pool() throws SQLException {
        return PoolFigures.of(pool);
    }
}
