package io.mercato.devservices.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;

import java.util.Map;

@QuarkusTest
@TestProfile(OtherProfileTest.SmallPool.class)
class OtherProfileTest {

    /** A setting of the datasource, so that the application has to start anew. */
    public static final class SmallPool implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("quarkus.datasource.jdbc.max-size", "2", "quarkus.datasource.db-version", "18");
        }
    }

    @Test
    void allProfilesOfARunUseTheSameServer() {
        assertThat(ServersOfThisRun.seenNow()).isEqualTo(ServersOfThisRun.seenFirst());
    }
}
