package io.mercato.platform.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.mutiny.Uni;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

class PlacesTest {
    private static final Duration LONG = Duration.ofSeconds(10);

    @Test
    void whoCameFirstIsServedFirst() {
        Places places = new Places(1, LONG);
        CompletableFuture<String> first = new CompletableFuture<>();
        List<Integer> order = new ArrayList<>();
        places.in(() -> Uni.createFrom().completionStage(first)).subscribe().with(done -> {});
        for (int i = 0; i < 5; i++) {
            int number = i;
            places.in(() -> Uni.createFrom().item(number)).subscribe().with(order::add);
        }
        assertThat(order).isEmpty();
        first.complete("done");
        assertThat(order).containsExactly(0, 1, 2, 3, 4);
    }

    @Test
    void tenThousandThatEndAtOnceDoNotNest() {
        Places places = new Places(1, LONG);
        CompletableFuture<String> first = new CompletableFuture<>();
        AtomicInteger done = new AtomicInteger();
        places.in(() -> Uni.createFrom().completionStage(first)).subscribe().with(ignored -> {});
        for (int i = 0; i < 10_000; i++) {
            places.in(() -> Uni.createFrom().item(1)).subscribe().with(ignored -> done.incrementAndGet());
        }
        first.complete("done");
        assertThat(done).hasValue(10_000);
    }

    @Test
    void aPlaceComesFreeHoweverTheWorkEnds() {
        Places places = new Places(1, LONG);
        assertThatThrownBy(() -> await(places.in(() -> Uni.createFrom().failure(new IllegalStateException("failed")))))
                .hasMessage("failed");
        assertThatThrownBy(() -> await(places.in(() -> {
                    throw new IllegalStateException("thrown");
                })))
                .hasMessage("thrown");
        places.in(() -> Uni.createFrom().nothing())
                .subscribe()
                .with(never -> {})
                .cancel();
        assertThat(await(places.in(() -> Uni.createFrom().item("free")))).isEqualTo("free");
    }

    @Test
    void whoHasGivenUpTakesNoPlace() {
        Places places = new Places(1, Duration.ofMillis(50));
        CompletableFuture<String> first = new CompletableFuture<>();
        places.in(() -> Uni.createFrom().completionStage(first)).subscribe().with(done -> {});
        AtomicInteger done = new AtomicInteger();
        List<CompletableFuture<Integer>> late = IntStream.range(0, 100)
                .mapToObj(i -> places.in(() -> Uni.createFrom().item(done::incrementAndGet))
                        .subscribeAsCompletionStage())
                .toList();
        assertThat(late).allSatisfy(each -> assertThat(each)
                .failsWithin(5, TimeUnit.SECONDS)
                .withThrowableThat()
                .withCauseInstanceOf(Places.NoneFree.class));
        first.complete("done");
        assertThat(await(places.in(() -> Uni.createFrom().item("free")))).isEqualTo("free");
        assertThat(done).hasValue(0);
    }

    @Test
    void manyThreadsNeverTakeMorePlacesThanThereAreAndLoseNone() {
        Places places = new Places(4, LONG);
        AtomicInteger atOnce = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        AtomicInteger done = new AtomicInteger();
        for (int i = 0; i < 2_000; i++) {
            Thread.ofVirtual().start(() -> places.in(() -> {
                        most.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
                        Thread.yield();
                        atOnce.decrementAndGet();
                        return Uni.createFrom().item(1);
                    })
                    .subscribe()
                    .with(ignored -> done.incrementAndGet()));
        }
        Awaitility.await().until(() -> done.get() == 2_000);
        assertThat(most.get()).isLessThanOrEqualTo(4);
        assertThat(await(places.in(() -> Uni.createFrom().item("free")))).isEqualTo("free");
    }

    private static <T> T await(Uni<T> uni) {
        return uni.await().atMost(Duration.ofSeconds(5));
    }
}
