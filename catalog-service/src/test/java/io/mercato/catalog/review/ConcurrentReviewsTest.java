package io.mercato.catalog.review;

import static io.mercato.catalog.review.ReviewApi.decide;
import static io.mercato.catalog.review.ReviewApi.delete;
import static io.mercato.catalog.review.ReviewApi.edit;
import static io.mercato.catalog.review.ReviewApi.report;
import static io.mercato.catalog.review.ReviewApi.status;
import static io.mercato.catalog.review.ReviewApi.text;
import static io.mercato.catalog.review.ReviewApi.unvote;
import static io.mercato.catalog.review.ReviewApi.vote;
import static io.mercato.catalog.review.ReviewApi.write;
import static io.mercato.catalog.review.ReviewApi.written;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.mercato.catalog.Catalogue;
import io.mercato.catalog.purchase.Purchases;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Customers who meet. */
@QuarkusTest
class ConcurrentReviewsTest {
    private static final int CUSTOMERS = 32;

    private final Catalogue catalogue;
    private final Recount recount;
    private final Purchases purchases;

    private UUID store;
    private UUID product;

    ConcurrentReviewsTest(Catalogue catalogue, Recount recount, Purchases purchases) {
        this.catalogue = catalogue;
        this.recount = recount;
        this.purchases = purchases;
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

    @RepeatedTest(3)
    void theSameReviewManyTimesAtOnceIsWrittenOnce() throws Exception {
        UUID customer = UUID.randomUUID();

        List<Integer> answers = together(Collections.nCopies(8, () -> status(write(customer, product, 5))));

        assertThat(answers).containsOnlyOnce(201).allMatch(status -> status == 201 || status == 409);
    }

    @Test
    void thirtyTwoReviewersOfTwoProductsAtOnceAreAllCounted() throws Exception {
        UUID hat = catalogue.product(store, "hat", 1);

        List<Integer> answers = together(IntStream.range(0, CUSTOMERS)
                .<Callable<Integer>>mapToObj(i ->
                        () -> status(insist(() -> write(UUID.randomUUID(), i % 2 == 0 ? product : hat, 1 + i % 5))))
                .toList());

        assertThat(answers).containsOnly(201);
        assertThat(catalogue.text("SELECT rating_count FROM stores")).isEqualTo("32");
    }

    @RepeatedTest(3)
    void ofTwoChangesOfOneReviewAtOnceOneIsToldThatItWasLate() throws Exception {
        UUID customer = UUID.randomUUID();
        UUID id = written(customer, product, 5);

        List<Integer> answers = together(List.of(
                () -> status(edit(customer, id, "\"v0\"", text(1))),
                () -> status(edit(customer, id, "\"v0\"", text(2)))));

        assertThat(answers).containsExactlyInAnyOrder(200, 412);
    }

    @RepeatedTest(5)
    void aPaymentThatIsHeardOfWhileTheReviewIsWrittenVerifiesIt() throws Exception {
        UUID customer = UUID.randomUUID();

        together(List.of(() -> status(write(customer, product, 5)), () -> {
            purchases.paid(UUID.randomUUID(), customer, Instant.now(), List.of(product), List.of());
            return 0;
        }));

        assertThat(catalogue.text("SELECT verified FROM reviews WHERE customer_id = ?", customer))
                .isEqualTo("t");
    }

    /** Customers who write, change, delete, vote and report what they share, and administrators who decide meanwhile. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void whateverHappensAtOnceTheRatingsAreThoseOfARecount(long seed) throws Exception {
        List<UUID> products = List.of(
                product, catalogue.product(store, "hat", 1), catalogue.product(catalogue.store("other"), "bag", 1));
        List<UUID> reviews = new CopyOnWriteArrayList<>();
        SplittableRandom random = new SplittableRandom(seed);

        List<Integer> defects = together(IntStream.range(0, CUSTOMERS)
                .<Callable<Integer>>mapToObj(i -> {
                    SplittableRandom own = random.split();
                    return () -> act(UUID.randomUUID(), products, reviews, own);
                })
                .toList());

        assertThat(defects).as("answers that nobody should get").containsOnly(0);
    }

    private int act(UUID customer, List<UUID> products, List<UUID> reviews, SplittableRandom random) {
        List<Integer> answers = new ArrayList<>();
        for (UUID each : products) {
            int rating = random.nextInt(1, 6);
            var answer = insist(() -> write(customer, each, rating));
            answers.add(status(answer));
            UUID own = UUID.fromString(answer.extract().path("id"));
            reviews.add(own);
            UUID other = reviews.get(random.nextInt(reviews.size()));
            switch (random.nextInt(7)) {
                case 0 -> answers.add(status(insist(() -> edit(customer, own, "*", text(rating % 5 + 1)))));
                case 1 -> answers.add(status(insist(() -> delete(customer, own))));
                case 2 -> answers.add(status(insist(() -> vote(customer, other))));
                case 3 -> answers.add(status(insist(() -> unvote(customer, other))));
                case 4 -> answers.add(status(insist(() -> report(customer, other))));
                case 5 -> answers.add(status(insist(() -> decide(other, "hide", "*"))));
                default -> answers.add(status(insist(() -> decide(other, "approve", "*"))));
            }
        }
        return (int) answers.stream()
                .filter(status -> !List.of(200, 201, 204, 404, 409, 422).contains(status))
                .count();
    }

    /** More at once than there are connections: who is told so asks again, as a client does. */
    private static ValidatableResponse insist(Supplier<ValidatableResponse> request) {
        AtomicReference<ValidatableResponse> answer = new AtomicReference<>();
        await().atMost(Duration.ofSeconds(30)).pollInSameThread().until(() -> {
            answer.set(request.get());
            return status(answer.get()) != 503;
        });
        return answer.get();
    }

    /** Starts all at the same moment; their results, in order. */
    private static List<Integer> together(List<Callable<Integer>> actions) throws Exception {
        CyclicBarrier start = new CyclicBarrier(actions.size());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> results = threads.invokeAll(actions.stream()
                    .<Callable<Integer>>map(action -> () -> {
                        start.await();
                        return action.call();
                    })
                    .toList());
            List<Integer> values = new ArrayList<>();
            for (Future<Integer> result : results) {
                values.add(result.get());
            }
            return values;
        }
    }
}
