package io.mercato.homepage.graphql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.mercato.homepage.page.CatalogStub;
import io.mercato.platform.testing.browser.Browser;
import io.mercato.platform.testing.browser.Tab;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The page that developers write queries in, in a real browser; it is there in tests as in dev mode. */
@QuarkusTest
@QuarkusTestResource(CatalogStub.class)
class GraphiQlTest {
    @RegisterExtension
    static final Browser BROWSER = new Browser();

    @TestHTTPResource("/q/graphql-ui/?query=%7B%20__type(name%3A%20%22Money%22)%20%7B%20description%20%7D%20%7D")
    String page;

    @Test
    void aQueryThatIsWrittenThereIsAnswered() {
        try (Tab tab = BROWSER.open()) {
            tab.open(page);
            await().until(() -> tab.evaluate("document.querySelector('.graphiql-execute-button') !== null")
                    .asBoolean());

            tab.click(".graphiql-execute-button");

            await().untilAsserted(() -> assertThat(tab.evaluate("document.querySelector('.result-window').innerText")
                            .asText())
                    .contains("\"description\": \"An amount of money, exact.\""));
        }
    }
}
