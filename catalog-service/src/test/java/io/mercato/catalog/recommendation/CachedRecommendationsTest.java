package io.mercato.catalog.recommendation;

import static io.mercato.catalog.Api.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.mercato.catalog.Catalogue;
import io.mercato.catalog.Statements;
import io.mercato.catalog.cached.CachingProfile;
import io.mercato.catalog.change.CatalogChanges;
import io.mercato.catalog.change.Change;
import io.mercato.catalog.change.Kind;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.UUID;

/** That what is for everybody is kept for everybody, and what is for somebody for nobody. */
@QuarkusTest
@TestProfile(CachingProfile.class)
class CachedRecommendationsTest {
    private final Catalogue catalogue;
    private final CatalogChanges changes;
    private final Statements statements;

    private UUID shirt;
    private UUID dress;

    CachedRecommendationsTest(Catalogue catalogue, CatalogChanges changes, Statements statements) {
        this.catalogue = catalogue;
        this.changes = changes;
        this.statements = statements;
    }

    @BeforeEach
    void aFeaturedShirt() {
        catalogue.clear();
        UUID store = catalogue.store("corner");
        shirt = catalogue.product(store, "shirt", 2);
        dress = catalogue.product(store, "dress", 1);
        change(shirt, "featured = true");
        await().untilAsserted(() ->
                get("/products/recommended").statusCode(200).body("items.handle", equalTo(List.of("shirt"))));
    }

    @Test
    void whatIsForEverybodyComesFromMemoryUntilAProductChanges() {
        await().untilAsserted(() -> assertThat(statements.of(() -> get("/products/recommended")
                        .header("Cache-Control", containsString("s-maxage"))
                        .header("Cache-Tag", containsString("product:" + shirt))))
                .isZero());

        change(dress, "featured = true, views = 5");

        await().untilAsserted(
                        () -> get("/products/recommended").body("items.handle", equalTo(List.of("dress", "shirt"))));
    }

    @Test
    void whatIsForADeviceIsKeptByNobody() {
        given().header("X-Anonymous-Id", UUID.randomUUID())
                .get("/api/v1/products/recommended")
                .then()
                .statusCode(200)
                .header("Cache-Control", equalTo("private, no-store"))
                .header("Cache-Tag", equalTo(null));
    }

    private void change(UUID product, String change) {
        catalogue.change("products", product, change);
        QuarkusTransaction.requiringNew().run(() -> changes.publish(Change.of(Kind.PRODUCT, product)));
    }
}
