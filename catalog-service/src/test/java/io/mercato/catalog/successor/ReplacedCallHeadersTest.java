package io.mercato.catalog.successor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import org.junit.jupiter.api.Test;

import java.util.Map;
import java.util.stream.Collectors;

class ReplacedCallHeadersTest {
    private static final String DEPRECATED = "deprecated-since";
    private static final String SUNSET = "sunset";

    @Test
    void withoutADateNothingIsTold() {
        assertThat(headers(Map.of())).isEmpty();
        assertThat(headers(Map.of("documentation", "https://shop.example/moving")))
                .isEmpty();
    }

    @Test
    void theDateOfDeprecationAloneNamesTheSuccessor() {
        assertThat(headers(Map.of(DEPRECATED, "2027-01-01T00:00:00.9Z")))
                .containsOnly(
                        Map.entry("Deprecation", "@1798761600"),
                        Map.entry("Link", "</api/v1/homepage>; rel=\"successor-version\""));
    }

    @Test
    void theEndAloneIsToldToo() {
        assertThat(headers(Map.of(SUNSET, "2027-01-02T03:04:05Z", "successor", "/api/v2/homepage")))
                .containsOnly(
                        Map.entry("Sunset", "Sat, 02 Jan 2027 03:04:05 GMT"),
                        Map.entry("Link", "</api/v2/homepage>; rel=\"successor-version\""));
    }

    @Test
    void callsThatWouldEndBeforeTheyAreDeprecatedRefuseTheStart() {
        assertThatThrownBy(() -> headers(Map.of(DEPRECATED, "2027-01-02T00:00:00Z", SUNSET, "2027-01-01T00:00:00Z")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("mercato.catalog.replaced-calls.sunset (2027-01-01T00:00:00Z)");
        assertThat(headers(Map.of(DEPRECATED, "2027-01-01T00:00:00Z", SUNSET, "2027-01-01T00:00:00Z")))
                .hasSize(3);
    }

    private static Map<String, String> headers(Map<String, String> configured) {
        Map<String, String> keys = configured.entrySet().stream()
                .collect(Collectors.toMap(
                        entry -> "mercato.catalog.replaced-calls." + entry.getKey(), Map.Entry::getValue));
        ReplacedCallSettings settings = new SmallRyeConfigBuilder()
                .withMapping(ReplacedCallSettings.class)
                .withSources(new PropertiesConfigSource(keys, "test", 100))
                .build()
                .getConfigMapping(ReplacedCallSettings.class);
        return new ReplacedCallHeaders(settings).all();
    }
}
