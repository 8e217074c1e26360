package io.mercato.devservices.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DefaultProfileTest {

    @Test
    void allProfilesOfARunUseTheSameServer() {
        assertThat(ServersOfThisRun.seenNow()).isEqualTo(ServersOfThisRun.seenFirst());
    }
}
