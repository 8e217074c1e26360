package io.mercato.catalog.productimport;

import static io.mercato.catalog.Api.read;
import static io.mercato.catalog.Api.readAll;
import static io.mercato.catalog.admin.AdminCalls.act;
import static io.mercato.catalog.productimport.ImportFile.HEADER;
import static io.mercato.catalog.productimport.ImportFile.image;
import static io.mercato.catalog.productimport.ImportFile.importInto;
import static io.mercato.catalog.productimport.ImportFile.post;
import static io.mercato.catalog.productimport.ImportFile.simple;
import static io.mercato.catalog.productimport.ImportFile.variant;
import static io.restassured.http.Method.DELETE;
import static io.restassured.http.Method.POST;
import static org.assertj.core.api.Assertions.assertThat;

import io.mercato.catalog.Catalogue;
import io.mercato.catalog.Statements;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What becomes of the rows that are taken. */
@QuarkusTest
class ProductImportTest {
    private final Catalogue catalogue;
    private final Statements statements;

    ProductImportTest(Catalogue catalogue, Statements statements) {
        this.catalogue = catalogue;
        this.statements = statements;
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
        assertThat(shirt.getList("data.optionNames")).isEqualTo(List.of("Colour"));
        assertThat(shirt.getList("data.variants.options")).isEqualTo(List.of(Map.of("Colour", "Indigo")));
        assertThat(shirt.getList("data.variants[0].sizes.name")).isEqualTo(List.of("M", "L"));
        assertThat(shirt.getList("data.variants[0].sizes.sku")).isEqualTo(List.of("IND-M", "IND-L"));
        assertThat(shirt.getList("data.variants[0].sizes.price.amount")).isEqualTo(List.of(1_450_000, 1_399_950));
        assertThat(shirt.getList("data.variants[0].sizes.left")).isEqualTo(List.of(4, 2));
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
        String idOfL = catalogue.text(
                "SELECT variant_id || '' || size_id FROM variant_sizes JOIN sizes ON id = size_id WHERE name = 'L'");

        JsonPath summary =
                importInto("imported", HEADER + simple("a", "10") + simple("b", "20") + variant("b", "L", "15.50"));

        assertThat(summary.getMap("")).containsEntry("unchanged", 1).containsEntry("updated", 2);
        assertThat(
                        catalogue.text(
                                "SELECT variant_id || '' || size_id FROM variant_sizes JOIN sizes ON id = size_id WHERE name = 'L'"))
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

        assertThat(sizes()).containsExactly("M");
        assertThat(catalogue.texts("SELECT url FROM product_images")).containsExactly("https://example.org/b.jpg");
    }

    @Test
    void sizesMayChangePlaces() {
        importInto("imported", HEADER + simple("b", "20") + variant("b", "L", "30") + variant("b", "XL", "40"));

        importInto(
                "imported",
                HEADER + simple("b", "20").replace(",M,", ",XL,") + variant("b", "L", "30") + variant("b", "M", "20"));

        assertThat(sizes()).containsExactly("XL", "L", "M");
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

    @Test
    void whatIsImportedIntoAnArchivedStoreWaitsUntilTheStoreIsPublishedAgain() {
        importInto("imported", HEADER + simple("a", "10"));
        String store = catalogue.text("SELECT id FROM stores");
        act(POST, "stores", store, "/archive").statusCode(200);
        String file = HEADER
                + simple("a", "12")
                + simple("b", "20")
                + simple("c", "30").replace(",active\n", ",draft\n");

        JsonPath summary = importInto("imported", file);

        assertThat(summary.getMap("products")).containsEntry("created", 2).containsEntry("updated", 1);
        assertThat(readAll("/products", 20, "handle")).isEmpty();
        assertThat(importInto("imported", file).getInt("products.unchanged")).isEqualTo(3);
        act(POST, "stores", store, "/publish").statusCode(200);
        assertThat(readAll("/products", 20, "handle")).containsExactlyInAnyOrder("a", "b");
        assertThat(importInto("imported", file).getInt("products.unchanged")).isEqualTo(3);
    }

    @Test
    void aStoreThatWasDeletedStaysSoAndItsHandleOpensANewOne() {
        UUID deleted = catalogue.store("imported");
        act(DELETE, "stores", deleted.toString(), "").statusCode(204);

        importInto("imported", HEADER + simple("a", "10"));

        assertThat(catalogue.text("SELECT store_id <> ? FROM products", deleted))
                .isEqualTo("t");
        assertThat(readAll("/products", 20, "handle")).containsExactly("a");
        assertThat(readAll("/admin/stores?deleted=true", 20, "id")).containsExactly(deleted.toString());
    }

    @Test
    void whatIsNewIsInTheLanguageOfTheConfigurationAndWhatIsKnownStaysInItsOwn() {
        importInto("imported", HEADER + simple("a", "10"));
        assertThat(catalogue.text("SELECT language FROM products")).isEqualTo("en");
        catalogue.run("UPDATE products SET language = 'yo'");

        importInto("imported", HEADER + simple("a", "12"));

        assertThat(catalogue.text("SELECT language FROM products")).isEqualTo("yo");
    }

    private List<String> sizes() {
        return catalogue.texts("SELECT name FROM variant_sizes JOIN sizes ON id = size_id ORDER BY position");
    }

    private String idOf(String handle) {
        return catalogue.text("SELECT id FROM products WHERE handle = ?", handle);
    }

    private String versions() {
        return catalogue.text(
                "SELECT string_agg(handle || version || updated_at || xmin, ' ' ORDER BY handle) FROM products");
    }
}
