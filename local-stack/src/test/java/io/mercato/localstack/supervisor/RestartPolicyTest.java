package io.mercato.localstack.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;

class RestartPolicyTest {

    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

    @Test
    void theDelayDoublesUpToItsMaximumUntilTheAttemptsAreUsedUp() {
        RestartPolicy policy = policy(5);

        assertThat(policy.delayAfterDeath(NOW)).hasValue(Duration.ofSeconds(1));
        assertThat(policy.delayAfterDeath(NOW)).hasValue(Duration.ofSeconds(2));
        assertThat(policy.delayAfterDeath(NOW)).hasValue(Duration.ofSeconds(4));
        assertThat(policy.delayAfterDeath(NOW)).hasValue(Duration.ofSeconds(5));
        assertThat(policy.delayAfterDeath(NOW)).hasValue(Duration.ofSeconds(5));
        assertThat(policy.delayAfterDeath(NOW)).isEmpty();
    }

    @Test
    void whatIsLongPastIsForgiven() {
        RestartPolicy policy = policy(1);
        policy.delayAfterDeath(NOW);

        assertThat(policy.delayAfterDeath(NOW.plusSeconds(599))).isEmpty();
        assertThat(policy.delayAfterDeath(NOW.plusSeconds(601))).hasValue(Duration.ofSeconds(1));
    }

    @Test
    void withoutAttemptsNothingIsStartedAgain() {
        assertThat(policy(0).delayAfterDeath(NOW)).isEmpty();
    }

    private static RestartPolicy policy(int attempts) {
        return new RestartPolicy(new RestartPolicy.Limits(
                attempts, Duration.ofMinutes(10), Duration.ofSeconds(1), Duration.ofSeconds(5)));
    }
}
