package io.mercato.catalog.review;

import static io.mercato.catalog.Api.asAdmin;
import static io.mercato.catalog.Api.asCustomer;
import static io.mercato.catalog.Api.assertProblem;
import static io.mercato.catalog.Api.bearer;
import static io.mercato.catalog.Api.get;
import static io.mercato.catalog.review.ReviewApi.REVIEWS;
import static io.mercato.catalog.review.ReviewApi.text;
import static io.mercato.catalog.review.ReviewApi.write;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.mercato.catalog.Catalogue;
import io.mercato.platform.testing.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.Method;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

@QuarkusTest
class BadReviewsTest {
    private static final String UNKNOWN = "0199b9c1-5f00-7d21-8a36-3d2f6f0c9a11";

    private final Catalogue catalogue;

    private final UUID customer = UUID.randomUUID();
    private UUID product;

    BadReviewsTest(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @BeforeEach
    void aShirt() {
        catalogue.clear();
        product = catalogue.product(catalogue.store("corner"), "shirt", 1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script> <b>",
                "'; DROP TABLE reviews; -- \" \\",
                "🎉👩‍👩‍👧‍👦 😀",
                "قميص جميل \u202Eabc",
                "%00 ${jndi:ldap://x} {{7*7}}"
            })
    void anyTextIsKeptAsItIsWritten(String words) {
        Map<String, Object> review = review();
        review.put("title", words);
        review.put("text", words + "\nsecond line\r\n\tthird");
        review.put("author", words);

        String id = write(customer, review).statusCode(201).extract().path("id");

        get("/reviews/" + id)
                .contentType("application/json")
                .body("title", equalTo(words))
                .body("author", equalTo(words))
                .body("text", equalTo(words + "\nsecond line\r\n\tthird"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"<img src=x onerror=alert(1)>", "'; DROP TABLE review_reports; --", "🎉 رديء"})
    void whatIsReportedAndDecidedIsKeptAsItIsWritten(String words) {
        String id = write(customer, review()).extract().path("id");
        report(id, words).statusCode(204);

        get("/admin/reviews/" + id + "/reports")
                .contentType("application/json")
                .body("items.comment", contains(words))
                .body("items.reason", contains("other"));
        decide(id, words).statusCode(200);
        get("/admin/audit?id=" + id).body("items[0].details.reason", equalTo(words));
    }

    @Test
    void wordsOfAReportOrADecisionThatAreTooLongOrNoneAreRefused() {
        String id = write(customer, review()).extract().path("id");
        for (String words : List.of("x".repeat(501), "x".repeat(10_000), "a\u0000b", "\u0007")) {
            assertProblem(report(id, words), 400, "invalid_parameter");
            assertProblem(decide(id, words), 400, "invalid_parameter");
        }
        assertProblem(decide(id, " "), 400, "invalid_parameter");
        get("/admin/reviews/" + id + "/reports").body("items", empty()).body("nextCursor", nullValue());
        assertProblem(get("/admin/reviews/" + UNKNOWN + "/reports"), 404, "review_not_found");
        assertProblem(get("/admin/reviews/abc/reports"), 400, "invalid_parameter");
    }

    private static ValidatableResponse report(String review, String comment) {
        return asCustomer(UUID.randomUUID())
                .contentType("application/json")
                .body(Map.of("reason", "other", "comment", comment))
                .put(REVIEWS + "/" + review + "/report")
                .then();
    }

    private static ValidatableResponse decide(String review, String reason) {
        return asAdmin()
                .header("If-Match", "*")
                .contentType("application/json")
                .body(Map.of("reason", reason))
                .post("/api/v1/admin/reviews/" + review + "/hide")
                .then();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\u0000", "a\\u0007", "\\ud800", "\\udc00 x", "\\u0085"})
    void controlCharactersAndHalvesOfCharactersAreRefused(String escaped) {
        for (String field : List.of("title", "text", "author")) {
            Map<String, Object> review = review();
            review.put(field, "@@");
            String body = json(review).replace("@@", escaped);

            ValidatableResponse answer = asCustomer(customer)
                    .contentType("application/json")
                    .body(body)
                    .post(REVIEWS)
                    .then();

            assertProblem(answer, 400, "invalid_parameter");
            answer.body("errors[0].field", equalTo(field));
        }
    }

    @ParameterizedTest
    @CsvSource({"title, 200", "author, 100", "text, 10000"})
    void aTextThatIsTooLongIsRefused(String field, int most) {
        Map<String, Object> review = review();
        for (String letter : List.of("x", "😀")) {
            review.put(field, letter.repeat(most + 1));
            assertProblem(write(customer, review), 400, "invalid_parameter");
        }
        review.put(field, "x".repeat(most));
        write(customer, review).statusCode(201);
    }

    @ParameterizedTest
    @CsvSource({
        "rating, 0",
        "rating, 6",
        "rating, -1",
        "rating, 4.5",
        "rating, '\"5\"'",
        "rating, null",
        "rating, 99999999999",
        "author, null",
        "author, '\"\"'",
        "author, '\"  \"'",
        "productId, null",
        "productId, '\"abc\"'",
        "text, '[]'"
    })
    void aFieldThatIsMalformedOrMissingIsNamed(String field, String value) {
        Map<String, Object> review = review();
        review.put(field, "@@");

        ValidatableResponse answer = asCustomer(customer)
                .contentType("application/json")
                .body(json(review).replace("\"@@\"", value))
                .post(REVIEWS)
                .then();

        answer.statusCode(400).body("errors[0].field", equalTo(field));
    }

    @Test
    void aBodyThatIsNoReviewIsRefused() {
        for (String body : List.of("", "null", "[]", "{", "\"text\"", "{}", "<review/>")) {
            asCustomer(customer)
                    .contentType("application/json")
                    .body(body)
                    .post(REVIEWS)
                    .then()
                    .statusCode(400)
                    .contentType("application/problem+json");
        }
        assertProblem(
                asCustomer(customer)
                        .contentType("text/plain")
                        .body("x")
                        .post(REVIEWS)
                        .then(),
                415,
                "unsupported_media_type");
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /reviews",
        "GET, /reviews/mine",
        "PUT, /reviews/" + UNKNOWN,
        "DELETE, /reviews/" + UNKNOWN,
        "PUT, /reviews/" + UNKNOWN + "/helpful",
        "DELETE, /reviews/" + UNKNOWN + "/helpful",
        "PUT, /reviews/" + UNKNOWN + "/report"
    })
    void onlyCustomersWrite(Method method, String path) {
        assertProblem(call(given(), method, path), 401, "unauthenticated");
        assertProblem(call(bearer(Tokens.admin()), method, path), 403, "forbidden");
        assertProblem(call(bearer(Tokens.service()), method, path), 403, "forbidden");
        for (String bad : List.of(Tokens.expired("customer"), Tokens.foreign("customer"), "abc")) {
            call(bearer(bad), method, path).statusCode(401).contentType("application/problem+json");
        }
        assertProblem(call(bearer(Tokens.customer("not-an-id")), method, path), 403, "not_a_customer");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /admin/reviews",
        "GET, /admin/reviews/" + UNKNOWN,
        "POST, /admin/reviews/" + UNKNOWN + "/approve",
        "DELETE, /admin/reviews/" + UNKNOWN
    })
    void onlyAdministratorsModerate(Method method, String path) {
        call(given(), method, path).statusCode(401);
        call(bearer(Tokens.customer(customer)), method, path).statusCode(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sort=worst",
                "sort=NEWEST",
                "rating=0",
                "rating=6",
                "rating=five",
                "verified=maybe",
                "limit=0",
                "limit=101",
                "cursor=abc",
                "sort=%27%3B--"
            })
    void aParameterOutOfBoundsIsRefused(String parameter) {
        get("/products/" + product + "/reviews?" + parameter).statusCode(400).contentType("application/problem+json");
    }

    @Test
    void anIdThatIsMalformedIs400() {
        assertProblem(get("/reviews/abc"), 400, "invalid_parameter");
        assertProblem(get("/products/abc/reviews"), 400, "invalid_parameter");
        assertProblem(get("/products/abc/reviews/summary"), 400, "invalid_parameter");
    }

    private Map<String, Object> review() {
        Map<String, Object> review = new HashMap<>(text(5));
        review.put("productId", product.toString());
        return review;
    }

    private static String json(Map<String, Object> review) {
        StringBuilder text = new StringBuilder("{");
        review.forEach((field, value) -> text.append(text.length() > 1 ? "," : "")
                .append('"' + field + "\":")
                .append(value instanceof Integer ? value.toString() : '"' + value.toString() + '"'));
        return text.append('}').toString();
    }

    private static ValidatableResponse call(RequestSpecification request, Method method, String path) {
        boolean body = method == Method.POST || method == Method.PUT;
        return (body ? request.contentType("application/json").body(bodyOf(path)) : request)
                .request(method, "/api/v1" + path)
                .then();
    }

    private static Map<String, Object> bodyOf(String path) {
        if (path.endsWith("/report") || path.startsWith("/admin")) {
            return Map.of("reason", "spam");
        }
        Map<String, Object> review = new HashMap<>(text(5));
        if (path.equals("/reviews")) {
            review.put("productId", UNKNOWN);
        }
        return review;
    }
}
