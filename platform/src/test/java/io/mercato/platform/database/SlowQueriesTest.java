package io.mercato.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.mercato.embedded.PostgresServer;
import io.mercato.platform.database.SlowQueries.Order;
import io.mercato.platform.problem.ProblemException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;

/** Each suggestion against a table that provokes it, and silence where there is nothing to suggest. */
class SlowQueriesTest {
    private static PostgresServer server;

    private final SlowQueries slowQueries = new SlowQueries(database("shop"), new ObjectMapper());

    @BeforeAll
    static void aServerThatCounts() throws IOException, SQLException {
        Path directory = Files.createTempDirectory(Path.of("target"), "slow-queries");
        server = PostgresServer.start(new PostgresServer.Settings(
                directory.resolve("data"),
                0,
                directory.resolve("postgres.log"),
                Map.of("fsync", "off", "shared_preload_libraries", "pg_stat_statements", "autovacuum", "off")));
        server.createDatabase("shop");
        server.createDatabase("other");
        run(
                "CREATE EXTENSION pg_stat_statements",
                """
                CREATE TABLE goods (id bigint PRIMARY KEY, vendor text, maker varchar(40), status text, note text,
                                    created_at timestamptz)""",
                """
                INSERT INTO goods SELECT n, 'vendor ' || n % 500, 'maker ' || n % 700,
                       CASE WHEN n % 10 = 0 THEN 'draft' ELSE 'active' END, repeat('note ' || n, 20),
                       now() - n * interval '1 minute'
                  FROM generate_series(1, 50000) n""",
                "CREATE INDEX goods_active ON goods (created_at DESC, id DESC) WHERE status = 'active'",
                "CREATE TABLE people (id bigint PRIMARY KEY, email text UNIQUE)",
                "INSERT INTO people SELECT n, 'p' || n || '@example.com' FROM generate_series(1, 20000) n",
                "CREATE TABLE purchases (id bigint PRIMARY KEY, person_id bigint, good_id bigint)",
                "INSERT INTO purchases SELECT n, n % 20000, n % 50000 FROM generate_series(1, 60000) n",
                "CREATE TABLE colours (name text, shade text)",
                "INSERT INTO colours SELECT 'c' || n, 's' || n FROM generate_series(1, 500) n",
                "ANALYZE");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void nothingCounted() throws SQLException {
        run("SELECT pg_stat_statements_reset()");
    }

    @Test
    void aScanOfALargeTableForFewRowsSuggestsAnIndexOnWhatItComparesEqualFirst() throws SQLException {
        run("SELECT note FROM goods WHERE created_at > now() - interval '3 days' AND vendor = 'vendor 7' LIMIT 5");

        assertThat(only("goods").suggestions()).singleElement().satisfies(suggestion -> {
            assertThat(suggestion.kind()).isEqualTo("index");
            assertThat(suggestion.table()).isEqualTo("public.goods");
            assertThat(suggestion.columns()).containsExactly("vendor", "created_at");
            assertThat(suggestion.detail()).contains("50000 rows");
        });
    }

    @Test
    void aSuggestedIndexWorksAndThenNothingIsSuggestedAnyMore() throws SQLException {
        String query = "SELECT note FROM goods WHERE maker = 'maker 7' LIMIT 5";
        run(query);
        Suggestion suggestion = only("goods").suggestions().getFirst();
        assertThat(suggestion.statement()).isEqualTo("CREATE INDEX CONCURRENTLY ON public.goods (maker)");

        run(suggestion.statement(), query);

        assertThat(only("SELECT note").suggestions()).isEmpty();
        run("DROP INDEX goods_maker_idx");
    }

    @Test
    void aJoinOfFewRowsWithALargeTableSuggestsAnIndexOnTheColumnThatJoins() throws SQLException {
        run(
                "SELECT o.good_id FROM people p LEFT JOIN purchases o ON o.person_id = p.id WHERE p.email = 'p7@example.com'");

        assertThat(only("people").suggestions()).singleElement().satisfies(suggestion -> {
            assertThat(suggestion.kind()).isEqualTo("join_index");
            assertThat(suggestion.table()).isEqualTo("public.purchases");
            assertThat(suggestion.columns()).containsExactly("person_id");
        });
    }

    @Test
    void manyRowsWithoutALimitAreToBeReadPageByPage() throws SQLException {
        run("SELECT id FROM goods");

        assertThat(only("goods").suggestions()).singleElement().satisfies(suggestion -> {
            assertThat(suggestion.kind()).isEqualTo("limit");
            assertThat(suggestion.detail()).contains("50000 rows");
            assertThat(suggestion.statement()).isEmpty();
        });
    }

    @Test
    void aSortThatSpillsSuggestsAnIndexInItsOrder() throws SQLException {
        run("SELECT id FROM goods ORDER BY note DESC, id LIMIT 40000");

        assertThat(only("goods").suggestions()).singleElement().satisfies(suggestion -> {
            assertThat(suggestion.kind()).isEqualTo("spill");
            assertThat(suggestion.columns()).containsExactly("note DESC", "id");
            assertThat(suggestion.detail()).contains("KiB");
        });
    }

    @Test
    void aSpillThatNoIndexMendsIsToldAllTheSame() throws SQLException {
        run(
                "SET work_mem = '64kB'",
                "SELECT upper(note) FROM goods GROUP BY upper(note) ORDER BY upper(note) LIMIT 40000");

        assertThat(only("goods").note()).isNull();
        assertThat(only("goods").suggestions())
                .extracting(Suggestion::kind, Suggestion::statement)
                .containsExactly(tuple("spill", ""));
    }

    @Test
    void wellIndexedStatementsGetNoSuggestion() throws SQLException {
        run(
                "SELECT * FROM goods WHERE id = 7",
                "SELECT p.email, o.id FROM purchases o JOIN people p ON p.id = o.person_id WHERE o.id = 9",
                """
                SELECT note FROM goods WHERE status = 'active' AND (created_at, id) < (now(), 100)
                 ORDER BY created_at DESC, id DESC LIMIT 20""",
                "UPDATE goods SET note = note WHERE id = 9");

        List<SlowQuery> queries = longest();

        assertThat(queries).hasSize(4);
        assertThat(queries).allSatisfy(query -> {
            assertThat(query.note()).isNull();
            assertThat(query.suggestions()).as(query.query()).isEmpty();
        });
    }

    @Test
    void whereAnIndexWouldNotBeUsedNoneIsSuggested() throws SQLException {
        run(
                "SELECT shade FROM colours WHERE name = 'c7'",
                "SELECT max(note) FROM goods WHERE status <> 'draft'",
                "SELECT max(note) FROM goods WHERE status = 'active'",
                "SELECT max(id) FROM goods WHERE upper(vendor) = 'VENDOR 7'");

        assertThat(longest()).hasSize(4).allSatisfy(query -> assertThat(query.suggestions())
                .as(query.query())
                .isEmpty());
    }

    @Test
    void lookingAtAStatementDoesNotRunIt() throws SQLException {
        run(
                "INSERT INTO colours SELECT 'new', 'new'",
                "DELETE FROM colours WHERE name = 'new'",
                "WITH gone AS (DELETE FROM colours WHERE name = 'none' RETURNING shade) SELECT * FROM gone",
                "UPDATE colours SET shade = shade || 'x' WHERE name = 'c1'");

        assertThat(longest()).hasSize(4);
        assertThat(longest()).hasSize(4);

        assertThat(text("SELECT count(*) || ' ' || max(shade) FILTER (WHERE name = 'c1') FROM colours"))
                .isEqualTo("500 s1x");
        run("UPDATE colours SET shade = 's1' WHERE name = 'c1'");
    }

    @Test
    void whatCannotBePlannedIsReportedWithTheReason() throws SQLException {
        run(
                "CREATE TABLE passing (id int)",
                "SELECT * FROM passing",
                "DROP TABLE passing",
                "SELECT 1 /* ; */ AS semicolon");

        assertThat(only("passing").note()).contains("does not exist");
        assertThat(only("semicolon").note()).contains("semicolon");
        assertThat(only("passing").suggestions()).isEmpty();
    }

    @Test
    void hostileTextIsShownAsItIsAndHarmsNothing() throws SQLException {
        run(
                "SELECT shade AS \"<script>'; --\" FROM colours WHERE name = '\u202E😀'' OR 1=1'",
                "SELECT '{\"a\": 1}'::jsonb ? 'a' AS \"has?\"");

        assertThat(only("script").query()).contains("<script>'; --");
        assertThat(only("has?").note()).isNull();
    }

    @Test
    void figuresAreThoseOfAllCallsInTheOrderThatIsAskedFor() throws SQLException {
        for (int i = 0; i < 40; i++) {
            run("SELECT shade FROM colours WHERE name = 'c" + i + "'");
        }
        run("SELECT count(*), pg_sleep(0.05) FROM colours");

        SlowQuery often = only("name = ");
        assertThat(often.calls()).isEqualTo(40);
        assertThat(often.rows()).isEqualTo(39);
        assertThat(often.query()).contains("$1").doesNotContain("c7");
        assertThat(often.totalMillis()).isGreaterThan(often.meanMillis());
        assertThat(slowQueries.longest(Order.MEAN, 1).items())
                .singleElement()
                .satisfies(slowest -> assertThat(slowest.query()).contains("pg_sleep"));
        assertThat(slowQueries.longest(Order.TOTAL, 1).since()).isNotNull();
    }

    @Test
    void statementsOfOtherDatabasesAreNotShown() throws SQLException {
        try (Connection connection = database("other").getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("SELECT 'elsewhere' AS elsewhere");
        }

        assertThat(longest()).isEmpty();
    }

    @Test
    void withoutTheExtensionTheProblemSaysWhatToDo() {
        assertThatThrownBy(() -> new SlowQueries(database("other"), new ObjectMapper()).longest(Order.TOTAL, 1))
                .isInstanceOfSatisfying(ProblemException.class, problem -> {
                    assertThat(problem.status()).isEqualTo(501);
                    assertThat(problem.code()).isEqualTo("statement_statistics_off");
                    assertThat(problem).hasMessageContaining("shared_preload_libraries");
                });
    }

    private List<SlowQuery> longest() throws SQLException {
        return slowQueries.longest(Order.TOTAL, 20).items();
    }

    private SlowQuery only(String part) throws SQLException {
        return longest().stream()
                .filter(query -> query.query().contains(part))
                .reduce((_, _) -> {
                    throw new AssertionError("More than one statement contains " + part);
                })
                .orElseThrow();
    }

    private static void run(String... statements) throws SQLException {
        try (Connection connection = database("shop").getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static String text(String sql) throws SQLException {
        try (Connection connection = database("shop").getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    private static PGSimpleDataSource database(String name) {
        PGSimpleDataSource dataSource = new PGSimpleDataSource();
        dataSource.setUrl(server.jdbcUrl(name));
        dataSource.setUser(server.username());
        dataSource.setPassword(server.password());
        return dataSource;
    }
}
