package io.mercato.catalog.search;

import static io.mercato.catalog.Api.assertProblem;
import static io.mercato.catalog.Api.get;
import static io.mercato.catalog.Api.read;
import static io.mercato.catalog.Api.readAll;
import static org.assertj.core.api.Assertions.assertThat;

import io.mercato.catalog.Catalogue;
import io.mercato.catalog.Statements;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;

@QuarkusTest
class SearchTest {
    private final Catalogue catalogue;
    private final Statements statements;

    private UUID store;

    SearchTest(Catalogue catalogue, Statements statements) {
        this.catalogue = catalogue;
        this.statements = statements;
    }

    @BeforeEach
    void anEmptyCatalogueWithAStore() {
        catalogue.clear();
        store = catalogue.store("corner");
    }

    @Test
    void aWordFindsWhatHasItInAnyOfItsForms() {
        product("shoes", "title = 'Running Shoes'");
        product("shirt", "title = 'Oxford Shirt'");

        assertThat(found("shoe")).containsExactly("shoes");
        assertThat(found("SHOES")).containsExactly("shoes");
        assertThat(found("run")).containsExactly("shoes");
    }

    @Test
    void aWordIsFoundInTitleTagsTypeVendorAndDescriptionInThatOrder() {
        product("in-description", "description = 'Dyed with indigo.'");
        product("in-vendor", "vendor = 'Indigo'");
        product("in-type", "product_type = 'Indigo', title = 'Cloth of some kind'");
        product("in-tags", "tags = '{Indigo}'");
        product("in-title", "title = 'Indigo Cloth'");

        List<String> handles = found("indigo");

        assertThat(handles.getFirst()).isEqualTo("in-title");
        assertThat(handles.subList(1, 3)).containsExactlyInAnyOrder("in-tags", "in-type");
        assertThat(handles.subList(3, 5)).containsExactly("in-vendor", "in-description");
    }

    @Test
    void ofWhatFitsAlikeTheMorePopularComesFirst() {
        product("quiet", "title = 'Kaftan', views = 3");
        product("busy", "title = 'Kaftan', views = 3000");
        product("loved", "title = 'Kaftan', views = 3000, rating_average = 4.9, rating_count = 200");

        assertThat(found("kaftan")).containsExactly("loved", "busy", "quiet");
    }

    @Test
    void accentsAndCaseMakeNoDifferenceOnEitherSide() {
        product("market", "title = 'Marché de Lomé'");
        product("plain", "title = 'Lome basket'");

        assertThat(found("lomé")).containsExactlyInAnyOrder("market", "plain");
        assertThat(found("LOME")).containsExactlyInAnyOrder("market", "plain");
        assertThat(found("ｌｏｍｅ")).containsExactlyInAnyOrder("market", "plain");
    }

    @Test
    void everyLanguageHasItsOwnForms() {
        product("french", "title = 'Chaussures élégantes', language = 'fr'");
        product("english", "title = 'Elegant shoes'");

        assertThat(handles("/search?lang=fr&q=chaussure")).containsExactly("french");
        assertThat(handles("/search?lang=en&q=chaussures")).containsExactly("french");
        assertThat(handles("/search?lang=en&q=shoe")).containsExactly("english");
    }

    @Test
    void theLanguageIsThatOfTheBrowserUnlessItIsTold() {
        product("french", "description = 'Deux chevaux nationaux', language = 'fr'");

        assertThat(io.restassured.RestAssured.given()
                        .header("Accept-Language", "sw;q=1, fr-CA;q=0.9, en;q=0.8")
                        .get("/api/v1/search?q=national")
                        .then()
                        .header("Vary", org.hamcrest.Matchers.containsStringIgnoringCase("Accept-Language"))
                        .extract()
                        .jsonPath()
                        .getList("items.data.handle"))
                .isEqualTo(List.of("french"));
        assertThat(found("nationaux")).isEmpty();
    }

    @Test
    void quotesMinusAndOrMeanWhatPeopleExpect() {
        product("wrap-dress", "title = 'Wrap Dress'");
        product("dress-wrap", "title = 'Dress for a Wrap', description = 'Much talked about'");
        product("shirt", "title = 'Shirt'");

        assertThat(found("\"wrap dress\"")).containsExactly("wrap-dress");
        assertThat(found("dress -talk")).containsExactly("wrap-dress");
        assertThat(found("wrap -dresses")).isEmpty();
        assertThat(found("shirt OR \"wrap dress\"")).containsExactlyInAnyOrder("shirt", "wrap-dress");
    }

    @Test
    void allWordsMustFit() {
        product("wrap-dress", "title = 'Wrap Dress', vendor = 'Omolara'");
        product("shirt-dress", "title = 'Shirt Dress'");

        assertThat(found("dress omolara")).containsExactly("wrap-dress");
        assertThat(found("dress nowhere-to-be-found")).isEmpty();
    }

