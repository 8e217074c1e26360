package io.mercato.catalog.productimport;

import static io.mercato.catalog.Api.asService;
import static io.mercato.catalog.Api.assertProblem;
import static io.mercato.catalog.productimport.ImportFile.HEADER;
import static io.mercato.catalog.productimport.ImportFile.importInto;
import static io.mercato.catalog.productimport.ImportFile.post;
import static io.mercato.catalog.productimport.ImportFile.simple;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import io.agroal.api.AgroalDataSource;
import io.mercato.catalog.Catalogue;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.sql.Connection;
import java.sql.Statement;

/** Which requests for an import are served at all. */
@QuarkusTest
class ImportRequestTest {
    private final Catalogue catalogue;
    private final AgroalDataSource database;

    ImportRequestTest(Catalogue catalogue, AgroalDataSource database) {
        this.catalogue = catalogue;
        this.database = database;
    }

    @BeforeEach
    void anEmptyCatalogue() {
        catalogue.clear();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n\n",
                "name,price\nshirt,10\n",
                "Handle;Title;Variant Price\na;A;10\n",
                "Handle,Title\na,A\n",
                "Handle,Title,Variant Price,Title\na,A,10,B\n",
                "{\"products\": []}",
                "PK\u0003\u0004\u0000\u0000binary",
                "\"Handle,Title,Variant Price\n"
            })
    void aFileThatIsNoProductCsvIsRefusedBeforeAnythingIsWritten(String file) {
        assertProblem(post("imported", "NGN", file), 422, "not_a_product_csv");

        assertThat(catalogue.text("SELECT count(*) FROM stores")).isEqualTo("0");
    }

    @Test
    void theWrongDelimiterIsNamed() {
        post("imported", "NGN", "Handle;Title;Variant Price\na;A;10\n")
                .body("detail", containsString("separated by commas"));
    }

    @Test
    void aFileWithOnlyAHeaderImportsNothing() {
        assertThat(importInto("imported", HEADER).getInt("rows")).isZero();
    }

    @Test
    void aSecondImportIntoTheSameStoreIsRefusedWhileTheFirstRuns() throws Exception {
        try (Connection session = database.getConnection();
                Statement statement = session.createStatement()) {
            statement.execute("SELECT pg_advisory_lock(hashtextextended('product-import ' || 'busy', 0))");

            assertProblem(post("busy", "NGN", HEADER + simple("a", "10")), 409, "import_running");
            importInto("another", HEADER + simple("a", "10"));

            statement.execute("SELECT pg_advisory_unlock(hashtextextended('product-import ' || 'busy', 0))");
        }
        importInto("busy", HEADER + simple("a", "10"));
    }

    @ParameterizedTest
    @CsvSource({"Bad Store,NGN,store", "-a,NGN,store", "a,XYZ,currency", "a,naira,currency", "a,ngn,currency"})
    void aBadStoreOrCurrencyIsRefused(String store, String currency, String field) {
        post(store, currency, HEADER).statusCode(400).body("errors[0].field", containsString(field));
    }

    @Test
    void aFileMayBeLargerThanAnyOtherBody() {
        String large = "x".repeat(1_100_000);

        assertProblem(post("s", "NGN", large), 422, "not_a_product_csv");
        assertProblem(
                asService()
                        .contentType("application/json")
                        .body(large)
                        .post("/internal/v1/reservations")
                        .then(),
                413,
                "body_too_large");
    }

    @Test
    void anotherMediaTypeIsRefused() {
        assertProblem(
                asService()
                        .contentType("application/json")
                        .body("{}")
                        .post("/internal/v1/imports/products")
                        .then(),
                415,
                "unsupported_media_type");
    }
}
