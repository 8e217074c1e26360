package io.mercato.devservices.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mercato.embedded.Outage;
import io.mercato.embedded.TestServers;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.QuarkusUnitTest;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;

import javax.sql.DataSource;

import jakarta.inject.Inject;

class EmbeddedServersTest {

    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = new QuarkusUnitTest()
            .withEmptyApplication()
            .overrideConfigKey("quarkus.application.name", "shop-service")
            .overrideConfigKey("quarkus.datasource.jdbc.foreground-validation-interval", "1MS");

    @Inject
    DataSource dataSource;

    @Inject
    RedisDataSource redis;

    @ConfigProperty(name = "quarkus.redis.hosts")
    String redisHosts;

    @Test
    void theDatabaseIsPostgres18NamedLikeTheApplication() throws SQLException {
        assertThat(query("SELECT version()")).startsWith("PostgreSQL 18");
        assertThat(query("SELECT current_database()")).isEqualTo("shop");
    }

    @Test
    void testsRunWithoutWaitingForTheDisk() throws SQLException {
        assertThat(query("SHOW fsync")).isEqualTo("off");
    }

    @Test
    void statementsAreCountedAndConfiguredParametersApply() throws SQLException {
        assertThat(query("SHOW shared_preload_libraries")).isEqualTo("pg_stat_statements");
        assertThat(query("SHOW work_mem")).isEqualTo("7MB");
    }

    @Test
    void redisAnswersOnLoopback() {
        redis.value(String.class).set("greeting", "hello");
        assertThat(redis.value(String.class).get("greeting")).isEqualTo("hello");
        assertThat(redisHosts).startsWith("redis://127.0.0.1:");
    }

    @Test
    void aTestCanTakePostgresAwayAndGetItBack() throws SQLException {
        String process = query("SELECT pg_postmaster_start_time()");
        try (Outage _ = TestServers.ofThisRun().stopPostgres()) {
            assertThatThrownBy(() -> query("SELECT 1")).isInstanceOf(SQLException.class);
        }
        assertThat(query("SELECT pg_postmaster_start_time()")).isNotEqualTo(process);
    }

    @Test
    void aTestCanTakeRedisAwayAndGetItBack() {
        String before = redis.execute("INFO", "server").toString();
        try (Outage _ = TestServers.ofThisRun().stopRedis()) {
            assertThatThrownBy(() -> redis.execute("PING")).isInstanceOf(Exception.class);
        }
        assertThat(redis.execute("INFO", "server").toString()).isNotEqualTo(before);
    }

    private String query(String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                ResultSet rows = connection.createStatement().executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
