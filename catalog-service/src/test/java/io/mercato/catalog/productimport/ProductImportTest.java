package io.mercato.catalog.productimport;

import static io.mercato.catalog.Api.assertProblem;
import static io.mercato.catalog.Api.read;
import static io.mercato.catalog.Api.readAll;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import io.agroal.api.AgroalDataSource;
import io.mercato.catalog.Catalogue;
import io.mercato.catalog.Statements;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.Map;

@QuarkusTest
class ProductImportTest {
    private static final String HEADER =
            "Handle,Title,Body (HTML),Vendor,Type,Tags,Published,Option1 Name,Option1 Value,Variant SKU,Variant Price,"
                    + "Variant Compare At Price,Image Src,Image Position,Image Alt Text,Status\n";

    private final Catalogue catalogue;
    private final Statements statements;
    private final AgroalDataSource database;

    ProductImportTest(Catalogue catalogue, Statements statements, AgroalDataSource database) {
        this.catalogue = catalogue;
        this.statements = statements;
        this.database = database;
    }

    @BeforeEach
    void anEmptyCatalogue() {
        catalogue.clear();
    }

    @Test
    void anExportOfShopifyIsImportedAndItsProductsAreTheNewArrivals() throws Exception {
        String file;
        try (InputStream in = getClass().getResourceAsStream("/product-import/shopify-export.csv")) {
            file = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }

        JsonPath summary = importInto("imported", file);

        assertThat(summary.getMap(""))
                .containsEntry("rows", 6)
                .containsEntry("created", 6)
                .containsEntry("refused", 0);
        assertThat(summary.getInt("products.created")).isEqualTo(3);
        assertThat(readAll("/products/new-arrivals", 20, "handle"))
                .containsExactlyInAnyOrder("indigo-shirt", "clay-pot", "talking-drum");
        JsonPath shirt = read("/products/" + idOf("indigo-shirt"));
        assertThat(shirt.getString("data.description"))
                .isEqualTo("Hand-dyed in Abeokuta.\n\nWash cold, \"inside out\".");
        assertThat(shirt.getList("data.tags")).isEqualTo(List.of("adire", "men"));
        assertThat(shirt.getList("data.optionNames")).isEqualTo(List.of("Size", "Colour"));
        assertThat(shirt.getList("data.variants.options"))
                .isEqualTo(List.of(Map.of("Size", "M", "Colour", "Indigo"), Map.of("Size", "L", "Colour", "Indigo")));
        assertThat(shirt.getList("data.variants.price.amount")).isEqualTo(List.of(1_450_000, 1_399_950));
        assertThat(shirt.getMap("data.price")).isEqualTo(Map.of("amount", 1_399_950, "currency", "NGN"));
        assertThat(shirt.getMap("data.compareAtPrice")).isEqualTo(Map.of("amount", 1_600_000, "currency", "NGN"));
        assertThat(shirt.getList("data.images.url"))
                .isEqualTo(List.of("https://example.org/front@2x.jpg", "https://example.org/back.jpg"));
        assertThat(shirt.getString("data.store.name")).isEqualTo("Imported");
        assertThat(shirt.getString("data.searchPreview.title")).isEqualTo("Indigo shirt from Abeokuta");
        assertThat(read("/products/" + idOf("clay-pot")).getList("data.variants.options"))
                .isEqualTo(List.of(Map.of()));
    }

    @Test
    void theSameFileTwiceChangesNothingAndWritesNothing() {
        String file = HEADER + simple("a", "10") + simple("b", "20") + variant("b", "L", "30");
        importInto("imported", file);
        String versions = versions();

        JsonPath again = importInto("imported", file);

        assertThat(again.getMap("")).containsEntry("unchanged", 3).containsEntry("updated", 0);
        assertThat(again.getInt("products.unchanged")).isEqualTo(2);
        assertThat(versions()).isEqualTo(versions);
    }

