package io.mercato.catalog.review;

import static io.mercato.catalog.Api.assertProblem;
import static io.mercato.catalog.Api.get;
import static io.mercato.catalog.Api.read;
import static io.mercato.catalog.Api.readAll;
import static io.mercato.catalog.review.ReviewApi.delete;
import static io.mercato.catalog.review.ReviewApi.edit;
import static io.mercato.catalog.review.ReviewApi.find;
import static io.mercato.catalog.review.ReviewApi.text;
import static io.mercato.catalog.review.ReviewApi.unvote;
import static io.mercato.catalog.review.ReviewApi.vote;
import static io.mercato.catalog.review.ReviewApi.write;
import static io.mercato.catalog.review.ReviewApi.written;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.mercato.catalog.Api;
import io.mercato.catalog.Catalogue;
import io.mercato.catalog.Statements;
import io.mercato.catalog.change.Published;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

@QuarkusTest
class ReviewTest {
    private final Catalogue catalogue;
    private final Recount recount;
    private final Statements statements;
    private final Published published;

    private final UUID customer = UUID.randomUUID();
    private final UUID another = UUID.randomUUID();
    private UUID store;
    private UUID product;

    ReviewTest(Catalogue catalogue, Recount recount, Statements statements, Published published) {
        this.published = published;
        this.catalogue = catalogue;
        this.recount = recount;
        this.statements = statements;
    }

    @BeforeEach
    void aShirt() {
        catalogue.clear();
        store = catalogue.store("corner");
        product = catalogue.product(store, "shirt", 1);
    }

    @AfterEach
    void allIsCountedExactly() {
        recount.assertExact();
    }

    @Test
    void aReviewAppearsAtOnceAndCountsForProductAndStore() {
        ValidatableResponse answer = write(customer, product, 4);

        String id = answer.statusCode(201)
                .body("state", equalTo("published"))
                .body("verifiedPurchase", equalTo(false))
                .body("helpful", equalTo(0))
                .body("customerId", nullValue())
                .header("ETag", "\"v0\"")
                .extract()
                .path("id");
        assertThat(answer.extract().header("Location")).endsWith("/api/v1/reviews/" + id);
        get("/reviews/" + id).statusCode(200).body("author", equalTo("Amaka"));
        assertThat(read("/products/" + product + "/reviews").getList("items.id"))
                .isEqualTo(List.of(id));
        get("/products/" + product).body("data.rating.count", equalTo(1)).body("data.rating.average", equalTo(4.0f));
        get("/stores/" + store).body("rating.count", equalTo(1));
        assertThat(read("/products/" + product + "/reviews/summary").getMap("distribution"))
                .isEqualTo(Map.of("1", 0, "2", 0, "3", 0, "4", 1, "5", 0));
    }

    @Test
    void othersHearOfEveryChangeAndOfWhatShowsIt() {
        UUID id = written(customer, product, 4);
        edit(customer, id, "*", text(1)).statusCode(200);
        vote(another, id).statusCode(200);
        delete(customer, id).statusCode(204);

        String tag = "review:" + id;
        await().untilAsserted(() -> assertThat(published.withTag(tag)).hasSize(4));
        assertThat(published.withTag(tag))
                .allSatisfy(event ->
                        assertThat(event.path("type").asText()).isEqualTo("io.mercato.catalog.review.changed.v1"));
        assertThat(published.withTag(tag).stream().map(Published::tags).distinct())
                .as("a vote changes nothing that product or store show")
                .containsExactly(
                        Set.of("product:" + product, tag, "reviews", "reviews-listed", "store:" + store),
                        Set.of(tag, "reviews", "reviews-listed", "votes:" + product));
    }

    @Test
    void aCustomerReviewsAProductOnce() {
        UUID id = written(customer, product, 5);

        ValidatableResponse second = write(customer, product, 1);

        assertProblem(second, 409, "already_reviewed");
        assertThat(second.extract().<String>path("detail")).contains(id.toString());
        written(another, product, 2);
        written(customer, catalogue.product(store, "hat", 1), 1);
    }

    @Test
    void whatIsNotOnSaleCannotBeReviewed() {
        assertProblem(write(customer, UUID.randomUUID(), 5), 422, "not_on_sale");
        catalogue.change("products", product, "status = 'draft'");
        write(customer, product, 5).body("errors[0].field", equalTo("productId"));
        assertProblem(write(customer, product, 5), 422, "not_on_sale");
    }

    @Test
    void whoChangesAReviewSaysWhichOneWasRead() {
        UUID id = written(customer, product, 5);
        String read = find(customer, id).extract().header("ETag");

        assertProblem(edit(customer, id, null, text(1)), 428, "if_match_required");
        edit(customer, id, read, text(1))
                .statusCode(200)
                .body("rating", equalTo(1))
                .header("ETag", "\"v1\"");
        assertProblem(edit(customer, id, read, text(3)), 412, "review_changed");

        get("/products/" + product).body("data.rating.average", equalTo(1.0f));
    }

    @Test
    void votesDoNotMakeAnAuthorReadAgain() {
        UUID id = written(customer, product, 5);
        vote(another, id).statusCode(200);

        edit(customer, id, "\"v0\"", text(4)).statusCode(200).body("helpful", equalTo(1));
    }

