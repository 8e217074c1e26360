package io.mercato.catalog;

import io.mercato.platform.testing.CommittedOpenApi;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import java.io.IOException;

@QuarkusTest
class OpenApiTest {
    @Test
    void theCommittedDescriptionIsThatOfTheService() throws IOException {
        CommittedOpenApi.assertUpToDate("catalog-service");
    }
}
