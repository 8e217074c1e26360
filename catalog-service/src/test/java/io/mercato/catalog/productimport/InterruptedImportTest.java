package io.mercato.catalog.productimport;

import static io.mercato.catalog.Api.asService;
import static io.mercato.catalog.Api.assertProblem;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.mercato.catalog.Catalogue;
import io.mercato.platform.testing.Tokens;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;

@QuarkusTest
class InterruptedImportTest {
    private static final String HEADER = "Handle,Title,Variant Price\n";

    /** More than the streams on the way keep back (8 KiB). */
    private static final int ROWS = 100;

    private static final String TITLE = "P".repeat(200);

    private final Catalogue catalogue;

    @TestHTTPResource
    URI service;

    InterruptedImportTest(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @BeforeEach
    void anEmptyCatalogue() {
        catalogue.clear();
    }

    @Test
    void rowsAreWrittenAsTheyArriveAndStayWhenTheClientGoesAway() throws IOException {
        try (Socket client = new Socket(service.getHost(), service.getPort())) {
            OutputStream out = client.getOutputStream();
            out.write(("POST /internal/v1/imports/products?store=slow HTTP/1.1\r\nHost: catalog\r\n"
                            + "Authorization: Bearer " + Tokens.service() + "\r\n"
                            + "Content-Type: text/csv\r\nContent-Length: 1000000\r\n\r\n")
                    .getBytes(UTF_8));
            out.write(HEADER.getBytes(UTF_8));
            for (int i = 0; i < ROWS; i++) {
                out.write("p%d,%s,10\n".formatted(i, TITLE).getBytes(UTF_8));
            }
            out.flush();

            await().untilAsserted(() -> assertThat(products()).isPositive());
            assertProblem(importWhole(), 409, "import_running");
        }
        int written = products();

        await().untilAsserted(() -> importWhole().statusCode(200));
        assertThat(written).isBetween(1, ROWS);
        assertThat(products()).as("what was written is still there").isBetween(written + 1, ROWS);
    }

    private int products() {
        return Integer.parseInt(catalogue.text("SELECT count(*) FROM products"));
    }

    private static ValidatableResponse importWhole() {
        return asService()
                .contentType("text/csv")
                .body(HEADER + "another,A,10\n")
                .post("/internal/v1/imports/products?store=slow")
                .then();
    }
}
