package io.mercato.catalog.review;

import static io.mercato.catalog.Api.asCustomer;
import static io.mercato.catalog.Api.asService;
import static io.mercato.catalog.Api.assertProblem;
import static io.mercato.catalog.Api.get;
import static io.mercato.catalog.review.ReviewApi.decide;
import static io.mercato.catalog.review.ReviewApi.vote;
import static io.mercato.catalog.review.ReviewApi.written;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.mercato.catalog.Catalogue;
import io.mercato.catalog.Statements;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

@QuarkusTest
class ReviewsInBulkTest {
    private static final String PATH = "/internal/v1/reviews/by-products";

    private final Catalogue catalogue;
    private final Statements statements;
    private UUID store;
    private UUID shirt;

    ReviewsInBulkTest(Catalogue catalogue, Statements statements) {
        this.catalogue = catalogue;
        this.statements = statements;
    }

    @BeforeEach
    void aShirt() {
        catalogue.clear();
        store = catalogue.store("corner");
        shirt = catalogue.product(store, "shirt", 1);
    }

    @Test
    void eachProductHasItsOwnReviewsInTheOrderOfTheIds() {
        UUID hat = catalogue.product(store, "hat", 2);
        UUID nobodys = catalogue.product(store, "scarf", 3);
        UUID unknown = UUID.randomUUID();
        reviews(shirt, 5, 3);
        reviews(hat, 1);

        of("", hat, nobodys, unknown, shirt, hat)
                .statusCode(200)
                .body("items.productId", contains(hat.toString(), nobodys.toString(), shirt.toString()))
                .body("items[0].items.rating", contains(1))
                .body("items[1].items", empty())
                .body("items[1].nextCursor", nullValue())
                .body("items[2].items.rating", contains(3, 5))
                .body("items[2].items.author", contains("Amaka", "Amaka"))
                .body("missing", contains(unknown.toString()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sort=newest",
                "sort=helpful",
                "sort=highest",
                "sort=lowest",
                "sort=newest&rating=4",
                "verified=true"
            })
    void whatIsReadSoIsTheFirstPageOfTheProductAndGoesOnWithItsCursor(String query) {
        UUID liked = reviews(shirt, 4, 2, 5, 4, 3).get(1);
        vote(UUID.randomUUID(), liked).statusCode(200);
        String list = "/products/" + shirt + "/reviews?limit=1&" + query;

        ValidatableResponse answer = of("?limit=1&" + query, shirt).statusCode(200);

        ValidatableResponse page = get(list).statusCode(200);
        assertThat(answer.extract().<List<?>>path("items[0].items"))
                .isEqualTo(page.extract().<List<?>>path("items"));
        String cursor = answer.extract().path("items[0].nextCursor");
        assertThat(cursor).isEqualTo(page.extract().path("nextCursor"));
        if (!query.contains("verified")) {
            get(list + "&cursor=" + cursor).statusCode(200).body("items", hasSize(1));
        }
    }

    @Test
    void whatDoesNotAppearIsNotRead() {
        UUID hidden = reviews(shirt, 1, 5).getFirst();
        decide(hidden, "hide", "*").statusCode(200);
        UUID draft = catalogue.product(store, "draft", 2);
        catalogue.change("products", draft, "status = 'draft'");

        of("", shirt, draft)
                .body("items", hasSize(1))
                .body("items[0].items.rating", contains(5))
                .body("missing", contains(draft.toString()));
    }

    @Test
    void howeverManyProductsThereAreItIsOneStatement() {
        UUID[] products = IntStream.range(0, 20)
                .mapToObj(i -> catalogue.product(store, "p" + i, i))
                .toArray(UUID[]::new);
        reviews(products[0], 4);
        reviews(products[19], 2);

        assertThat(statements.of(() -> of("", products).body("items", hasSize(20))))
                .isEqualTo(1);
    }

    @Test
    void whatIsOutOfBoundsIsNamed() {
        for (String query : List.of("?limit=0", "?limit=101", "?sort=best", "?rating=6", "?verified=perhaps")) {
            assertProblem(of(query, shirt), 400, "invalid_parameter");
        }
        assertProblem(of(""), 400, "invalid_parameter");
        UUID[] many = Collections.nCopies(100, shirt).toArray(UUID[]::new);
        assertProblem(of("?limit=11", many), 400, "invalid_parameter");
        of("?limit=11", many).body("errors[0].field", equalTo("limit"));
        of("?limit=10", many).statusCode(200).body("items", hasSize(1));
        assertProblem(of("", Collections.nCopies(101, shirt).toArray(UUID[]::new)), 400, "invalid_parameter");
    }

    @Test
    void onlyServicesMayAsk() {
        Map<String, List<UUID>> body = Map.of("ids", List.of(shirt));
        assertProblem(
                asCustomer(UUID.randomUUID())
                        .contentType("application/json")
                        .body(body)
                        .post(PATH)
                        .then(),
                403,
                "forbidden");
    }

    private static List<UUID> reviews(UUID product, int... ratings) {
        return IntStream.of(ratings)
                .mapToObj(rating -> written(UUID.randomUUID(), product, rating))
                .toList();
    }

    private static ValidatableResponse of(String query, UUID... products) {
        return asService()
                .contentType("application/json")
                .body(Map.of("ids", List.of(products)))
                .post(PATH + query)
                .then();
    }
}
