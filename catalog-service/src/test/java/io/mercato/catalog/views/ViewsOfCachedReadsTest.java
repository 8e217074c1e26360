package io.mercato.catalog.views;

import static io.mercato.catalog.Api.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.mercato.catalog.Catalogue;
import io.mercato.catalog.Statements;
import io.mercato.catalog.cached.CachingProfile;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;

import java.util.UUID;

/** Views where products are served from memory. */
@QuarkusTest
@TestProfile(CachingProfile.class)
class ViewsOfCachedReadsTest {
    private final Catalogue catalogue;
    private final Statements statements;
    private final ViewJobs jobs;

    ViewsOfCachedReadsTest(Catalogue catalogue, Statements statements, ViewJobs jobs) {
        this.catalogue = catalogue;
        this.statements = statements;
        this.jobs = jobs;
    }

    @Test
    void whatTheCacheOrTheReadersOwnCopyAnswersIsCountedWithoutAStatement() {
        catalogue.clear();
        UUID product = catalogue.product(catalogue.store("corner"), "shirt", 1);
        String etag = get("/products/" + product).statusCode(200).extract().header("ETag");

        long taken = statements.of(() -> {
            get("/products/" + product).statusCode(200);
            given().header("If-None-Match", etag)
                    .get("/api/v1/products/" + product)
                    .then()
                    .statusCode(304);
            given().header("If-None-Match", etag)
                    .head("/api/v1/products/" + product)
                    .then()
                    .statusCode(304);
        });
        jobs.flush();
        jobs.add();

        assertThat(taken).isZero();
        assertThat(catalogue.text("SELECT views FROM products WHERE id = ?", product))
                .isEqualTo("3");
    }
}
