package io.mercato.catalog.review;

import static io.mercato.catalog.Api.asAdmin;
import static io.mercato.catalog.Api.asCustomer;

import io.restassured.response.ValidatableResponse;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** What customers and administrators do with reviews, over HTTP. */
final class ReviewApi {
    static final String REVIEWS = "/api/v1/reviews";
    private static final String MODERATION = "/api/v1/admin/reviews";

    private ReviewApi() {}

    static Map<String, Object> text(int rating) {
        return new HashMap<>(Map.of("rating", rating, "author", "Amaka", "title", "Good", "text", "I wear it often."));
    }

    static ValidatableResponse write(UUID customer, UUID product, int rating) {
        Map<String, Object> review = text(rating);
        review.put("productId", product.toString());
        return write(customer, review);
    }

    static ValidatableResponse write(UUID customer, Map<String, Object> review) {
        return asCustomer(customer)
                .contentType("application/json")
                .body(review)
                .post(REVIEWS)
                .then();
    }

    /** The id of a new review. */
    static UUID written(UUID customer, UUID product, int rating) {
        return UUID.fromString(
                write(customer, product, rating).statusCode(201).extract().path("id"));
    }

    static ValidatableResponse edit(UUID customer, UUID review, String ifMatch, Map<String, Object> text) {
        var request = asCustomer(customer).contentType("application/json").body(text);
        return (ifMatch == null ? request : request.header("If-Match", ifMatch))
                .put(REVIEWS + "/" + review)
                .then();
    }

    static ValidatableResponse delete(UUID customer, UUID review) {
        return asCustomer(customer).delete(REVIEWS + "/" + review).then();
    }

    static ValidatableResponse find(UUID customer, UUID review) {
        return asCustomer(customer).get(REVIEWS + "/" + review).then();
    }

    static ValidatableResponse vote(UUID customer, UUID review) {
        return asCustomer(customer).put(REVIEWS + "/" + review + "/helpful").then();
    }

    static ValidatableResponse unvote(UUID customer, UUID review) {
        return asCustomer(customer).delete(REVIEWS + "/" + review + "/helpful").then();
    }

    static ValidatableResponse report(UUID customer, UUID review) {
        return asCustomer(customer)
                .contentType("application/json")
                .body(Map.of("reason", "spam"))
                .put(REVIEWS + "/" + review + "/report")
                .then();
    }

    /** @param step approve, reject or hide */
    static ValidatableResponse decide(UUID review, String step, String ifMatch) {
        var request = asAdmin().contentType("application/json").body(Map.of("reason", "As I see it."));
        return (ifMatch == null ? request : request.header("If-Match", ifMatch))
                .post(MODERATION + "/" + review + "/" + step)
                .then();
    }

    static int status(ValidatableResponse response) {
        return response.extract().statusCode();
    }
}