    @Test
    void onlyWhatDiffersIsUpdatedAndVariantsKeepTheirIds() {
        importInto("imported", HEADER + simple("a", "10") + simple("b", "20") + variant("b", "L", "30"));
        String idOfL = catalogue.text("SELECT id FROM product_variants WHERE option_values = '{L}'");

        JsonPath summary =
                importInto("imported", HEADER + simple("a", "10") + simple("b", "20") + variant("b", "L", "15.50"));

        assertThat(summary.getMap("")).containsEntry("unchanged", 1).containsEntry("updated", 2);
        assertThat(catalogue.text("SELECT id FROM product_variants WHERE option_values = '{L}'"))
                .isEqualTo(idOfL);
        assertThat(catalogue.text("SELECT price FROM products WHERE handle = 'b'"))
                .isEqualTo("1550");
        assertThat(catalogue.text("SELECT version FROM products WHERE handle = 'b'"))
                .isEqualTo("1");
        assertThat(catalogue.text("SELECT version FROM products WHERE handle = 'a'"))
                .isEqualTo("0");
    }

    @Test
    void whatTheFileNoLongerNamesGoes() {
        importInto(
                "imported",
                HEADER + simple("b", "20") + variant("b", "L", "30") + image("b", "https://example.org/2.jpg", ""));

        importInto("imported", HEADER + simple("b", "20"));

        assertThat(catalogue.texts("SELECT option_values::text FROM product_variants"))
                .containsExactly("{M}");
        assertThat(catalogue.texts("SELECT url FROM product_images")).containsExactly("https://example.org/b.jpg");
    }

    @Test
    void whatOnlyARefusedRowNamesStays() {
        importInto("imported", HEADER + simple("b", "20") + variant("b", "L", "10"));

        JsonPath summary = importInto("imported", HEADER + simple("b", "20") + variant("b", "L", "ten"));

        assertThat(summary.getMap("")).containsEntry("refused", 1);
        assertThat(catalogue.texts("SELECT option_values::text FROM product_variants ORDER BY position"))
                .containsExactly("{M}", "{L}");
        assertThat(catalogue.text("SELECT price FROM products")).isEqualTo("1000");
    }

    @Test
    void variantsMayChangePlaces() {
        importInto("imported", HEADER + simple("b", "20") + variant("b", "L", "30") + variant("b", "XL", "40"));

        importInto(
                "imported",
                HEADER + simple("b", "20").replace(",M,", ",XL,") + variant("b", "L", "30") + variant("b", "M", "20"));

        assertThat(catalogue.texts("SELECT option_values::text FROM product_variants ORDER BY position"))
                .containsExactly("{XL}", "{L}", "{M}");
    }