    @Test
    void wordsWithSignsInThemAreFoundWithAndWithout() {
        product("cable", "title = 'USB-C/HDMI T-Shirt_Cable 2.1'");

        for (String query : List.of("hdmi", "usb", "usb-c", "t-shirt", "shirt", "cable", "USB-C/HDMI", "2.1")) {
            assertThat(found(query)).as(query).containsExactly("cable");
        }
    }

    @Test
    void onlyWhatIsOnSaleIsFoundAndAChangeAtOnce() {
        UUID id = product("kaftan", "title = 'Kaftan'");
        assertThat(found("kaftan")).hasSize(1);

        catalogue.change("products", id, "title = 'Boubou'");
        assertThat(found("kaftan")).isEmpty();
        assertThat(found("boubou")).hasSize(1);

        catalogue.change("products", id, "status = 'draft'");
        assertThat(found("boubou")).isEmpty();
        catalogue.change("products", id, "status = 'active'");
        assertThat(found("boubou")).hasSize(1);

        catalogue.change("products", id, "status = 'archived', deleted_at = now()");
        assertThat(found("boubou")).isEmpty();
        assertThat(catalogue.text("SELECT count(*) FROM product_search")).isEqualTo("0");
    }

    @Test
    void whatIsDeletedForGoodLeavesNothingBehind() {
        UUID id = product("kaftan", "title = 'Kaftan'");

        catalogue.run("DELETE FROM products WHERE id = '" + id + "'");

        assertThat(catalogue.text("SELECT count(*) FROM product_search")).isEqualTo("0");
    }

