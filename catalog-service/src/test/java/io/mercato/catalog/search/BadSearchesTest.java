package io.mercato.catalog.search;

import static io.mercato.catalog.Api.assertProblem;
import static io.mercato.catalog.Api.get;
import static io.mercato.catalog.Api.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.mercato.catalog.Catalogue;
import io.mercato.platform.paging.Cursor;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

@QuarkusTest
class BadSearchesTest {
    private final Catalogue catalogue;

    BadSearchesTest(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @BeforeEach
    void someProducts() {
        catalogue.clear();
        UUID store = catalogue.store("corner");
        for (String handle : new String[] {"kaftan", "shirt", "the-and-of", "a"}) {
            catalogue.product(store, handle, 1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "🎉",
                "🎉🎉🎉 🧵",
                "!!!",
                "?",
                "\"",
                "\"\"",
                "-",
                "--",
                "- -",
                "|",
                "&",
                ":*",
                "<->",
                "()",
                "*",
                "%",
                "_",
                "\\",
                "\u0000",
                "\u0001\u0002",
                "\uE000\uE001",
                "-kaftan",
                "-the",
                "-kaftan or -shirt",
                "or",
                "or or",
                "' '",
                "\u200F\u200E",
                "\uFFFD",
                "…"
            })
    void aQueryWithoutAWordToLookUpFindsNothingAndDoesNotFail(String query) {
        get("/search?sort=newest&q=" + encoded(query)).statusCode(200);
        get("/search?facets=category,store,vendor,tag,price,rating,inStock,onOffer&q=" + encoded(query))
                .statusCode(200);
        if (!query.isBlank() && !query.matches("[\\x00-\\x1f\\uE000\\uE001]+") && !query.contains("or")) {
            assertThat(read("/search?q=" + encoded(query)).getList("items")).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kaftan'; DROP TABLE products; --",
                "' OR '1'='1",
                "kaftan & !shirt | (a <-> b):*",
                "<script>kaftan</script>",
                "kaftan\\",
                "kaftan'",
                "\"kaftan",
                "kaftan\"",
                "kaftan:A",
                "kaftan:*",
                "!kaftan",
                "kaftan \u0000 x",
                "<b",
                "kaftan OR",
                "OR kaftan",
                "$1 :words {0} %s ?",
                "قميص",
                "חולצה",
                "𝒌𝒂𝒇𝒕𝒂𝒏",
                "ﷺ",
                "İstanbul"
            })
    void signsThatMeanSomethingElsewhereMeanNothingHere(String query) {
        get("/search?q=" + encoded(query)).statusCode(200).body(not(containsString("<script>")));
        get("/search?sort=newest&q=" + encoded(query)).statusCode(200);

        assertThat(read("/search").getList("items")).hasSize(4);
    }

    @Test
    void aLetterOrAStopWordFindsWhatIsCalledSo() {
        assertThat(read("/search?q=a").getList("items.data.handle")).asList().contains("a");
        assertThat(read("/search?q=the").getList("items.data.handle")).asList().containsExactly("the-and-of");
        assertThat(read("/search?q=the+kaftan").getList("items.data.handle"))
                .asList()
                .containsExactly("kaftan");
    }

    @Test
    void aQueryThatIsTooLongIsRefusedWithItsBound() {
        assertProblem(get("/search?q=" + "word+".repeat(500)), 400, "invalid_parameter");
        assertProblem(get("/search?q=" + "a".repeat(201)), 400, "invalid_parameter");
        assertProblem(get("/search?q=" + "a+".repeat(33) + "a"), 400, "invalid_parameter");
        assertProblem(get("/search?q=" + encoded("ﷺ".repeat(100))), 400, "invalid_parameter");
        get("/search?q=" + "a".repeat(201)).body("errors[0].field", equalTo("q"), "detail", containsString("200"));
        get("/search?q=" + "a".repeat(200)).statusCode(200);
        get("/search?q=" + "a+".repeat(31) + "a").statusCode(200);
        get("/search?q=" + encoded("🎉".repeat(100))).statusCode(200);
    }

    @ParameterizedTest
    @CsvSource({
        "sort=cheapest, sort",
        "sort=RELEVANCE, sort",
        "facets=colour, facets",
        "'facets=category,colour', facets",
        "lang=xx, lang",
        "lang=english, lang",
        "category=abc, category",
        "store=abc, store",
        "store=%27%20OR%201=1, store",
        "minPrice=-1, minPrice",
        "minPrice=abc, minPrice",
        "minPrice=1.5, minPrice",
        "maxPrice=99999999999999999999, maxPrice",
        "maxPrice=9007199254740992, maxPrice",
        "minPrice=200&maxPrice=100, minPrice",
        "currency=XYZ1, currency",
        "currency=naira, currency",
        "minRating=6, minRating",
        "minRating=-1, minRating",
        "minRating=good, minRating",
        "minRating=4.567, minRating",
        "location=abc, location",
        "near=lagos, near",
        "'near=91,0', near",
        "radiusKm=10, radiusKm",
        "'near=6.5,3.4&radiusKm=0', radiusKm",
        "inStock=yes, inStock",
        "onOffer=1, onOffer",
        "limit=0, limit",
        "limit=101, limit"
    })
    void aParameterThatMakesNoSenseIsNamed(String parameters, String field) {
        assertProblem(get("/search?q=kaftan&" + parameters), 400, "invalid_parameter");
        get("/search?q=kaftan&" + parameters).body("errors[0].field", equalTo(field));
    }

    @Test
    void whatIsNotKnownIsAnsweredWithWhatIs() {
        get("/search?sort=cheapest").body("detail", containsString("price-asc"));
        get("/search?facets=colour").body("detail", containsString("onOffer"));
        get("/search?lang=xx").body("detail", containsString("en, fr"));
    }

    @Test
    void whatAFormLeavesEmptyIsNotTold() {
        get("/search?q=kaftan&sort=&lang=&currency=&facets=&minPrice=&minRating=0")
                .statusCode(200);
    }

    @Test
    void tooManyValuesOfAFilterAreRefused() {
        StringBuilder tags = new StringBuilder("/search?q=kaftan");
        for (int i = 0; i <= 50; i++) {
            tags.append("&tag=t").append(i);
        }
        assertProblem(get(tags.toString()), 400, "invalid_parameter");
        get("/search?q=kaftan" + "&tag=t".repeat(60)).statusCode(200);
    }

    @Test
    void textsOfFiltersAreOnlyTexts() {
        for (String text : new String[] {"\u0000", "'; DROP TABLE products", "{a,b}", "\"", "🎉", "x".repeat(3000)}) {
            assertThat(read("/search?tag=" + encoded(text)).getList("items")).isEmpty();
            assertThat(read("/search?vendor=" + encoded(text)).getList("items")).isEmpty();
        }
    }

    @Test
    void aBrokenAcceptLanguageIsPassedOver() {
        for (String header : new String[] {"*", ";;;", "en;q=abc", "-", "x".repeat(5000), "🎉", "en-US-x-y-z,,,"}) {
            io.restassured.RestAssured.given()
                    .header("Accept-Language", header)
                    .get("/api/v1/search?q=kaftan")
                    .then()
                    .statusCode(200);
        }
    }

    @Test
    void aCursorThatWasTamperedWithOrForgedIsRefusedOrHarmless() {
        String cursor = read("/search?q=a+OR+kaftan+OR+shirt&limit=1").getString("nextCursor");
        for (int i = 0; i < cursor.length(); i += 5) {
            char other = cursor.charAt(i) == 'A' ? 'B' : 'A';
            String tampered = cursor.substring(0, i) + other + cursor.substring(i + 1);
            assertProblem(get("/search?q=a+OR+kaftan+OR+shirt&limit=1&cursor=" + tampered), 400, "invalid_cursor");
        }
        for (String bad : new String[] {"abc", "%00", "AAAA", "a".repeat(1999)}) {
            assertProblem(get("/search?q=kaftan&cursor=" + bad), 400, "invalid_cursor");
        }
        assertThat(Cursor.MAX_LENGTH).isGreaterThan(cursor.length());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
