package io.mercato.system;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Path;
import java.util.List;

/** A key that is spelt wrong must not pass for one that is set. */
class UnknownKeysIT {

    @ParameterizedTest
    @CsvSource({
        "homepage-service, mercato.unknown",
        "homepage-service, mercato.homepage.sections.events.bugdet",
        "homepage-service, quarkus.http.prot",
        "catalog-service, mercato.catalog.demo.enabeld",
        "orders-service, mercato.cache.any.frsh",
        "batch-service, mercato.redis-tier.time-out"
    })
    void aKeyThatNobodyKnowsFailsTheStartAndIsNamed(String service, String key, @TempDir Path folder) throws Exception {
        assertThat(RefusedStart.output(service, List.of(key + "=1"), folder)).contains(key);
    }
}
