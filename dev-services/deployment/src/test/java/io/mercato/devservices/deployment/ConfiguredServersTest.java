package io.mercato.devservices.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.QuarkusUnitTest;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ConfiguredServersTest {

    private static final String DATABASE = "jdbc:postgresql://127.0.0.1:1/elsewhere";
    private static final String REDIS = "redis://127.0.0.1:2";

    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = new QuarkusUnitTest()
            .withEmptyApplication()
            .overrideConfigKey("quarkus.datasource.jdbc.url", DATABASE)
            .overrideConfigKey("quarkus.datasource.username", "someone")
            .overrideConfigKey("quarkus.redis.hosts", REDIS);

    @Test
    void serversThatAreConfiguredAreNotReplaced() {
        assertThat(value("quarkus.datasource.jdbc.url")).isEqualTo(DATABASE);
        assertThat(value("quarkus.datasource.username")).isEqualTo("someone");
        assertThat(value("quarkus.redis.hosts")).isEqualTo(REDIS);
    }

    private static String value(String key) {
        return ConfigProvider.getConfig().getValue(key, String.class);
    }
}
