package io.mercato.catalog.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

import java.sql.Connection;
import java.sql.SQLException;

import javax.sql.DataSource;

import jakarta.inject.Inject;

@QuarkusTest
class MigrationConnectionTest {
    @Inject
    Flyway migrations;

    @Inject
    DataSource pool;

    @Test
    void aRequestWaitsForASilentServerForSecondsAndAMigrationForAsLongAsItTakes() throws SQLException {
        assertThat(networkTimeout(pool)).isEqualTo(10_000);
        assertThat(networkTimeout(migrations.getConfiguration().getDataSource()))
                .isZero();
    }

    private static int networkTimeout(DataSource connections) throws SQLException {
        try (Connection connection = connections.getConnection()) {
            return connection.getNetworkTimeout();
        }
    }
}
