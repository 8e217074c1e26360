package io.mercato.catalog.review;

import static io.mercato.catalog.Api.assertProblem;
import static io.mercato.catalog.Api.get;
import static io.mercato.catalog.review.ReviewApi.decide;
import static io.mercato.catalog.review.ReviewApi.edit;
import static io.mercato.catalog.review.ReviewApi.find;
import static io.mercato.catalog.review.ReviewApi.report;
import static io.mercato.catalog.review.ReviewApi.text;
import static io.mercato.catalog.review.ReviewApi.write;
import static io.mercato.catalog.review.ReviewApi.written;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.mercato.catalog.Catalogue;
import io.mercato.catalog.OtherSettings;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.UUID;

/** A shop that reads reviews before they appear, leaves them there whatever is reported, and bounds how many are written. */
@QuarkusTest
@TestProfile(OtherSettings.class)
class ReviewsReadFirstTest {
    private final Catalogue catalogue;
    private final Recount recount;

    ReviewsReadFirstTest(Catalogue catalogue, Recount recount) {
        this.catalogue = catalogue;
        this.recount = recount;
    }

    @AfterEach
    void allIsCountedExactly() {
        recount.assertExact();
    }

    @Test
    void aReviewAppearsOnceItIsApprovedAndNoLongerWhenItIsChanged() {
        UUID customer = UUID.randomUUID();
        UUID product = aShirt();
        UUID review = written(customer, product, 5);

        find(customer, review).body("state", equalTo("pending"));
        assertProblem(get("/reviews/" + review), 404, "review_not_found");
        get("/products/" + product).body("data.rating", nullValue());

        decide(review, "approve", "*").statusCode(200);
        get("/products/" + product).body("data.rating.count", equalTo(1));

        edit(customer, review, "*", text(1)).statusCode(200).body("state", equalTo("pending"));
        get("/products/" + product).body("data.rating", nullValue());
    }

    @Test
    void reportsAreOnlyCountedWhereTheyAreNotToHideAnything() {
        UUID review = written(UUID.randomUUID(), aShirt(), 5);
        decide(review, "approve", "*").statusCode(200);
        for (int i = 0; i < 10; i++) {
            report(UUID.randomUUID(), review).statusCode(204);
        }

        get("/reviews/" + review).statusCode(200);
        get("/admin/reviews/" + review).body("reports", equalTo(10));
    }

    @Test
    void whoWritesTooMuchIsToldToWait() {
        UUID product = aShirt();
        UUID customer = UUID.randomUUID();
        written(customer, product, 5);
        for (int i = 0; i < 3; i++) {
            assertProblem(write(customer, product, 5), 409, "already_reviewed");
        }

        assertProblem(write(customer, product, 5), 429, "too_many_requests");
        written(UUID.randomUUID(), product, 5);
    }

    private UUID aShirt() {
        catalogue.clear();
        return catalogue.product(catalogue.store("corner"), "shirt", 1);
    }
}
