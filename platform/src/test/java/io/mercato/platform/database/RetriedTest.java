package io.mercato.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.mercato.platform.server.OwnPostgres;
import io.mercato.platform.server.OwnRedis;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

/** Conflicts between real transactions, and connections that are really cut. */
@QuarkusTest
@QuarkusTestResource(OwnRedis.class)
@QuarkusTestResource(OwnPostgres.class)
class RetriedTest {
    @Inject
    Ledger ledger;

    OwnPostgres.Control postgres;

    @BeforeEach
    void twoAccounts() {
        ledger.open();
    }

    @Test
    void ofTwoTransactionsThatLockInACircleBothSucceed() throws Exception {
        CyclicBarrier bothHaveOne = new CyclicBarrier(2);

        all(() -> ledger.move(1, 2, 5, bothHaveOne), () -> ledger.move(2, 1, 3, bothHaveOne));

        assertThat(ledger.balance(1)).isEqualTo(100 - 5 + 3);
        assertThat(ledger.balance(2)).isEqualTo(100 + 5 - 3);
        assertThat(ledger.attempts())
                .as("one of the two was the deadlock's victim")
                .isEqualTo(3);
    }

    @Test
    void serializableTransactionsThatRaceAllSucceedInTheEnd() throws Exception {
        Callable<?> add = () -> {
            ledger.addSerializably(1, 1);
            return null;
        };

        all(IntStream.range(0, 4).mapToObj(_ -> add).toArray(Callable[]::new));

        assertThat(ledger.balance(1)).isEqualTo(104);
    }

    @Test
    void aTransactionThatLosesAgainAndAgainFailsAfterABoundedNumberOfTries() {
        assertThatThrownBy(ledger::alwaysLose).hasStackTraceContaining("could not serialize");

        assertThat(ledger.attempts()).isEqualTo(4);
    }

    @Test
    void aMethodThatIsRetriedWithinAnotherIsNotTriedForEachTryOfThatOne() {
        assertThatThrownBy(ledger::loseWithinAnother).hasStackTraceContaining("could not serialize");

        assertThat(ledger.attempts()).isEqualTo(4);
    }

    @Test
    void aConnectionThatIsCutIsReplacedWhereDoingItTwiceIsDoingItOnce() {
        ledger.setWithTheConnectionCutOnce(1, 7);

        assertThat(ledger.balance(1)).isEqualTo(7);
        assertThat(ledger.attempts()).isEqualTo(2);
    }

    @Test
    void soIsOneThatIsCutWhileItCommits() throws Exception {
        ledger.setWithTheCommitCutOnce(1, 7);

        assertThat(ledger.balance(1)).isEqualTo(7);
        assertThat(ledger.attempts()).isEqualTo(2);
    }

    @Test
    void aConnectionThatIsCutIsAFailureWhereDoingItTwiceWouldCountTwice() {
        assertThatThrownBy(() -> ledger.addWithTheConnectionCutOnce(1, 7)).isNotNull();

        assertThat(ledger.attempts()).isEqualTo(1);
        assertThat(ledger.balance(1)).isEqualTo(100);
    }

    @Test
    void whatTheDatabaseRefusesIsNotTriedAgain() {
        assertThatThrownBy(() -> ledger.openAgain(1)).hasStackTraceContaining("duplicate key");

        assertThat(ledger.attempts()).isEqualTo(1);
    }

    @Test
    void withinAnotherTransactionNothingIsTriedAgainSinceThatOneIsLostToo() {
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(ledger::alwaysLose))
                .hasStackTraceContaining("could not serialize");

        assertThat(ledger.attempts()).isEqualTo(1);
    }

    @Test
    void aRestartUnderLoadLosesNothingAndCountsNothingTwice() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> writers = IntStream.range(0, 8)
                    .mapToObj(writer -> threads.submit(() -> writeUntil(50, writer)))
                    .toList();
            await().until(() -> ledger.attempts() > 40);
            postgres.stop();
            postgres.start();
            for (Future<Integer> writer : writers) {
                assertThat(writer.get()).isEqualTo(50);
            }
        }
        assertThat(ledger.entries()).isEqualTo(8 * 50);
    }

    /** As a client does that gets no answer: it asks again until there is one. */
    private int writeUntil(int entries, int writer) {
        for (int i = 0; i < entries; i++) {
            String reference = writer + "-" + i;
            await().ignoreExceptions().pollInSameThread().until(() -> ledger.enter(reference));
        }
        return entries;
    }

    private static void all(Callable<?>... work) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<? extends Future<?>> running =
                    List.of(work).stream().map(threads::submit).toList();
            for (Future<?> each : running) {
                each.get();
            }
        }
    }
}
