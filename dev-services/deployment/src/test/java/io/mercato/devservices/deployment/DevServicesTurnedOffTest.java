package io.mercato.devservices.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.QuarkusUnitTest;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DevServicesTurnedOffTest {

    @RegisterExtension
    static final QuarkusUnitTest APPLICATION =
            new QuarkusUnitTest().withEmptyApplication().overrideConfigKey("quarkus.devservices.enabled", "false");

    @ParameterizedTest
    @ValueSource(strings = {"quarkus.datasource.jdbc.url", "quarkus.redis.hosts"})
    void nothingIsStarted(String key) {
        assertThat(ConfigProvider.getConfig().getOptionalValue(key, String.class))
                .isEmpty();
    }
}