    @Test
    void viewsThatChangeLittleWriteNothingAnew() {
        UUID id = product("kaftan", "views = 1000");
        String before = catalogue.text("SELECT xmin FROM product_search");

        catalogue.change("products", id, "views = 1010, version = version + 1");
        assertThat(catalogue.text("SELECT xmin FROM product_search")).isEqualTo(before);

        catalogue.change("products", id, "views = 2000");
        assertThat(catalogue.text("SELECT xmin FROM product_search")).isNotEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({"newest, c b a", "price-asc, b a c", "price-desc, c a b", "rating, a c b", "popularity, b c a"})
    void matchesComeInTheOrderThatWasAskedFor(String sort, String expected) {
        product("a", "price = 200, rating_average = 5, rating_count = 1, created_at = now() - interval '3 days'");
        product("b", "price = 100, views = 900, created_at = now() - interval '2 days'");
        product("c", "price = 300, views = 90, rating_average = 3, rating_count = 1, created_at = now()");

        assertThat(handles("/search?sort=" + sort)).isEqualTo(List.of(expected.split(" ")));
        assertThat(handles("/search?q=a+OR+b+OR+c&lang=de&sort=" + sort)).isEqualTo(List.of(expected.split(" ")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"relevance", "newest", "price-asc", "price-desc", "rating", "popularity"})
    void pagesFollowEachOtherWithoutGapOrRepetitionEvenAmongEqualKeys(String sort) {
        for (int i = 0; i < 25; i++) {
            product("p" + i, "title = 'Kaftan', created_at = '2026-01-01', views = " + i % 3 * 100);
        }

        for (int limit : List.of(1, 4, 25)) {
            assertThat(readAll("/search?q=kaftan&sort=" + sort, limit, "data.handle"))
                    .hasSize(25)
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void pagesStayInPlaceWhenSomethingArrivesMeanwhile() {
        for (int i = 0; i < 6; i++) {
            product("p" + i, "title = 'Kaftan', views = " + (600 - 100 * i));
        }
        JsonPath first = read("/search?q=kaftan&limit=3");
        product("arrived", "title = 'Kaftan', views = 100000");
        catalogue.run("DELETE FROM products WHERE handle = 'p4'");

        JsonPath second = read("/search?q=kaftan&limit=3&cursor=" + first.getString("nextCursor"));

        assertThat(first.getList("items.data.handle")).isEqualTo(List.of("p0", "p1", "p2"));
        assertThat(second.getList("items.data.handle")).isEqualTo(List.of("p3", "p5"));
        assertThat(second.getString("nextCursor")).isNull();
    }

    @Test
    void withoutWordsAllIsListedThatTheFiltersLetThroughTheMostPopularFirst() {
        product("quiet", "views = 3");
        product("busy", "views = 300");

        assertThat(handles("/search")).containsExactly("busy", "quiet");
        assertThat(handles("/search?q=")).containsExactly("busy", "quiet");
        assertThat(handles("/search?q=%20%20&sort=relevance")).containsExactly("busy", "quiet");
        assertThat(read("/search").getMap("items[0]")).doesNotContainKey("highlights");
    }

    @Test
    void aHitIsACardWithItsTypeAndHighlights() {
        UUID id = product("dress", "title = 'Ankara Wrap Dress', vendor = 'Omolara', description = 'A dress.'");

        Map<String, Object> hit = read("/search?q=dresses").getMap("items[0]");

        assertThat(hit).containsEntry("type", "product");
        assertThat(hit)
                .containsEntry(
                        "highlights",
                        Map.of("title", "Ankara Wrap <mark>Dress</mark>", "snippet", "A <mark>dress</mark>."));
        assertThat(read("/search?q=dresses").getMap("items[0].data"))
                .isEqualTo(read("/products/new-arrivals").getMap("items[0]"))
                .containsEntry("id", id.toString());
    }

    @Test
    void nothingInATextBecomesMarkup() {
        product(
                "evil",
                "title = 'Shirt <script>alert(1)</script> & \"quotes\" ''single'' ' || chr(57344) || 'x' || chr(57345),"
                        + " description = '<img src=x onerror=alert(1)> shirt ' || chr(57345) || '</mark><b>'");

        Map<String, Object> highlights = read("/search?q=shirt").getMap("items[0].highlights");

        assertThat(highlights.get("title").toString())
                .startsWith(
                        "<mark>Shirt</mark> &lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;quotes&quot; &#39;single")
                .endsWith(" x");
        for (Object html : highlights.values()) {
            assertThat(html.toString().replace("<mark>", "").replace("</mark>", ""))
                    .doesNotContain("<", ">", "\"", "'");
        }
        assertThat(highlights.get("snippet").toString()).contains("<mark>shirt</mark>");
    }

    @Test
    void theSnippetIsThePartOfALongDescriptionThatFits() {
        product(
                "long",
                "description = repeat('Nothing to see in here. ', 50) || 'Then an agbada. ' || repeat('And on. ', 50)");

        String snippet = read("/search?q=agbada").getString("items[0].highlights.snippet");

        assertThat(snippet).contains("Then an <mark>agbada</mark>").hasSizeLessThan(400);
    }

    @Test
    void aTitleOfEverySignThatTextsHaveIsFoundAndShownAsItIs() {
        for (String title : List.of(
                "<script>alert(1)</script> ware",
                "'; DROP TABLE products; -- ware",
                "🎉 ware 🧵",
                "قميص ware أحمر",
                "וארע ware חולצה",
                "ware & !ware | ware:* <-> (ware)",
                "ware\\''\"ware")) {
            catalogue.run("TRUNCATE products CASCADE");
            UUID id = product("ware", "title = 'x'");
            catalogue.texts("UPDATE products SET title = ? WHERE id = ? RETURNING id", title, id);

            JsonPath answer = read("/search?q=ware");

            assertThat(answer.getList("items.data.title")).isEqualTo(List.of(title));
        }
        catalogue.run("TRUNCATE products CASCADE");
        UUID id = product("shirt", "language = 'ar'");
        catalogue.texts("UPDATE products SET title = ? WHERE id = ? RETURNING id", "قميص أحمر", id);
        assertThat(found("قميص")).hasSize(1);
        assertThat(handles("/search?lang=ar&q=" + encoded("القميص"))).hasSize(1);
    }

    @Test
    void aPageIsTwoStatementsHoweverMuchIsOnIt() {
        for (int i = 0; i < 30; i++) {
            product("p" + i, "title = 'Kaftan'");
        }

        assertThat(statementsOf("/search?q=kaftan&limit=30")).isEqualTo(2);
        assertThat(statementsOf("/search?q=kaftan&limit=1&sort=newest")).isEqualTo(2);
        assertThat(statementsOf("/search?limit=100")).isEqualTo(2);
    }

    @Test
    void aCursorOfAnotherSearchIsRefused() {
        for (int i = 0; i < 3; i++) {
            product("p" + i, "title = 'Kaftan'");
        }
        String cursor = read("/search?q=kaftan&limit=1").getString("nextCursor");

        get("/search?q=%20KAFTAN%20&limit=2&cursor=" + cursor).statusCode(200);
        for (String other : List.of(
                "q=boubou",
                "q=",
                "q=kaftan&sort=newest",
                "q=kaftan&inStock=true",
                "q=kaftan&lang=fr",
                "q=kaftan&tag=a")) {
            assertProblem(get("/search?" + other + "&cursor=" + cursor), 400, "invalid_cursor");
        }
        assertProblem(get("/products?cursor=" + cursor), 400, "invalid_cursor");
        String newest = read("/search?q=kaftan&sort=newest&limit=1").getString("nextCursor");
        assertProblem(get("/search?q=kaftan&cursor=" + newest), 400, "invalid_cursor");
    }

    private UUID product(String handle, String change) {
        UUID id = catalogue.product(store, handle, 1);
        catalogue.change("products", id, change);
        return id;
    }

    private static List<String> found(String query) {
        return handles("/search?q=" + encoded(query));
    }

    private static List<String> handles(String path) {
        return read(path).getList("items.data.handle", String.class);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private long statementsOf(String path) {
        return statements.of(() -> read(path));
    }
}
