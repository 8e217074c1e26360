package io.mercato.homepage.storefront;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.mercato.platform.testing.browser.Browser;
import io.mercato.platform.testing.browser.Faults;
import io.mercato.platform.testing.browser.Tab;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The pages as people meet them, in a real browser. */
@QuarkusTest
@TestProfile(ShopProfile.class)
class BrowserTest {
    private static final List<String> PAGES = List.of(
            "/",
            "/search?q=dress&inStock=true",
            "/products/" + Shop.PRODUCT,
            "/bundles",
            "/bundles/" + Shop.BUNDLE,
            "/stores",
            "/stores/" + Shop.STORE,
            "/categories",
            "/categories/" + Shop.CATEGORY,
            "/offers",
            "/events",
            "/events/" + Shop.EVENT,
            "/activities",
            "/activities/" + Shop.ACTIVITY);

    /** How many pictures load before anybody is near them; one screen ahead is near. */
    private static final String EAGER_BELOW_THE_FOLD = """
            [...document.images].filter(i => i.loading !== 'lazy'
              && i.getBoundingClientRect().top > 2 * innerHeight).length""";

    /** What shows no ring when the keyboard comes to it; a tile and the search show it around all of themselves. */
    private static final String WITHOUT_FOCUS_RING = """
            [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, summary, [tabindex="0"]')]
              .filter(e => e.checkVisibility({visibilityProperty: true}))
              .filter(e => {
                e.focus();
                const rings = [e, e.closest('.tile, .search')].filter(Boolean).map(r => getComputedStyle(r));
                return document.activeElement !== e
                  || rings.every(r => r.outlineStyle === 'none' || parseFloat(r.outlineWidth) < 2);
              })
              .map(e => e.outerHTML.slice(0, 120))""";

    /** What a finger misses, being lower than 44 pixels; a tile is one target, and links within a text are as high as that. */
    private static final String LOWER_THAN_A_FINGER = """
            [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, summary')]
              .filter(e => e.checkVisibility() && !e.closest('.hidden, .skip') && getComputedStyle(e).display !== 'inline')
              .filter(e => (e.closest('.tile') || e).getBoundingClientRect().height < 43.5)
              .map(e => e.outerHTML.slice(0, 120))""";

    @RegisterExtension
    static final Browser BROWSER = new Browser();

    @TestHTTPResource
    String service;

    Shop shop;

    private String edge;

    @BeforeEach
    void aShopThatIsWell() {
        shop.isWell();
        edge = shop.edge(service.replaceAll("/$", ""));
        Shop.isForgotten();
    }

    @Test
    void noPageHasAFaultByDayByNightOrOnTheSmallestPhone() {
        try (Tab tab = BROWSER.open()) {
            for (String page : PAGES) {
                tab.size(1280, 900, false);
                tab.prefers("prefers-color-scheme", "light");
                tab.open(edge + page);
                assertThat(Faults.of(tab)).as(page).isEmpty();
                tab.prefers("prefers-color-scheme", "dark");
                assertThat(Faults.of(tab)).as(page + " by night").isEmpty();
                tab.size(320, 568, true);
                assertThat(Faults.of(tab)).as(page + " on a phone").isEmpty();
                assertThat(widthOf(tab)).as(page).isLessThanOrEqualTo(320);
                assertThat(tab.evaluate(LOWER_THAN_A_FINGER).valueStream().map(JsonNode::asText))
                        .as(page)
                        .isEmpty();
                assertThat(tab.evaluate(EAGER_BELOW_THE_FOLD).asInt()).as(page).isZero();
            }
        }
    }

    @Test
    void aPageThatIsHardToReadHasAFault() {
        try (Tab tab = BROWSER.open()) {
            tab.open(edge + "/events");
            tab.evaluate("document.querySelector('h1').style.color = '#ccc'");
            tab.evaluate("document.querySelector('main').append(document.createElement('img'))");
            assertThat(Faults.of(tab))
                    .anyMatch(fault -> fault.startsWith("contrast"))
                    .anyMatch(fault -> fault.startsWith("no alt"));
        }
    }

    @Test
    void longNamesAndFrenchWordsFitOnTheSmallestPhone() {
        String endless = "Donaudampfschifffahrtsgesellschaft".repeat(3);
        shop.answers("products/new-arrivals", okJson(Shop.list(Stream.of(Shop.card(1, endless)))));
        shop.answers("search", okJson(Shop.found(Stream.of(Shop.card(1, endless)))));
        shop.answers(
                "products/" + Shop.PRODUCT, okJson("{\"type\": \"product\", \"data\": " + Shop.product(endless) + "}"));
        Shop.isForgotten();
        try (Tab tab = BROWSER.open()) {
            tab.command("Network.enable", Map.of());
            tab.command("Network.setExtraHTTPHeaders", Map.of("headers", Map.of("Accept-Language", "fr")));
            tab.size(320, 568, true);
            for (String page : PAGES) {
                tab.open(edge + page);
                assertThat(tab.evaluate("document.documentElement.lang").asText())
                        .as(page)
                        .isEqualTo("fr");
                assertThat(widthOf(tab)).as(page).isLessThanOrEqualTo(320);
            }
        }
    }

