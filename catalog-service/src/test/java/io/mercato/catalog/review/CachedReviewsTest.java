package io.mercato.catalog.review;

import static io.mercato.catalog.Api.get;
import static io.mercato.catalog.review.ReviewApi.decide;
import static io.mercato.catalog.review.ReviewApi.edit;
import static io.mercato.catalog.review.ReviewApi.text;
import static io.mercato.catalog.review.ReviewApi.vote;
import static io.mercato.catalog.review.ReviewApi.written;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.mercato.catalog.Catalogue;
import io.mercato.catalog.Statements;
import io.mercato.catalog.cached.CachingProfile;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.UUID;

/** That what is said and how it is rated is served from memory, and seen as soon as it changes. */
@QuarkusTest
@TestProfile(CachingProfile.class)
class CachedReviewsTest {
    private final Catalogue catalogue;
    private final Statements statements;

    private final UUID customer = UUID.randomUUID();
    private UUID product;
    private UUID review;
    private String list;

    CachedReviewsTest(Catalogue catalogue, Statements statements) {
        this.catalogue = catalogue;
        this.statements = statements;
    }

    @BeforeEach
    void aReviewOfAShirt() {
        catalogue.clear();
        product = catalogue.product(catalogue.store("corner"), "shirt", 1);
        review = written(customer, product, 5);
        list = "/products/" + product + "/reviews";
        await().untilAsserted(() -> get(list).statusCode(200).body("items.rating", equalTo(List.of(5))));
    }

    @Test
    void whatWasReadOnceTakesNoStatementAgain() {
        for (String path : List.of(list, list + "/summary", "/products/" + product + "/related")) {
            await().untilAsserted(() -> assertThat(statements.of(
                            () -> get(path).statusCode(200).header("Cache-Tag", containsString("product:" + product))))
                    .as(path)
                    .isZero());
        }
    }

    @Test
    void aReviewAndAChangeOfItAreSeenInListSummaryAndProduct() {
        get(list + "/summary").body("rating.count", equalTo(1));
        get("/products/" + product).body("data.rating.count", equalTo(1));

        written(UUID.randomUUID(), product, 3);

        await().untilAsserted(() -> {
            get(list).body("items.rating", equalTo(List.of(3, 5)));
            get(list + "/summary").body("rating.count", equalTo(2));
            get("/products/" + product).body("data.rating.average", equalTo(4.0f));
        });
        edit(customer, review, "*", text(1)).statusCode(200);
        await().untilAsserted(() -> {
            get(list).body("items.rating", equalTo(List.of(3, 1)));
            get("/products/" + product).body("data.rating.average", equalTo(2.0f));
        });
    }

    @Test
    void whatIsHiddenIsGoneFromEverywhere() {
        get("/products/" + product).body("data.rating.count", equalTo(1));

        decide(review, "hide", "*").statusCode(200);

        await().untilAsserted(() -> {
            get(list).body("items.size()", equalTo(0));
            get("/products/" + product).body("data.rating", nullValue());
        });
    }

    @Test
    void aVoteIsSeenWhereItIsShownAndMovesWhatIsSortedByIt() {
        UUID other = written(UUID.randomUUID(), product, 4);
        await().untilAsserted(() -> get(list + "?sort=helpful&limit=1").statusCode(200));

        for (UUID voted : List.of(review, other, other)) {
            vote(UUID.randomUUID(), voted).statusCode(200);
        }

        await().untilAsserted(() -> {
            get(list).body("items.helpful", equalTo(List.of(2, 1)));
            get(list + "?sort=helpful&limit=1").body("items[0].id", equalTo(other.toString()));
        });
    }
}
