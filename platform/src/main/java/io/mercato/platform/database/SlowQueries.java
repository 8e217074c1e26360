package io.mercato.platform.database;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.mercato.platform.problem.ProblemException;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import javax.sql.DataSource;

/**
 * Finds the statements of this database that take long, from
 * <a href="https://www.postgresql.org/docs/18/pgstatstatements.html">pg_stat_statements</a>, and looks at their plans for
 * what may help. No statement is run again: plans are those of EXPLAIN without ANALYZE, in a transaction that cannot write.
 * All in a bounded time. Blocks; thread-safe.
 */
public final class SlowQueries {
    /** By which time they are ordered. */
    public enum Order {
        /** That of all runs: what the database is busy with. */
        TOTAL("total_exec_time"),

        /** That of one run: what somebody waits for. */
        MEAN("mean_exec_time");

        private final String column;

        Order(String column) {
            this.column = column;
        }
    }

    /** undefined_table, and what the view says while its library is not loaded. */
    private static final Set<String> NOT_THERE = Set.of("42P01", "55000");

    /** Of all the looking at plans; those which are left then are reported without. */
    private static final Duration LOOKING_LIMIT = Duration.ofSeconds(5);

    /** Statements about statements would only tell of this report and of what monitors. */
    private static final String FIGURES_SQL = """
            SELECT queryid, query, calls, mean_exec_time, max_exec_time, total_exec_time, rows, temp_blks_written
              FROM pg_stat_statements
             WHERE dbid = (SELECT oid FROM pg_database WHERE datname = current_database()) AND toplevel
               AND query ~* '^\\s*(SELECT|WITH|INSERT|UPDATE|DELETE|MERGE)\\M'
               AND query !~* 'pg_stat_|pg_catalog|pg_class|information_schema|set_config|current_setting'
             ORDER BY %s DESC LIMIT ?
            """;

    private static final String SINCE_SQL = "SELECT stats_reset FROM pg_stat_statements_info";

    private final DataSource dataSource;
    private final ObjectMapper json;

    public SlowQueries(DataSource dataSource, ObjectMapper json) {
        this.dataSource = dataSource;
        this.json = json;
    }

    /**
     * The statements that took longest.
     *
     * @param limit how many; 1 to 100
     * @throws ProblemException 501 {@code statement_statistics_off} when PostgreSQL does not count
     */
    public SlowQueryReport longest(Order order, int limit) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                bound(connection);
                return report(connection, order, limit);
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            if (NOT_THERE.contains(e.getSQLState())) {
                throw off();
            }
            throw e;
        }
    }

    private static void bound(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET TRANSACTION READ ONLY");
            statement.execute("SET LOCAL statement_timeout = '2s'");
        }
    }

    private SlowQueryReport report(Connection connection, Order order, int limit) throws SQLException {
        List<StatementFigures> all = figures(connection, order, limit);
        Instant since = since(connection);
        long deadline = System.nanoTime() + LOOKING_LIMIT.toNanos();
        QueryPlans plans = new QueryPlans(connection, json);
        List<SlowQuery> queries = new ArrayList<>();
        for (StatementFigures figures : all) {
            queries.add(
                    System.nanoTime() > deadline
                            ? SlowQuery.of(figures, List.of(), "There was no time left to look at its plan.")
                            : lookAt(figures, plans));
        }
        return new SlowQueryReport(since, queries);
    }

    private static SlowQuery lookAt(StatementFigures figures, QueryPlans plans) throws SQLException {
        return switch (plans.of(figures.query())) {
            case QueryPlans.Explained plan ->
                SlowQuery.of(figures, new PlanAdvice(figures, plan.tables()).on(plan.root()), null);
            case QueryPlans.Unexplained none -> SlowQuery.of(figures, List.of(), none.reason());
        };
    }

    private static List<StatementFigures> figures(Connection connection, Order order, int limit) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(FIGURES_SQL.formatted(order.column))) {
            statement.setInt(1, limit);
            List<StatementFigures> figures = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    figures.add(StatementFigures.of(rows));
                }
            }
            return figures;
        }
    }

    private static Instant since(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SINCE_SQL);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getObject(1, OffsetDateTime.class).toInstant();
        }
    }

    private static ProblemException off() {
        return ProblemException.of(
                501,
                "statement_statistics_off",
                "PostgreSQL does not count statements: put pg_stat_statements into shared_preload_libraries, restart it,"
                        + " and run CREATE EXTENSION pg_stat_statements in this database.",
                List.of());
    }
}