    @Test
    void whatHasTheFocusCanBeSeen() {
        try (Tab tab = BROWSER.open()) {
            for (String page : List.of("/", "/search?q=dress", "/products/" + Shop.PRODUCT)) {
                tab.open(edge + page);
                tab.press("Tab");
                assertThat(texts(tab, ":focus")).as(page).containsExactly("Skip to the content");
                assertThat(tab.evaluate(WITHOUT_FOCUS_RING).valueStream().map(JsonNode::asText))
                        .as(page)
                        .isEmpty();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/products/" + Shop.PRODUCT, "/search?q=dress", "/stores/" + Shop.STORE})
    void nothingMovesWhileThePicturesArrive(String page) {
        try (Tab tab = BROWSER.open()) {
            tab.size(390, 844, true);
            tab.open(edge + page);
            assertThat(tab.evaluate("""
                            new Promise(done => {
                              let shift = 0;
                              new PerformanceObserver(list => list.getEntries().forEach(e => shift += e.value))
                                .observe({type: 'layout-shift', buffered: true});
                              window.scrollTo(0, document.body.scrollHeight);
                              requestAnimationFrame(() => requestAnimationFrame(() => done(shift)));
                            })""").asDouble()).isLessThan(0.05);
        }
    }

    @Test
    void whatIsSaidByColourIsSeenWhereTheSystemChoosesAllColours() {
        try (Tab tab = BROWSER.open()) {
            tab.prefers("forced-colors", "active");
            tab.open(edge + "/stores");
            assertThat(tab.evaluate("const bars = [...document.querySelectorAll('.menu a')].map(a => "
                                    + "[a.hasAttribute('aria-current'), getComputedStyle(a).borderBottomColor]);"
                                    + "const here = bars.find(([is]) => is)[1];"
                                    + "bars.filter(([, colour]) => colour === here).length")
                            .asInt())
                    .isEqualTo(1);
            assertThat(tab.evaluate("const stars = document.querySelector('.star-row');"
                                    + "getComputedStyle(stars).color !== getComputedStyle(stars, '::after').color")
                            .asBoolean())
                    .isTrue();
        }
    }

    @Test
    void sectionsAreMadeWhenOneComesNear() {
        String made = "document.querySelector('#events .tile').checkVisibility({contentVisibilityAuto: true})";
        try (Tab tab = BROWSER.open()) {
            tab.size(390, 844, true);
            tab.open(edge + "/");
            assertThat(tab.evaluate(made).asBoolean()).isFalse();
            tab.evaluate("document.getElementById('events').scrollIntoView({behavior: 'instant'})");
            await().until(() -> tab.evaluate(made).asBoolean());
        }
    }

    @Test
    void theSearchSuggestsAndTheKeyboardChooses() {
        try (Tab tab = BROWSER.open()) {
            tab.open(edge + "/");
            tab.click("#q");
            tab.type("ank");
            await().until(() ->
                    tab.evaluate("q.getAttribute('aria-expanded')").asText().equals("true"));
            assertThat(texts(tab, "[role=option]"))
                    .containsExactly(
                            "DressesCategory", "Ankara Wrap Dress", "Ankara Feast SetBundle", "Nok & SonsBrand");
            tab.press("Escape");
            assertThat(tab.evaluate("document.getElementById('suggestions').hidden")
                            .asBoolean())
                    .isTrue();
            tab.press("ArrowDown");
            await().until(() ->
                    tab.evaluate("q.getAttribute('aria-expanded')").asText().equals("true"));
            tab.press("ArrowDown");
            tab.press("ArrowDown");
            assertThat(tab.evaluate("document.getElementById(q.getAttribute('aria-activedescendant')).textContent")
                            .asText())
                    .isEqualTo("Ankara Wrap Dress");
            tab.follow(() -> tab.press("Enter"));
            assertThat(tab.evaluate("document.querySelector('h1').textContent").asText())
                    .isEqualTo("Ankara Wrap Dress");
            assertThat(tab.complaints()).isEmpty();
        }
    }

    @Test
    void aSuggestionCanBeClicked() {
        try (Tab tab = BROWSER.open()) {
            tab.open(edge + "/");
            tab.click("#q");
            tab.type("nok");
            await().until(() -> tab.evaluate("document.querySelectorAll('[role=option]').length")
                            .asInt()
                    == 4);
            tab.follow(() -> tab.click("[role=option]:last-child"));
            assertThat(tab.evaluate("location.pathname + location.search").asText())
                    .isEqualTo("/search?vendor=Nok%20%26%20Sons");
        }
    }

    @Test
    void suggestionsThatComeWhenOneHasGoneOnDoNotOpen() {
        shop.answers("search/suggestions", okJson(Shop.SUGGESTIONS).withFixedDelay(250));
        try (Tab tab = BROWSER.open()) {
            tab.open(edge + "/");
            tab.click("#q");
            tab.type("ank");
            await().until(() -> !shop.requests("search/suggestions").isEmpty());
            tab.press("Tab");
            await().during(Duration.ofMillis(400))
                    .until(() -> tab.evaluate("document.getElementById('suggestions').hidden")
                            .asBoolean());
        }
    }

    @Test
    void aPictureThatIsLostLeavesItsPlaceAndItsText() {
        String lost = Shop.product("Ankara Wrap Dress").replace("/picture.svg", "/lost.svg");
        shop.answers("products/" + Shop.PRODUCT, okJson("{\"type\": \"product\", \"data\": " + lost + "}"));
        Shop.isForgotten();
        try (Tab tab = BROWSER.open()) {
            tab.size(390, 844, true);
            // An address of its own: the browser keeps pages for some seconds, for the tests after this one, too.
            tab.open(edge + "/products/" + Shop.PRODUCT + "/lost");
            await().until(() -> tab.evaluate("document.querySelectorAll('.slides li:first-child .no-picture').length")
                            .asInt()
                    == 1);
            assertThat(texts(tab, ".slides li:first-child")).first().asString().contains("The dress in red");
            assertThat(tab.evaluate("const r = document.querySelector('.slides li').getBoundingClientRect();"
                                    + "Math.abs(r.width - r.height) < 2")
                            .asBoolean())
                    .isTrue();
            assertThat(widthOf(tab)).isEqualTo(390);
        }
    }

    @Test
    void aSectionThatFailedIsTriedAgainWithoutScriptsToo() {
        shop.fails("events/featured");
        try (Tab tab = BROWSER.open()) {
            tab.withoutScripts();
            keepsNothing(tab);
            await().pollDelay(Duration.ZERO).until(() -> {
                Shop.isForgotten();
                tab.open(edge + "/");
                return texts(tab, "#events .sorry").size() == 1;
            });
            tab.evaluate("window.same = true");
            tab.follow(() -> tab.click("#events .sorry a"));
            assertThat(tab.evaluate("window.same === undefined").asBoolean()).isTrue();
            assertThat(texts(tab, "main section.part > header > h2")).hasSize(6);
        }
    }

    @Test
    void aSearchIsMadeByEnter() {
        try (Tab tab = BROWSER.open()) {
            tab.open(edge + "/");
            tab.click("#q");
            tab.type("dress");
            tab.follow(() -> tab.press("Enter"));
            assertThat(tab.evaluate("document.querySelector('h1').textContent").asText())
                    .isEqualTo("Results for “dress”");
        }
    }

    @Test
    void aSectionThatFailedIsTriedAgainWithoutLeavingThePage() {
        shop.fails("events/featured");
        try (Tab tab = BROWSER.open()) {
            keepsNothing(tab);
            await().pollDelay(Duration.ZERO).until(() -> {
                Shop.isForgotten();
                tab.open(edge + "/");
                return tab.evaluate("document.querySelectorAll('#events .sorry').length")
                                .asInt()
                        == 1;
            });
            tab.evaluate("window.same = true");
            tab.click("#events [data-retry]");
            await().until(() -> tab.evaluate("document.querySelector('#events .sorry p').textContent")
                    .asText()
                    .startsWith("It is still not there"));
            shop.answers("events/featured", okJson(Shop.list(Stream.of(Shop.event()))));
            await().atMost(Duration.ofSeconds(10)).until(() -> {
                tab.evaluate("document.querySelector('#events [data-retry]')?.click()");
                return tab.evaluate("document.querySelectorAll('#events .event').length")
                                .asInt()
                        == 1;
            });
            assertThat(tab.evaluate("window.same").asBoolean()).isTrue();
            assertThat(tab.evaluate("document.activeElement.textContent").asText())
                    .isEqualTo("Upcoming events");
            assertThat(tab.complaints()).isEmpty();
        }
    }

    @Test
    void anotherColourShowsItsPriceWithoutLeavingThePage() {
        try (Tab tab = BROWSER.open()) {
            tab.open(edge + "/products/" + Shop.PRODUCT);
            tab.evaluate("window.same = true");
            tab.evaluate("[...document.querySelectorAll('.choice a')].find(a => a.textContent === 'Blue').click()");
            await().until(() -> tab.evaluate("document.querySelector('#choice .price').textContent")
                    .asText()
                    .equals("₦21,000.00"));
            assertThat(tab.evaluate("window.same").asBoolean()).isTrue();
            assertThat(tab.evaluate("location.search").asText()).contains("variant=" + Shop.BLUE);
            assertThat(tab.evaluate("document.activeElement.textContent").asText())
                    .isEqualTo("Blue");
        }
    }

    @Test
    void theOrderAppliesAsSoonAsItIsChosen() {
        try (Tab tab = BROWSER.open()) {
            tab.size(1280, 900, false);
            tab.open(edge + "/search?q=dress&inStock=true");
            tab.follow(() ->
                    tab.evaluate("sort.value = 'price-asc'; sort.dispatchEvent(new Event('change', {bubbles: true}))"));
            assertThat(tab.evaluate("location.search").asText()).isEqualTo("?q=dress&inStock=true&sort=price-asc");
        }
    }

    @Test
    void aFlashSaleCountsDown() {
        try (Tab tab = BROWSER.open()) {
            tab.open(edge + "/");
            assertThat(tab.evaluate("document.querySelector('#flashSales time').textContent")
                            .asText())
                    .matches("Ends in 0[23]:\\d\\d:\\d\\d");
        }
    }

    @Test
    void whatIsLookedAtIsToldForRecommendations() {
        try (Tab tab = BROWSER.open()) {
            tab.open(edge + "/products/" + Shop.PRODUCT);
            await().untilAsserted(() -> assertThat(shop.interactions())
                    .anyMatch(told -> told.getBodyAsString().contains("\"productId\":\"" + Shop.PRODUCT + "\"")));
        }
    }

    @Test
    void everythingCanBeReadAndReachedWithoutScripts() {
        try (Tab tab = BROWSER.open()) {
            tab.withoutScripts();
            tab.size(1280, 900, false);
            tab.open(edge + "/");
            assertThat(texts(tab, "main section.part > header > h2")).hasSize(6);
            tab.open(edge + "/search?q=dress");
            assertThat(tab.evaluate("getComputedStyle(document.querySelector('.sorting .button')).display")
                            .asText())
                    .isNotEqualTo("none");
            tab.follow(() -> tab.click(".facet a"));
            assertThat(tab.evaluate("location.search").asText()).isEqualTo("?q=dress&inStock=true");
            tab.open(edge + "/products/" + Shop.PRODUCT);
            tab.follow(() -> tab.click(".choice a:not([aria-current])"));
            assertThat(tab.evaluate("location.search").asText()).contains("variant=");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/products/" + Shop.PRODUCT, "/search?q=x"})
    void namesThatWouldBeScriptsAreNotRun(String page) {
        shop.answers(
                "products/" + Shop.PRODUCT,
                okJson("{\"type\": \"product\", \"data\": " + Shop.product(Shop.NASTY) + "}"));
        shop.answers("products/new-arrivals", okJson(Shop.list(Stream.of(Shop.card(1, Shop.NASTY)))));
        shop.answers("search", okJson(Shop.found(Stream.of(Shop.card(1, Shop.NASTY)))));
        Shop.isForgotten();
        try (Tab tab = BROWSER.open()) {
            tab.open(edge + page);
            assertThat(tab.evaluate("document.querySelectorAll('[onerror], main script').length")
                            .asInt())
                    .isZero();
            assertThat(tab.complaints()).isEmpty();
        }
    }

    @Test
    void aPageForAnAddressThatLeadsNowhereHasNoFaultAndItsSearchWorks() {
        try (Tab tab = BROWSER.open()) {
            tab.size(390, 844, true);
            tab.open(edge + "/nothing/here");
            // The number is for the eyes alone, but they must be able to read it.
            tab.evaluate("document.querySelector('.status').removeAttribute('aria-hidden')");
            // The browser complains of the 404 itself.
            assertThat(Faults.of(tab)).allMatch(fault -> fault.contains("404"));
            tab.click("#q");
            tab.type("dress");
            tab.follow(() -> tab.press("Enter"));
            assertThat(texts(tab, "h1")).containsExactly("Results for “dress”");
        }
    }

    /** Else it would show the pages of tests before this one for as long as it may without asking again. */
    private static void keepsNothing(Tab tab) {
        tab.command("Network.enable", Map.of());
        tab.command("Network.setCacheDisabled", Map.of("cacheDisabled", true));
    }

    private static int widthOf(Tab tab) {
        return tab.evaluate("document.documentElement.scrollWidth").asInt();
    }

    private static List<String> texts(Tab tab, String selector) {
        JsonNode texts = tab.evaluate("[...document.querySelectorAll('" + selector + "')].map(e => e.textContent)");
        return texts.valueStream().map(JsonNode::asText).toList();
    }
}
