package io.mercato.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.mercato.platform.testing.browser.Browser;
import io.mercato.platform.testing.browser.Faults;
import io.mercato.platform.testing.browser.Tab;
import io.restassured.RestAssured;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.time.Duration;
import java.util.List;

/** The shop as somebody meets it who opens its address in a browser. */
@ExtendWith(RunningSuite.class)
class StorefrontIT {
    @RegisterExtension
    static final Browser BROWSER = new Browser();

    private static final String IMPORTED_PICTURES = "ERR_NAME_NOT_RESOLVED https://images.example/";

    @Test
    void somebodyLooksAroundOnAPhoneFromTheFrontPageToAStore() {
        try (Tab tab = BROWSER.open()) {
            tab.size(390, 844, true);
            await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
                tab.open(RestAssured.baseURI + "/");
                assertThat(tab.evaluate("document.querySelectorAll('main section.part').length")
                                .asInt())
                        .isEqualTo(6);
                assertThat(tab.evaluate("document.querySelectorAll('.sorry').length")
                                .asInt())
                        .isZero();
            });
            assertThat(faults(tab)).isEmpty();
            assertThat(tab.evaluate("document.documentElement.scrollWidth").asInt())
                    .isLessThanOrEqualTo(390);

            tab.click("#q");
            tab.type("dres");
            await().until(() -> tab.evaluate("document.querySelectorAll('[role=option]').length")
                            .asInt()
                    > 0);
            tab.follow(() -> tab.press("Enter"));
            assertThat(heading(tab)).isEqualTo("Results for “dres”");
            assertThat(tab.evaluate("document.querySelectorAll('.grid .product').length")
                            .asInt())
                    .isPositive();
            assertThat(tab.evaluate("document.querySelectorAll('.facet').length")
                            .asInt())
                    .isGreaterThan(3);

            String product = tab.evaluate("document.querySelector('.product h3').textContent")
                    .asText();
            tab.follow(() -> tab.evaluate("document.querySelector('.product h3 a').click()"));
            assertThat(heading(tab)).isEqualTo(product);
            assertThat(tab.evaluate("document.querySelector('.cost.big .price').textContent")
                            .asText())
                    .matches(".*₦[0-9,]+\\.[0-9]{2}");
            assertThat(faults(tab)).isEmpty();

            String store = tab.evaluate("document.querySelector('.seller a').textContent")
                    .asText();
            tab.follow(() -> tab.evaluate("document.querySelector('.seller a').click()"));
            assertThat(heading(tab)).isEqualTo(store);
            assertThat(faults(tab)).isEmpty();
        }
    }

    /** But for the pictures of what another test imports: their host is nowhere. */
    private static List<String> faults(Tab tab) {
        return Faults.of(tab).stream()
                .filter(fault -> !fault.contains(IMPORTED_PICTURES))
                .toList();
    }

    private static String heading(Tab tab) {
        return tab.evaluate("document.querySelector('h1').textContent").asText();
    }
}
