package io.mercato.homepage.graphql.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.mercato.homepage.LogLines;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;

/** The log says when this service has no token that is of use; through HTTP in {@code CatalogueQueriesTest}. */
class CredentialTest {
    private final LogLines log = LogLines.of(Credential.class.getName());

    @AfterEach
    void listenNoMore() {
        log.close();
    }

    @Test
    void aTokenThatIsNotThereIsToldOnceUntilItIsThere() {
        Credential absent = new Credential(() -> {
            throw new IllegalStateException("/run/token (mercato.identity.service-token-file) cannot be read");
        });

        assertThatIllegalStateException().isThrownBy(absent::header);
        assertThatIllegalStateException().isThrownBy(absent::header);
        absent.accepted();
        absent.accepted();
        assertThatIllegalStateException().isThrownBy(absent::header);

        String missing = "WARN What GraphQL's objects refer to cannot be read: /run/token"
                + " (mercato.identity.service-token-file) cannot be read";
        assertThat(log.lines())
                .containsExactly(missing, "INFO What GraphQL's objects refer to can be read again", missing);
    }

    @Test
    void whatElseFailsIsNotTheTokensFault() {
        Credential good = new Credential(() -> "a-token");

        assertThat(good.header()).isEqualTo("Bearer a-token");
        good.failed(new IOException("Connection refused"));
        good.failed(null);
        good.accepted();

        assertThat(log.lines()).isEmpty();
    }
}
