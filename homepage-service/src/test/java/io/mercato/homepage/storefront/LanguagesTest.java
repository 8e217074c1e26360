package io.mercato.homepage.storefront;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.mercato.homepage.storefront.message.GoodsMessages;
import io.mercato.homepage.storefront.message.PlaceMessages;
import io.mercato.homepage.storefront.message.SearchMessages;
import io.mercato.homepage.storefront.message.ShopMessages;
import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.inject.Inject;

/** The shop speaks to everybody in their language, of those that it knows. */
@QuarkusTest
@TestProfile(ShopProfile.class)
class LanguagesTest {
    private static final List<Class<?>> BUNDLES =
            List.of(ShopMessages.class, GoodsMessages.class, SearchMessages.class, PlaceMessages.class);

    @Inject
    StorefrontSettings settings;

    Shop shop;

    @BeforeEach
    void aShopThatIsWell() {
        shop.isWell();
        Shop.isForgotten();
    }

    @ParameterizedTest
    @ValueSource(strings = {"fr", "fr-CI", "FR-fr;q=0.9, en;q=0.8", "ha, yo;q=0.9, fr;q=0.2", "en;q=0, fr;q=0.1"})
    void whoReadsFrenchIsAnsweredInFrench(String accepted) {
        Response answer = in(accepted).get("/");
        answer.then().header("Content-Language", "fr").header("Vary", "Accept-Encoding, Accept-Language");
        Document page = Jsoup.parse(answer.asString());
        assertThat(page.select("html").attr("lang")).isEqualTo("fr");
        assertThat(page.select("main section.part > header > h2").eachText())
                .contains("Ventes flash", "Rien que pour vous", "Nouveautés", "Événements à venir");
        assertThat(page.select("#q").attr("placeholder")).isEqualTo("Un produit, une boutique, une marque");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "en",
                "en-GB,en;q=0.9,fr;q=0.8",
                "*",
                "de",
                "fr;q=0",
                "french",
                "../../fr",
                "fr\u0000",
                "%66r",
                ";;;,,,=",
                "x-fr",
                "fr_FR"
            })
    void everybodyElseIsAnsweredAlikeInTheUsualLanguage(String accepted) {
        Response usual = given().get("/events");
        in(accepted)
                .get("/events")
                .then()
                .statusCode(200)
                .header("Content-Language", "en")
                .header("ETag", equalTo(usual.header("ETag")));
    }

    @Test
    void aPageOfOneLanguageIsNeverTakenForThatOfAnother() {
        String english = in("en").get("/").header("ETag");
        String french = in("fr").get("/").header("ETag");
        assertThat(french).isNotEqualTo(english);
        given().header("Accept-Language", "fr")
                .header("If-None-Match", english)
                .get("/")
                .then()
                .statusCode(200)
                .header("Content-Language", "fr");
        given().header("Accept-Language", "fr")
                .header("If-None-Match", french)
                .get("/")
                .then()
                .statusCode(304)
                .header("Content-Language", "fr")
                .header("Vary", "Accept-Encoding, Accept-Language");
    }

    @Test
    void numbersMoneyAndDaysAreWrittenAsInTheLanguageWithTheSignOfTheCountry() {
        Document product = page("/products/" + Shop.PRODUCT);
        assertThat(plain(product.select(".cost.big .price").text())).isEqualTo("Maintenant 18 500,00 ₦");
        assertThat(product.select("#choice .stock").text()).isEqualTo("Plus que 3");
        assertThat(product.select("#reviews time").text()).isEqualTo("2 novembre 2026");
        assertThat(product.select("#reviews .star-row").attr("aria-label")).isEqualTo("4,5 étoiles sur 5");
        assertThat(page("/stores/" + Shop.STORE).select(".hours th").eachText()).contains("lundi", "dimanche");
        assertThat(page("/events/" + Shop.EVENT).select("dd").eachText())
                .contains("ven. 1 mai, 17:00 à 22:00 GMT", "Gratuit");
        assertThat(page("/activities/" + Shop.ACTIVITY).select("dd").eachText())
                .contains("4 à 10 ans", "45 à 90 minutes", "à l’intérieur", "pluie", "facile");
        assertThat(plain(page("/search?q=robe").select(".page-head").text()))
                .isEqualTo("Résultats pour « robe » Environ 1 200 produits");
    }

    @Test
    void whatWentWrongIsSaidInTheirLanguageToo() {
        Response answer =
                given().accept("text/html").header("Accept-Language", "fr").get("/rien");
        answer.then().statusCode(404).header("Content-Language", "fr");
        assertThat(Jsoup.parse(answer.asString()).select("h1").text()).isEqualTo("Cette page n’est pas ici");
    }

    @Test
    void theApiIsTheSameForEverybody() {
        given().header("Accept-Language", "fr")
                .get("/api/v1/homepage")
                .then()
                .header("Vary", "Accept-Encoding")
                .header("Content-Language", nullValue());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/search?q=dress&inStock=true&min=5",
                "/products/" + Shop.PRODUCT,
                "/bundles",
                "/bundles/" + Shop.BUNDLE,
                "/stores",
                "/stores/" + Shop.STORE,
                "/categories",
                "/offers",
                "/events",
                "/events/" + Shop.EVENT,
                "/activities",
                "/activities/" + Shop.ACTIVITY
            })
    void noWordOfAPageIsLeftInEnglish(String path) {
        Set<String> english = wordsThatDiffer();
        Document page = page(path);
        Stream<String> shown = page.select("body, body *").stream()
                .flatMap(element -> Stream.concat(
                        Stream.of(element.ownText()),
                        Stream.of("aria-label", "placeholder", "data-some", "data-still", "data-over")
                                .map(element::attr)));
        assertThat(shown.map(String::strip).filter(english::contains)).isEmpty();
    }

    @Test
    void aLanguageThatThereAreNoWordsInFailsTheStart() {
        assertThatThrownBy(() -> Language.of("tlh", settings)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void everyMessageHasItsFrenchAndNoneTooMuch() {
        for (Class<?> bundle : BUNDLES) {
            assertThat(french(bundle).stringPropertyNames())
                    .as(bundle.getSimpleName())
                    .containsExactlyInAnyOrderElementsOf(Arrays.stream(bundle.getMethods())
                            .map(Method::getName)
                            .toList());
            assertThat(french(bundle).values()).as(bundle.getSimpleName()).noneMatch(text -> ((String) text).isBlank());
        }
    }

    /** English messages without parameters that are another text in French. */
    private static Set<String> wordsThatDiffer() {
        Map<Class<?>, Properties> french =
                BUNDLES.stream().collect(Collectors.toMap(Function.identity(), LanguagesTest::french));
        return BUNDLES.stream()
                .flatMap(bundle -> Arrays.stream(bundle.getMethods()))
                .filter(message -> message.getParameterCount() == 0)
                .map(message -> Map.entry(message.getAnnotation(Message.class).value(), message))
                .filter(entry -> !entry.getKey()
                        .equals(french.get(entry.getValue().getDeclaringClass())
                                .getProperty(entry.getValue().getName())))
                .map(Map.Entry::getKey)
                .filter(text -> text.length() > 1)
                .collect(Collectors.toSet());
    }

    private static Properties french(Class<?> bundle) {
        String name = bundle.getAnnotation(MessageBundle.class).value();
        Properties texts = new Properties();
        try (var in = new InputStreamReader(
                LanguagesTest.class.getResourceAsStream("/messages/" + name + "_fr.properties"),
                StandardCharsets.UTF_8)) {
            texts.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }

    private static RequestSpecification in(String acceptLanguage) {
        return given().header("Accept-Language", acceptLanguage);
    }

    private static Document page(String path) {
        return Jsoup.parse(in("fr").get(path).then().statusCode(200).extract().asString());
    }

    /** French has spaces of its own between digits and before its marks. */
    private static String plain(String text) {
        return text.replace('\u202f', ' ').replace('\u00a0', ' ');
    }
}
