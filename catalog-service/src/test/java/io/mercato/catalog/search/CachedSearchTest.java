package io.mercato.catalog.search;

import static io.mercato.catalog.Api.assertProblem;
import static io.mercato.catalog.Api.get;
import static io.mercato.catalog.Api.read;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.mercato.catalog.Catalogue;
import io.mercato.catalog.Statements;
import io.mercato.catalog.cached.CachingProfile;
import io.mercato.catalog.change.CatalogChanges;
import io.mercato.catalog.change.Change;
import io.mercato.catalog.change.Kind;
import io.mercato.platform.cache.TieredCaches;
import io.mercato.platform.cache.TieredCaches.RedisState;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

@QuarkusTest
@TestProfile(CachingProfile.class)
class CachedSearchTest {
    private final Catalogue catalogue;
    private final Statements statements;
    private final CatalogChanges changes;
    private final TieredCaches caches;

    private UUID product;

    CachedSearchTest(Catalogue catalogue, Statements statements, CatalogChanges changes, TieredCaches caches) {
        this.catalogue = catalogue;
        this.statements = statements;
        this.changes = changes;
        this.caches = caches;
    }

    @BeforeEach
    void aProductThatNobodyHasLookedFor() {
        await().until(() -> caches.redisState() == RedisState.CONNECTED);
        catalogue.clear();
        caches.invalidateTags(Arrays.stream(Kind.values())
                        .flatMap(kind -> Stream.of(kind.listTag(), kind.choiceTag()))
                        .collect(Collectors.toSet()))
                .await()
                .atMost(Duration.ofSeconds(5));
        product = catalogue.product(catalogue.store("corner"), "kaftan", 1);
    }

    @Test
    void searchesThatMeanTheSameAreSearchedOnce() {
        get("/search?q=kaftan&tag=red&tag=blue&minRating=0").statusCode(200);
        get("/search/suggestions?q=kaf").statusCode(200);

        for (String same : List.of(
                "/search?q=%20KAFTAN&tag=Blue&tag=red",
                "/search?tag=red&tag=red&tag=blue&sort=relevance&limit=20&q=Kaftan&inStock=false&nonsense=1",
                "/search/suggestions?limit=5&q=KAF+")) {
            assertThat(statements.of(() -> get(same).statusCode(200))).as(same).isZero();
        }
    }

    @Test
    void whatDiffersIsNotMixedUp() {
        assertThat(read("/search?q=kaftan").getList("items")).hasSize(1);
        assertThat(read("/search?q=kaftan&tag=red").getList("items")).isEmpty();
        assertThat(read("/search?q=kaftan&facets=tag").getMap("facets")).isNotEmpty();
        assertThat(read("/search?q=kaftan").getMap("")).doesNotContainKey("facets");
        assertProblem(get("/search?q=kaftan&cursor=nonsense"), 400, "invalid_cursor");
        assertThat(statements.of(() -> given().header("Accept-Language", "fr")
                        .get("/api/v1/search?q=kaftan")
                        .then()
                        .statusCode(200)))
                .isPositive();
    }

    @Test
    void aChangedProductIsFoundAsItIsNow() {
        assertThat(read("/search?q=kaftan").getList("items.data.title")).isEqualTo(List.of("Kaftan"));

        catalogue.change("products", product, "title = 'Silk Kaftan'");
        QuarkusTransaction.requiringNew().run(() -> changes.publish(Change.of(Kind.PRODUCT, product)));

        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThat(read("/search?q=kaftan").getList("items.data.title"))
                        .isEqualTo(List.of("Silk Kaftan")));
    }

    @Test
    void whoHasTheAnswerIsToldSo() {
        String etag = get("/search?q=kaftan").statusCode(200).extract().header("ETag");

        given().header("If-None-Match", etag)
                .get("/api/v1/search?q=KAFTAN")
                .then()
                .statusCode(304);
    }
}
