package io.mercato.platform.deadline;

import static io.mercato.platform.deadline.WaitingResource.FOR_EVER;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;

import io.mercato.platform.server.OwnPostgres;
import io.mercato.platform.server.OwnRedis;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.time.Duration;

/** How long a caller waits is known wherever work is done for it. */
@QuarkusTest
@QuarkusTestResource(OwnRedis.class)
@QuarkusTestResource(OwnPostgres.class)
class DeadlineTest {
    private static final Duration SOON = Duration.ofSeconds(2);

    @ParameterizedTest
    @ValueSource(strings = {"blocking", "reactive"})
    void itIsKnownWhereverTheRequestIsServed(String path) {
        assertThat(Long.parseLong(text(waitingFor("5000", path)))).isBetween(1L, 5000L);
        assertThat(text(given().get("/api/v1/waiting/" + path).then())).isEqualTo(FOR_EVER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", " -30 ", "-999999999999999"})
    void whatNobodyWaitsForAnyMoreIsRefused(String millis) {
        waitingFor(millis, "blocking")
                .statusCode(503)
                .contentType("application/problem+json")
                .header("Retry-After", "1")
                .body("code", equalTo("deadline_exceeded"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "2s", "PT2S", "1.5", "1e3", "0x10", "+5", "--5", "10,20", "9999999999999999"})
    void whatIsNotAWholeNumberOfMillisecondsIsPassedOver(String header) {
        assertThat(text(waitingFor(header, "blocking"))).isEqualTo(FOR_EVER);
    }

    @ParameterizedTest
    @CsvSource({"1, 100", "99, 100", "100, 100", "101, 101", "30000, 30000", "30001, 30000", "999999999999999, 30000"})
    void itIsKeptWithinBounds(String millis, long left) {
        Deadline deadline = Deadline.read(millis, settings()).orElseThrow();
        assertThat(deadline.left().toMillis()).isBetween(left - 50, left);
    }

    @Test
    void whatIsPassedOnIsLessThanWhatIsLeft() {
        assertThat(passedOn("3000", 20_000)).isBetween(1L, 3000L - 10);
    }

    @Test
    void whatIsPassedOnIsNotMoreThanWhatIsWaitedForHere() {
        assertThat(passedOn("20000", 3_000)).isEqualTo(3000);
        assertThat(text(given().get("/api/v1/waiting/passed-on?readTimeout=3000")
                        .then()))
                .isEqualTo("3000");
    }

    @Test
    void aStatementEndsWithTheDeadlineOfTheRequest() {
        long begun = System.nanoTime();
        waitingFor("300", "asleep?seconds=10&times=1").statusCode(503).body("code", equalTo("deadline_exceeded"));
        assertThat(since(begun)).isBetween(Duration.ofMillis(290), SOON);
    }

    @Test
    void manyShortStatementsEndWithItToo() {
        long begun = System.nanoTime();
        waitingFor("300", "asleep?seconds=0.02&times=500").statusCode(503).body("code", equalTo("deadline_exceeded"));
        assertThat(since(begun)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void whatIsDoneInTimeIsNotDisturbedNorIsTheNextOneOnTheSameConnection() {
        for (int i = 0; i < 3; i++) {
            waitingFor("200", "asleep?seconds=0.01&times=1").statusCode(200);
            given().get("/api/v1/waiting/asleep?seconds=0.3&times=1").then().statusCode(200);
        }
    }

    @Test
    void whatFailsAfterItFailsForIt() {
        Deadline deadline = Deadline.in(Duration.ofMillis(5));
        assertThatThrownBy(() -> deadline.call(() -> {
                    passes(deadline);
                    throw new IOException("cut off");
                }))
                .matches(Deadline::isExceeded)
                .hasRootCauseMessage("cut off");
    }

    @Test
    void whatIsBegunAfterItIsNotDone() {
        Deadline deadline = Deadline.in(Duration.ZERO);
        assertThatThrownBy(() -> deadline.call(() -> "done")).matches(Deadline::isExceeded);
    }

    @Test
    void whatGoesOnForTheNextOneIsNotBoundedByWhoHasAnAnswer() throws Exception {
        Deadline deadline = Deadline.in(Duration.ofMillis(5));
        assertThat(deadline.<String>call(() -> {
                    passes(deadline);
                    deadline.lift();
                    Deadline.requireTime();
                    return "done";
                }))
                .isEqualTo("done");
    }

    @Test
    void workHasItsOwnAndNoneIsLeftBehind() throws Exception {
        Deadline own = Deadline.in(SOON);
        assertThat(own.call(Deadline::current)).contains(own);
        assertThat(Deadline.current()).isEmpty();
    }

    private static void passes(Deadline deadline) {
        while (!deadline.hasPassed()) {
            Thread.onSpinWait();
        }
    }

    private static long passedOn(String millis, long readTimeout) {
        return Long.parseLong(text(waitingFor(millis, "passed-on?readTimeout=" + readTimeout)));
    }

    private static ValidatableResponse waitingFor(String millis, String path) {
        return given().header(Deadline.HEADER, millis)
                .get("/api/v1/waiting/" + path)
                .then();
    }

    private static String text(ValidatableResponse answer) {
        return answer.statusCode(200).extract().asString();
    }

    private static Duration since(long begun) {
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    private static DeadlineSettings settings() {
        return new DeadlineSettings() {
            @Override
            public boolean enabled() {
                return true;
            }

            @Override
            public Duration min() {
                return Duration.ofMillis(100);
            }

            @Override
            public Duration max() {
                return Duration.ofSeconds(30);
            }

            @Override
            public Duration reserve() {
                return Duration.ofMillis(10);
            }
        };
    }
}
