package io.mercato.catalog.search;

import static io.mercato.catalog.Api.assertProblem;
import static io.mercato.catalog.Api.get;

import io.agroal.api.AgroalDataSource;
import io.mercato.catalog.Catalogue;
import io.mercato.catalog.OtherSettings;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** A search that PostgreSQL does not answer in time: here, in 0.2 s. */
@QuarkusTest
@TestProfile(OtherSettings.class)
class SlowSearchTest {
    private final Catalogue catalogue;
    private final AgroalDataSource database;

    SlowSearchTest(Catalogue catalogue, AgroalDataSource database) {
        this.catalogue = catalogue;
        this.database = database;
    }

    @Test
    void aSearchThatTakesTooLongIsCutOffWithA503Problem() throws SQLException {
        catalogue.clear();
        catalogue.product(catalogue.store("corner"), "shirt", 1);
        try (Connection other = database.getConnection();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("LOCK TABLE product_search IN ACCESS EXCLUSIVE MODE");

            assertProblem(get("/search?q=shirt"), 503, "database_timeout");
            assertProblem(get("/search/suggestions?q=sh"), 503, "database_timeout");

            other.rollback();
            other.setAutoCommit(true);
        }
        get("/search?q=shirt").statusCode(200);
    }
}
