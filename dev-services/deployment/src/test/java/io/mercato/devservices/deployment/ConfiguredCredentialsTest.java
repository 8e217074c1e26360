package io.mercato.devservices.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.QuarkusUnitTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;

import javax.sql.DataSource;

import jakarta.inject.Inject;

class ConfiguredCredentialsTest {

    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = new QuarkusUnitTest()
            .withEmptyApplication()
            .overrideConfigKey("quarkus.datasource.username", "o'hara")
            .overrideConfigKey("quarkus.datasource.password", "it's secret")
            .overrideConfigKey("quarkus.datasource.devservices.db-name", "some where");

    @Inject
    DataSource dataSource;

    @Test
    void theConfiguredUserOwnsTheConfiguredDatabase() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                ResultSet row = connection.createStatement().executeQuery("SELECT current_user, current_database()")) {
            row.next();
            assertThat(row.getString(1)).isEqualTo("o'hara");
            assertThat(row.getString(2)).isEqualTo("some where");
        }
    }
}
