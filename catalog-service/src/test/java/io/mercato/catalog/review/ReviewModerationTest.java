package io.mercato.catalog.review;

import static io.mercato.catalog.Api.asAdmin;
import static io.mercato.catalog.Api.assertProblem;
import static io.mercato.catalog.Api.get;
import static io.mercato.catalog.Api.read;
import static io.mercato.catalog.Api.readAll;
import static io.mercato.catalog.review.ReviewApi.decide;
import static io.mercato.catalog.review.ReviewApi.delete;
import static io.mercato.catalog.review.ReviewApi.edit;
import static io.mercato.catalog.review.ReviewApi.find;
import static io.mercato.catalog.review.ReviewApi.report;
import static io.mercato.catalog.review.ReviewApi.text;
import static io.mercato.catalog.review.ReviewApi.vote;
import static io.mercato.catalog.review.ReviewApi.written;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.mercato.catalog.Catalogue;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.UUID;

@QuarkusTest
class ReviewModerationTest {
    private final Catalogue catalogue;
    private final Recount recount;

    private final UUID customer = UUID.randomUUID();
    private UUID product;
    private UUID review;

    ReviewModerationTest(Catalogue catalogue, Recount recount) {
        this.catalogue = catalogue;
        this.recount = recount;
    }

    @BeforeEach
    void aReview() {
        catalogue.clear();
        product = catalogue.product(catalogue.store("corner"), "shirt", 1);
        review = written(customer, product, 2);
    }

    @AfterEach
    void allIsCountedExactly() {
        recount.assertExact();
    }

    @Test
    void whatIsHiddenIsSeenByItsAuthorAloneAndCountsForNobody() {
        decide(review, "hide", "\"v0\"").statusCode(200).body("review.state", equalTo("hidden"));

        assertProblem(get("/reviews/" + review), 404, "review_not_found");
        find(customer, review)
                .statusCode(200)
                .body("state", equalTo("hidden"))
                .header("Cache-Control", "private, no-store");
        assertProblem(find(UUID.randomUUID(), review), 404, "review_not_found");
        assertProblem(vote(UUID.randomUUID(), review), 404, "review_not_found");
        assertThat(read("/products/" + product + "/reviews").getList("items")).isEmpty();
        get("/products/" + product).body("data.rating", nullValue());
    }

    @Test
    void whatWasDecidedAgainstAppearsAgainOnlyAfterAnAdministratorHasReadItsChange() {
        decide(review, "reject", "*").statusCode(200);

        assertProblem(delete(customer, review), 409, "review_moderated");
        edit(customer, review, "*", text(5)).statusCode(200).body("state", equalTo("pending"));
        assertThat(readAll("/admin/reviews", 10, "review.id")).containsExactly(review.toString());
        decide(review, "approve", "*").statusCode(200);

        get("/products/" + product).body("data.rating.average", equalTo(5.0f));
        delete(customer, review).statusCode(204);
    }

    @Test
    void nobodyApprovesWhatItsAuthorHasChangedMeanwhile() {
        String read = get("/admin/reviews/" + review)
                .statusCode(200)
                .body("customerId", equalTo(customer.toString()))
                .body("product.handle", equalTo("shirt"))
                .extract()
                .header("ETag");
        edit(customer, review, "*", text(1)).statusCode(200);

        assertProblem(decide(review, "approve", read), 412, "review_changed");
        assertProblem(decide(review, "approve", null), 428, "if_match_required");
        assertProblem(decide(UUID.randomUUID(), "approve", "*"), 404, "review_not_found");
    }

    @Test
    void everyDecisionIsInTheAuditLogWithItsReason() {
        catalogue.clearAuditLog();
        decide(review, "hide", "*").statusCode(200);
        decide(review, "approve", "*").statusCode(200);
        asAdmin()
                .header("If-Match", "*")
                .delete("/api/v1/admin/reviews/" + review)
                .then()
                .statusCode(204);

        assertThat(read("/admin/audit?id=" + review).getList("items.action"))
                .isEqualTo(List.of("review.deleted", "review.approved", "review.hidden"));
        get("/admin/audit?id=" + review)
                .body("items[2].actor", equalTo("admin"))
                .body("items[2].details.reason", equalTo("As I see it."))
                .body("items[2].details.state.to", equalTo("hidden"))
                .body("items[0].details.review.text", equalTo("I wear it often."));
        get("/products/" + product).body("data.rating", nullValue());
    }

    @Test
    void whatManyHaveReportedWaitsForADecisionAndAfterItReportsCountFromAnew() {
        List<UUID> readers =
                List.of(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID());
        for (UUID reader : readers.subList(0, 4)) {
            report(reader, review).statusCode(204);
            report(reader, review).statusCode(204);
        }
        get("/reviews/" + review).statusCode(200);
        assertProblem(report(customer, review), 422, "own_review");

        report(readers.get(4), review).statusCode(204);

        assertProblem(get("/reviews/" + review), 404, "review_not_found");
        get("/admin/reviews").body("items[0].reports", equalTo(5));
        decide(review, "approve", "*").statusCode(200).body("reports", equalTo(0));
        readers.forEach(reader -> report(reader, review).statusCode(204));
        get("/reviews/" + review).statusCode(200);
        report(UUID.randomUUID(), review).statusCode(204);
        get("/admin/reviews/" + review).body("reports", equalTo(1));
    }

    @Test
    void reviewsAreListedByStatePageByPage() {
        UUID second = written(UUID.randomUUID(), product, 3);
        UUID third = written(UUID.randomUUID(), product, 4);
        decide(second, "reject", "*").statusCode(200);

        assertThat(readAll("/admin/reviews?state=published", 1, "review.id"))
                .containsExactly(third.toString(), review.toString());
        assertThat(readAll("/admin/reviews?state=rejected", 1, "review.id")).containsExactly(second.toString());
        assertThat(readAll("/admin/reviews", 1, "review.id")).isEmpty();
        assertProblem(get("/admin/reviews?state=gone"), 400, "invalid_parameter");
    }
}