    @Test
    void aHandleBelongsToItsStore() {
        importInto("one", HEADER + simple("a", "10"));

        assertThat(importInto("two", HEADER + simple("a", "10")).getInt("created"))
                .isEqualTo(1);
        assertThat(readAll("/products", 20, "store.name")).containsExactlyInAnyOrder("One", "Two");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "true  |        | active",
                "TRUE  | Active | active",
                "      |        | active",
                "false | active | draft",
                "true  | draft  | draft",
                "true  | archived | archived"
            })
    void publishedAndStatusDecideTogether(String published, String status, String stored) {
        importInto(
                "imported",
                HEADER
                        + "a,A,,,,,%s,,,,10,,,,,%s\n"
                                .formatted(published == null ? "" : published, status == null ? "" : status));

        assertThat(catalogue.text("SELECT status FROM products")).isEqualTo(stored);
    }

    @ParameterizedTest
    @CsvSource({
        "NGN,1299.5,129950",
        "NGN,1299.500,129950",
        "JPY,1299,1299",
        "KWD,1.234,1234",
        "NGN,0,0",
        "NGN,90071992547409.91,9007199254740991"
    })
    void pricesAreExactInTheCurrencysMinorUnits(String currency, String price, long amount) {
        post("imported", currency, HEADER + simple("a", price)).statusCode(200);

        assertThat(catalogue.text("SELECT price FROM products")).isEqualTo(String.valueOf(amount));
        assertThat(catalogue.text("SELECT currency FROM products")).isEqualTo(currency);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bad,B,,,,,true,Size,M,,ten,,,,,| Variant Price 'ten' is not a number like 1299.50",
                "bad,B,,,,,true,Size,M,,-1,,,,,| Variant Price '-1' is negative",
                "bad,B,,,,,true,Size,M,,1e9,,,,,| Variant Price '1e9' is not a number like 1299.50",
                "bad,B,,,,,true,Size,M,,'1,5',,,,,| Variant Price '1,5' is not a number like 1299.50",
                "bad,B,,,,,true,Size,M,,0.001,,,,,| Variant Price '0.001' has more than the 2 decimals of NGN",
                "bad,B,,,,,true,Size,M,,90071992547409.92,,,,,| Variant Price '90071992547409.92' is too large",
                "bad,B,,,,,true,Size,M,,,,,,,| Variant Price is missing",
                "bad,B,,,,,true,Size,M,,10,soon,,,,| Variant Compare At Price 'soon' is not a number like 1299.50",
                "bad,,,,,,true,Size,M,,10,,,,,| Title is missing, and the row before is not of the same product",
                ",B,,,,,true,Size,M,,10,,,,,| Handle is missing",
                "Bad Handle,B,,,,,true,Size,M,,10,,,,,| Handle 'Bad Handle' may only have lower-case letters, digits, hyphens and underscores",
                "bad,B,,,,,maybe,Size,M,,10,,,,,| Published is 'maybe', neither true nor false",
                "bad,B,,,,,true,Size,M,,10,,,,,gone| Status is 'gone', not active, draft or archived",
                "bad,B,,,,,true,Size,,,10,,,,,| Option1 Value is missing",
                "bad,B,,,,,true,,M,,10,,,,,| An option's name is missing before Option1 Value",
                "bad,B,,,,,true,Size,M,,10,,ftp://example.org/a.jpg,,,| Image Src 'ftp://example.org/a.jpg' is not an http or https address",
                "bad,B,,,,,true,Size,M,,10,,javascript:alert(1),,,| Image Src 'javascript:alert(1)' is not an http or https address",
                "bad,B,,,,,true,Size,M,,10,,//example.org/a.jpg,,,| Image Src '//example.org/a.jpg' is not an http or https address",
                "bad,B,,,,,true,Size,M,,10,,https://example.org/a.jpg,first,,| Image Position 'first' is not a number from 1",
                "bad,B,,,,,true,Size,M,,10| The row has 11 values, the first line 16",
                "bad,B,'a'b,,,,true,Size,M,,10,,,,,| A quoted value is followed by something other than a comma",
            })
    void aBadRowIsRefusedWithItsLineAndReasonAndTheRestGoesOn(String row, String reason) {
        JsonPath summary = importInto(
                "imported", HEADER + simple("before", "10") + row.replace('\'', '"') + "\n" + simple("after", "10"));

        assertThat(summary.getMap(""))
                .containsEntry("rows", 3)
                .containsEntry("created", 2)
                .containsEntry("refused", 1)
                .containsEntry("refusalsOmitted", 0);
        assertThat(summary.getInt("refusals[0].line")).isEqualTo(3);
        assertThat(summary.getString("refusals[0].reason").replace('"', '\'')).isEqualTo(reason);
        assertThat(readAll("/products", 20, "handle")).containsExactlyInAnyOrder("before", "after");
    }

    @Test
    void overlongValuesAreRefusedNotCut() {
        JsonPath summary = importInto(
                "imported",
                HEADER
                        + "a,%s,,,,,true,,,,10,,,,,\n".formatted("T".repeat(256))
                        + "%s,B,,,,,true,,,,10,,,,,\n".formatted("h".repeat(256))
                        + "c,C,,,,,true,,,,10,,https://example.org/%s,,,\n".formatted("i".repeat(2048))
                        + "d,D,%s,,,,true,,,,10,,,,,\n".formatted("x".repeat(70_000))
                        + "e,E,%s,,,,true,,,,10,,,,,\n".formatted("x".repeat(200_000))
                        + "f,F,,,,%s,true,,,,10,,,,,\n".formatted("\"" + "t,".repeat(10) + "t".repeat(256) + "\"")
                        + "%s,%s,,,,,true,,,,10,,,,,\n".formatted("g".repeat(255), "T".repeat(255)));

        assertThat(summary.getInt("created")).isEqualTo(1);
        assertThat(summary.getList("refusals.reason", String.class))
                .containsExactly(
                        "Title has 256 characters; at most 255 are taken",
                        "Handle has 256 characters; at most 255 are taken",
                        "Image Src has 2068 characters; at most 2048 are taken",
                        "Body (HTML) has more than 65535 characters of text",
                        "The row is too long",
                        "Tags may be at most 250, each of at most 255 characters");
    }

    @Test
    void aProductWhoseFirstRowIsRefusedIsRefusedAsAWhole() {
        JsonPath summary = importInto(
                "imported", HEADER + simple("a", "free") + variant("a", "L", "10") + variant("a", "XL", "10"));

        assertThat(summary.getInt("refused")).isEqualTo(3);
        assertThat(summary.getInt("products.refused")).isEqualTo(1);
        assertThat(summary.getList("refusals.line")).isEqualTo(List.of(2, 3, 4));
        assertThat(summary.getString("refusals[2].reason")).isEqualTo("The product's first row, line 2, was refused");
        assertThat(catalogue.text("SELECT count(*) FROM products")).isEqualTo("0");
    }

    @Test
    void aSecondVariantWithTheSameOptionsIsRefused() {
        JsonPath summary = importInto("imported", HEADER + simple("a", "10") + variant("a", "M", "12"));

        assertThat(summary.getString("refusals[0].reason")).isEqualTo("Line 2 is a variant with the same options");
    }

    @Test
    void aRowWithNeitherVariantNorImageIsRefused() {
        JsonPath summary = importInto("imported", HEADER + simple("a", "10") + "a,,,,,,,,,,,,,,,\n");

        assertThat(summary.getString("refusals[0].reason")).isEqualTo("The row has neither a variant nor an image");
    }

    @Test
    void variantsAndImagesBeyondTheBoundsAreRefusedOneByOne() {
        StringBuilder file = new StringBuilder(HEADER + simple("a", "10"));
        for (int i = 2; i <= 32; i++) {
            file.append(variant("a", "size " + i, "10"));
        }
        for (int i = 2; i <= 7; i++) {
            file.append(image("a", "https://example.org/" + i + ".jpg", ""));
        }

        JsonPath summary = importInto("imported", file.toString());

        assertThat(summary.getInt("refused")).isEqualTo(4);
        assertThat(summary.getList("refusals.reason", String.class))
                .containsExactly(
                        "The product has more than 30 variants",
                        "The product has more than 30 variants",
                        "The product has more than 5 images",
                        "The product has more than 5 images");
        assertThat(catalogue.text("SELECT count(*) FROM product_variants")).isEqualTo("30");
        assertThat(catalogue.text("SELECT count(*) FROM product_images")).isEqualTo("5");
    }

    @Test
    void aProductWhoseRowsComeBackLaterIsTakenAsFarAsTheyFollowEachOther() {
        String near = HEADER + simple("a", "10") + simple("b", "10") + simple("a", "99");
        StringBuilder far = new StringBuilder(HEADER + simple("c", "10"));
        for (int i = 0; i < 60; i++) {
            far.append(simple("filler-" + i, "10"));
        }
        far.append(simple("c", "99"));

        assertThat(importInto("imported", near).getString("refusals[0].reason"))
                .isEqualTo("The rows of a product must follow each other; this one's began on line 2");
        assertThat(importInto("imported", far.toString()).getString("refusals[0].reason"))
                .isEqualTo("The rows of a product must follow each other; this one's began on line 2");
        assertThat(catalogue.texts("SELECT price FROM products WHERE handle IN ('a', 'c')"))
                .containsOnly("1000");
        assertThat(catalogue.text("SELECT count(*) FROM product_import_handles"))
                .isEqualTo("0");
    }

    @Test
    void imagesStandWhereTheFileSaysThoseWithoutAPlaceLast() {
        importInto(
                "imported",
                HEADER
                        + simple("a", "10").replace(",1,", ",3,")
                        + image("a", "https://example.org/last.jpg", "")
                        + image("a", "https://example.org/first.jpg", "1"));

        assertThat(catalogue.texts("SELECT url FROM product_images ORDER BY position"))
                .containsExactly(
                        "https://example.org/first.jpg", "https://example.org/a.jpg", "https://example.org/last.jpg");
        assertThat(catalogue.texts("SELECT position FROM product_images ORDER BY position"))
                .containsExactly("1", "2", "3");
    }

    @Test
    void bytesThatAreNotUtf8AreRefusedWithTheirRow() {
        byte[] file = (HEADER + simple("a", "10") + simple("b", "10").replace("Title of b", "Caf\u00e9"))
                .getBytes(StandardCharsets.ISO_8859_1);

        JsonPath summary = given().contentType("text/csv")
                .body(file)
                .post("/internal/v1/imports/products")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();

        assertThat(summary.getInt("created")).isEqualTo(1);
        assertThat(summary.getString("refusals[0].reason")).isEqualTo("Title has bytes that are not UTF-8");
    }

    @Test
    void controlCharactersAreRefusedAndEmojiAndRightToLeftTextTaken() {
        JsonPath summary = importInto(
                "imported",
                HEADER + "a,A\u0000B,,,,,true,,,,10,,,,,\n" + "b,\"قميص 👕 <script>\",,,,,true,,,,10,,,,,\n");

        assertThat(summary.getString("refusals[0].reason")).isEqualTo("Title has control characters");
        assertThat(readAll("/products", 20, "title")).containsExactly("قميص 👕 <script>");
    }

    @Test
    void aByteOrderMarkWindowsLineEndsAndMultiLineBodiesAreFine() {
        String file = "\uFEFF"
                + (HEADER + "a,A,\"<p>one</p>\n\n<p>two</p>\",,,,true,,,,10,,,,,\n\n" + simple("b", "bad"))
                        .replace("\n", "\r\n");

        JsonPath summary = importInto("imported", file);

        assertThat(summary.getInt("created")).isEqualTo(1);
        assertThat(summary.getInt("refusals[0].line")).isEqualTo(6);
        assertThat(catalogue.text("SELECT description FROM products")).isEqualTo("one\n\ntwo");
    }

    @Test
    void aQuoteThatNeverEndsIsRefusedAndWhatCameBeforeIsTaken() {
        JsonPath summary =
                importInto("imported", HEADER + simple("a", "10") + "b,\"B,,,,,true,,,,10,,,,,\n" + simple("c", "10"));

        assertThat(summary.getInt("created")).isEqualTo(1);
        assertThat(summary.getMap("refusals[0]"))
                .containsEntry("line", 3)
                .containsEntry(
                        "reason", "A quoted value that begins in this row never ends; the rest of the file is in it");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n\n",
                "name,price\nshirt,10\n",
                "Handle;Title;Variant Price\na;A;10\n",
                "Handle,Title\na,A\n",
                "Handle,Title,Variant Price,Title\na,A,10,B\n",
                "{\"products\": []}",
                "PK\u0003\u0004\u0000\u0000binary",
                "\"Handle,Title,Variant Price\n"
            })
    void aFileThatIsNoProductCsvIsRefusedBeforeAnythingIsWritten(String file) {
        assertProblem(post("imported", "NGN", file), 422, "not_a_product_csv");

        assertThat(catalogue.text("SELECT count(*) FROM stores")).isEqualTo("0");
    }

    @Test
    void theWrongDelimiterIsNamed() {
        post("imported", "NGN", "Handle;Title;Variant Price\na;A;10\n")
                .body("detail", containsString("separated by commas"));
    }

    @Test
    void aFileWithOnlyAHeaderImportsNothing() {
        assertThat(importInto("imported", HEADER).getInt("rows")).isZero();
    }

    @Test
    void refusalsBeyondTheBoundAreOnlyCounted() {
        JsonPath summary = importInto("imported", HEADER + ("bad,B,,,,,true,,,,x,,,,,\n").repeat(70));

        assertThat(summary.getInt("refused")).isEqualTo(70);
        assertThat(summary.getList("refusals")).hasSize(50);
        assertThat(summary.getInt("refusalsOmitted")).isEqualTo(20);
    }

    @Test
    void whatTheDatabaseWillNotHaveIsRefusedAloneAndNotWithItsChunk() {
        catalogue.run("ALTER TABLE products ADD CONSTRAINT no_thirteens CHECK (price <> 1300)");
        try {
            JsonPath summary =
                    importInto("imported", HEADER + simple("a", "10") + simple("b", "13") + simple("c", "10"));

            assertThat(summary.getMap("")).containsEntry("created", 2).containsEntry("refused", 1);
            assertThat(summary.getString("refusals[0].reason")).isEqualTo("The catalogue cannot store this product");
            assertThat(readAll("/products", 20, "handle")).containsExactlyInAnyOrder("a", "c");
        } finally {
            catalogue.run("ALTER TABLE products DROP CONSTRAINT no_thirteens");
        }
    }

    @Test
    void aChangeOfCurrencyNeedsAFileWithoutFaults() {
        importInto("imported", HEADER + simple("a", "10") + variant("a", "L", "12"));

        JsonPath faulty = post("imported", "USD", HEADER + simple("a", "10") + variant("a", "L", "x"))
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(faulty.getInt("products.refused")).isEqualTo(1);
        assertThat(catalogue.text("SELECT currency FROM products")).isEqualTo("NGN");

        post("imported", "USD", HEADER + simple("a", "10")).statusCode(200);
        assertThat(catalogue.text("SELECT currency FROM products")).isEqualTo("USD");
    }

    @Test
    void aSecondImportIntoTheSameStoreIsRefusedWhileTheFirstRuns() throws Exception {
        try (Connection session = database.getConnection();
                Statement statement = session.createStatement()) {
            statement.execute("SELECT pg_advisory_lock(hashtextextended('product-import ' || 'busy', 0))");

            assertProblem(post("busy", "NGN", HEADER + simple("a", "10")), 409, "import_running");
            importInto("another", HEADER + simple("a", "10"));

            statement.execute("SELECT pg_advisory_unlock(hashtextextended('product-import ' || 'busy', 0))");
        }
        importInto("busy", HEADER + simple("a", "10"));
    }

    @ParameterizedTest
    @CsvSource({"Bad Store,NGN,store", "-a,NGN,store", "a,XYZ,currency", "a,naira,currency", "a,ngn,currency"})
    void aBadStoreOrCurrencyIsRefused(String store, String currency, String field) {
        post(store, currency, HEADER).statusCode(400).body("errors[0].field", containsString(field));
    }

    @Test
    void anotherMediaTypeIsRefused() {
        assertProblem(
                given().contentType("application/json")
                        .body("{}")
                        .post("/internal/v1/imports/products")
                        .then(),
                415,
                "unsupported_media_type");
    }

    @Test
    void aChunkTakesAsManyStatementsForManyProductsAsForFew() {
        importInto("imported", HEADER + simple("warm-up", "1"));
        String few = HEADER + simple("a", "10") + simple("b", "10");
        StringBuilder many = new StringBuilder(HEADER);
        for (int i = 0; i < 18; i++) {
            many.append(simple("p" + i, "10"));
        }

        long forFew = statements.of(() -> importInto("imported", few));
        long forMany = statements.of(() -> importInto("imported", many.toString()));

        assertThat(forMany).isEqualTo(forFew);
    }

    private JsonPath importInto(String store, String file) {
        return post(store, "NGN", file).statusCode(200).extract().jsonPath();
    }

    private static ValidatableResponse post(String store, String currency, String file) {
        return given().contentType("text/csv; charset=UTF-8")
                .queryParam("store", store)
                .queryParam("currency", currency)
                .body(file.getBytes(StandardCharsets.UTF_8))
                .post("/internal/v1/imports/products")
                .then();
    }

    /** The first row of a product, with size M and one image. */
    private static String simple(String handle, String price) {
        return "%1$s,Title of %1$s,,Acme,Thing,,true,Size,M,SKU-%1$s,%2$s,,https://example.org/%1$s.jpg,1,,active\n"
                .formatted(handle, price);
    }

    private static String variant(String handle, String size, String price) {
        return "%s,,,,,,,,%s,,%s,,,,,\n".formatted(handle, size, price);
    }

    private static String image(String handle, String url, String position) {
        return "%s,,,,,,,,,,,,%s,%s,,\n".formatted(handle, url, position);
    }

    private String idOf(String handle) {
        return catalogue.text("SELECT id FROM products WHERE handle = ?", handle);
    }

    private String versions() {
        return catalogue.text(
                "SELECT string_agg(handle || version || updated_at || xmin, ' ' ORDER BY handle) FROM products");
    }
}