    @Test
    void onlyItsAuthorChangesOrDeletesAReview() {
        UUID id = written(customer, product, 5);

        assertProblem(edit(another, id, "*", text(1)), 403, "not_your_review");
        assertProblem(delete(another, id), 403, "not_your_review");
        assertProblem(delete(customer, UUID.randomUUID()), 404, "review_not_found");

        delete(customer, id).statusCode(204);
        assertProblem(get("/reviews/" + id), 404, "review_not_found");
        get("/products/" + product).body("data.rating", nullValue());
        written(customer, product, 2);
    }

    @Test
    void aVoteCountsOnceForEachCustomerAndMayBeTakenBack() {
        UUID id = written(customer, product, 5);

        for (int i = 0; i < 3; i++) {
            vote(another, id).statusCode(200).body("helpful", equalTo(1));
        }
        vote(UUID.randomUUID(), id).body("helpful", equalTo(2));
        for (int i = 0; i < 3; i++) {
            unvote(another, id).statusCode(200).body("helpful", equalTo(1));
        }
        assertProblem(vote(customer, id), 422, "own_review");
        assertProblem(vote(another, UUID.randomUUID()), 404, "review_not_found");
        delete(customer, id).statusCode(204);
    }

    @Test
    void reviewsAreSortedAndFilteredPageByPage() {
        List<Integer> ratings = List.of(3, 5, 1, 5, 2, 4, 1, 3);
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < ratings.size(); i++) {
            UUID id = written(UUID.randomUUID(), product, ratings.get(i));
            catalogue.change(
                    "reviews",
                    id,
                    "created_at = now() - interval '1 hour' * " + (ratings.size() - i) + ", verified = "
                            + (i % 2 == 0));
            ids.add(id.toString());
        }
        vote(another, UUID.fromString(ids.get(2)));
        vote(customer, UUID.fromString(ids.get(2)));
        vote(another, UUID.fromString(ids.get(5)));

        assertThat(listed("", 3, "id")).containsExactlyElementsOf(ids.reversed());
        assertThat(listed("?sort=newest&rating=5", 1, "id")).containsExactly(ids.get(3), ids.get(1));
        assertThat(listed("?sort=newest&verified=true", 2, "id"))
                .containsExactly(ids.get(6), ids.get(4), ids.get(2), ids.get(0));
        assertThat(listed("?sort=helpful", 3, "helpful"))
                .startsWith("2", "1", "0")
                .hasSize(8);
        assertThat(listed("?sort=helpful&rating=1&verified=true", 1, "id")).containsExactly(ids.get(2), ids.get(6));
        assertThat(listed("?sort=highest", 3, "rating")).containsExactly("5", "5", "4", "3", "3", "2", "1", "1");
        assertThat(listed("?sort=lowest", 3, "rating")).containsExactly("1", "1", "2", "3", "3", "4", "5", "5");
    }

    @Test
    void aCursorOfAnotherProductSortOrFilterIsRefused() {
        written(customer, product, 5);
        written(another, product, 5);
        String list = "/products/" + product + "/reviews";
        String cursor = read(list + "?limit=1").getString("nextCursor");

        UUID other = catalogue.product(store, "hat", 1);
        for (String path : List.of(
                list + "?sort=helpful",
                list + "?rating=5",
                list + "?verified=true",
                "/products/" + other + "/reviews")) {
            assertProblem(get(path + (path.contains("?") ? "&" : "?") + "cursor=" + cursor), 400, "invalid_cursor");
        }
    }

    @Test
    void aPageOfReviewsIsOneStatement() {
        for (int i = 0; i < 5; i++) {
            written(UUID.randomUUID(), product, 5);
        }

        assertThat(statements.of(() -> read("/products/" + product + "/reviews?limit=5")))
                .isEqualTo(1);
        assertThat(statements.of(() -> read("/products/" + product + "/reviews/summary")))
                .isEqualTo(1);
    }

    @Test
    void aProductThatIsNotOnSaleHasNoPublicReviews() {
        written(customer, product, 5);
        catalogue.change("products", product, "status = 'archived'");

        assertProblem(get("/products/" + product + "/reviews"), 404, "product_not_found");
        assertProblem(get("/products/" + product + "/reviews/summary"), 404, "product_not_found");
        assertProblem(get("/products/" + UUID.randomUUID() + "/reviews"), 404, "product_not_found");
    }

    @Test
    void aProductThatNobodyHasReviewedHasAnEmptyList() {
        assertThat(read("/products/" + product + "/reviews").getList("items")).isEmpty();
        get("/products/" + product + "/reviews/summary").statusCode(200).body("rating", nullValue());
    }

    @Test
    void customersSeeWhatTheyHaveWrittenAndNothingElse() {
        UUID hat = catalogue.product(store, "hat", 1);
        written(customer, product, 5);
        written(customer, hat, 3);
        written(another, product, 1);

        Api.asCustomer(customer)
                .get(ReviewApi.REVIEWS + "/mine")
                .then()
                .statusCode(200)
                .header("Cache-Control", "private, no-store")
                .body("items.productId", equalTo(List.of(hat.toString(), product.toString())));
    }

    @Test
    void aReviewOfAProductThatMovesStillCountsForItsStore() {
        UUID id = written(customer, product, 5);
        catalogue.change("products", product, "store_id = '" + catalogue.store("other") + "'");

        edit(customer, id, "*", text(2)).statusCode(200);
        get("/stores/" + store).body("rating.average", equalTo(2.0f));
        delete(customer, id).statusCode(204);

        get("/stores/" + store).body("rating", nullValue());
    }

    private List<String> listed(String query, int limit, String property) {
        return readAll("/products/" + product + "/reviews" + query, limit, property);
    }
}
