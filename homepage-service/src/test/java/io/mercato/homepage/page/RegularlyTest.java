package io.mercato.homepage.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

class RegularlyTest {
    private static final Duration INTERVAL = Duration.ofMillis(5);

    private final AtomicInteger times = new AtomicInteger();
    private final List<Cancellable> begun = new ArrayList<>();

    @AfterEach
    void endAll() {
        begun.forEach(Cancellable::cancel);
    }

    @Test
    void whatIsStillUnderWayIsNotBegunASecondTime() {
        CompletableFuture<Integer> first = new CompletableFuture<>();
        begin(() -> {
            times.incrementAndGet();
            return Uni.createFrom().completionStage(first);
        });
        await().until(() -> times.get() == 1);
        letTimePass();
        assertThat(times).hasValue(1);
        first.complete(1);
        await().until(() -> times.get() > 1);
    }

    @Test
    void whatFailsOrCannotEvenBeginIsDoneAgainTheNextTime() {
        begin(() -> switch (times.incrementAndGet()) {
            case 1 -> throw new IllegalStateException("of the test");
            case 2 -> Uni.createFrom().failure(new IllegalStateException("of the test"));
            default -> Uni.createFrom().item(0);
        });
        await().until(() -> times.get() > 3);
    }

    @Test
    void whatHasEndedIsNotDoneAnyMoreAndWhatWasUnderWayIsGivenUp() {
        AtomicBoolean givenUp = new AtomicBoolean();
        Cancellable work = begin(() -> {
            times.incrementAndGet();
            return Uni.createFrom().<Integer>nothing().onCancellation().invoke(() -> givenUp.set(true));
        });
        await().until(() -> times.get() == 1);
        work.cancel();
        await().untilTrue(givenUp);
        letTimePass();
        assertThat(times).hasValue(1);
    }

    private Cancellable begin(Supplier<Uni<Integer>> work) {
        Cancellable ends = Regularly.every(INTERVAL, "The test", work);
        begun.add(ends);
        return ends;
    }

    /** Long enough for the next times. */
    private void letTimePass() {
        AtomicInteger beside = new AtomicInteger();
        begin(() -> Uni.createFrom().item(beside::incrementAndGet));
        await().until(() -> beside.get() > 3);
    }
}
