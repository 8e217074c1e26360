package io.mercato.catalog.productimport;

import static io.mercato.catalog.Api.asService;
import static io.mercato.catalog.Api.readAll;
import static io.mercato.catalog.productimport.ImportFile.HEADER;
import static io.mercato.catalog.productimport.ImportFile.image;
import static io.mercato.catalog.productimport.ImportFile.importInto;
import static io.mercato.catalog.productimport.ImportFile.post;
import static io.mercato.catalog.productimport.ImportFile.simple;
import static io.mercato.catalog.productimport.ImportFile.variant;
import static org.assertj.core.api.Assertions.assertThat;

import io.mercato.catalog.Catalogue;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** That a row which cannot be taken is told, and the rest of the file taken. */
@QuarkusTest
class RefusedRowsTest {
    private final Catalogue catalogue;

    RefusedRowsTest(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @BeforeEach
    void anEmptyCatalogue() {
        catalogue.clear();
    }

    @Test
    void whatOnlyARefusedRowNamesStays() {
        importInto("imported", HEADER + simple("b", "20") + variant("b", "L", "10"));

        JsonPath summary = importInto("imported", HEADER + simple("b", "20") + variant("b", "L", "ten"));

        assertThat(summary.getMap("")).containsEntry("refused", 1);
        assertThat(catalogue.texts("SELECT name FROM variant_sizes JOIN sizes ON id = size_id ORDER BY position"))
                .containsExactly("M", "L");
        assertThat(catalogue.text("SELECT price FROM products")).isEqualTo("1000");
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
        assertThat(catalogue.text("SELECT count(*) FROM variant_sizes")).isEqualTo("30");
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
    void bytesThatAreNotUtf8AreRefusedWithTheirRow() {
        byte[] file = (HEADER + simple("a", "10") + simple("b", "10").replace("Title of b", "Caf\u00e9"))
                .getBytes(StandardCharsets.ISO_8859_1);

        JsonPath summary = asService()
                .contentType("text/csv")
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
    void aQuoteThatNeverEndsIsRefusedAndWhatCameBeforeIsTaken() {
        JsonPath summary =
                importInto("imported", HEADER + simple("a", "10") + "b,\"B,,,,,true,,,,10,,,,,\n" + simple("c", "10"));

        assertThat(summary.getInt("created")).isEqualTo(1);
        assertThat(summary.getMap("refusals[0]"))
                .containsEntry("line", 3)
                .containsEntry(
                        "reason", "A quoted value that begins in this row never ends; the rest of the file is in it");
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
}
