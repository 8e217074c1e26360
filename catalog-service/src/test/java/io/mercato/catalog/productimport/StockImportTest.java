package io.mercato.catalog.productimport;

import static io.mercato.catalog.productimport.ImportFile.importInto;
import static org.assertj.core.api.Assertions.assertThat;

import io.mercato.catalog.Catalogue;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

/** What a file's sizes and quantities become. */
@QuarkusTest
class StockImportTest {
    private static final String HEADER =
            "Handle,Title,Option1 Name,Option1 Value,Option2 Name,Option2 Value,Variant Inventory Qty,Variant Price\n";

    private final Catalogue catalogue;

    StockImportTest(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @BeforeEach
    void anEmptyCatalogue() {
        catalogue.clear();
    }

    private static String file(String... rows) {
        return HEADER + String.join("\n", rows) + "\n";
    }

    private static String pot(Object quantity) {
        return file("pot,Pot,Title,Default Title,,," + quantity + ",10");
    }

    @Test
    void combinationsOfOptionsBecomeVariantsEachInItsSizes() {
        importInto(
                "imported",
                file(
                        "shirt,Shirt,Size,M,Colour,Indigo,4,10",
                        "shirt,,,L,,Indigo,0,10",
                        "shirt,,,M,,Rust,7,12",
                        "pot,Pot,Colour,Red,,,3,9"));

        assertThat(stock())
                .containsExactly(
                        "pot {Red} One size: 3", "shirt {Indigo} L: 0", "shirt {Indigo} M: 4", "shirt {Rust} M: 7");
        assertThat(catalogue.texts("SELECT option_names::text FROM products")).containsOnly("{Colour}");
        assertThat(catalogue.text("SELECT count(DISTINCT size_id) FROM variant_sizes JOIN sizes ON id = size_id"
                        + " WHERE name = 'M'"))
                .as("a size is the same everywhere")
                .isEqualTo("1");
    }

    @Test
    void everyQuantityIsInTheLogOfMovements() {
        importInto("imported", file("shirt,Shirt,Size,M,,,4,10", "shirt,,,L,,,0,10"));
        importInto("imported", file("shirt,Shirt,Size,M,,,6,10", "shirt,,,L,,,0,10"));
        importInto("imported", file("shirt,Shirt,Size,L,,,0,10"));

        assertThat(catalogue.texts("SELECT change || ' ' || quantity_after || ' ' || kind || ' ' || actor"
                        + " FROM stock_movements ORDER BY created_at"))
                .containsExactly("4 4 import import", "2 6 import import", "-6 0 import import");
    }

    @Test
    void aNewQuantityReplacesWhatIsThere() {
        importInto("imported", pot(8));

        JsonPath summary = importInto("imported", pot(5));

        assertThat(summary.getInt("updated")).isEqualTo(1);
        assertThat(stock()).containsExactly("pot {} One size: 5");
    }

    @Test
    void theSameQuantityAgainIsOldNewsAndDoesNotBringBackWhatWasSold() {
        importInto("imported", pot(8));
        catalogue.run("UPDATE variant_sizes SET quantity = 3");

        JsonPath summary = importInto("imported", pot(8));

        assertThat(summary.getInt("unchanged")).isEqualTo(1);
        assertThat(stock()).containsExactly("pot {} One size: 3");
    }

    @Test
    void aFileThatSaysNoQuantityLeavesTheStockAlone() {
        importInto("imported", pot(8));

        importInto("imported", pot("").replace("Pot,Title", "Clay pot,Title"));

        assertThat(catalogue.text("SELECT title FROM products")).isEqualTo("Clay pot");
        assertThat(stock()).containsExactly("pot {} One size: 8");
    }

    @Test
    void whatIsNewAndComesWithoutAQuantityIsSoldOut() {
        importInto("imported", pot(""));

        assertThat(stock()).containsExactly("pot {} One size: 0");
        assertThat(catalogue.texts("SELECT * FROM stock_movements")).isEmpty();
    }

    @Test
    void aProductIsRefusedWhenItsQuantityWouldFallBelowWhatOrdersHaveReserved() {
        importInto("imported", file("pot,Pot,Title,Default Title,,,8,10", "cup,Cup,Title,Default Title,,,8,10"));
        catalogue.run("UPDATE variant_sizes SET reserved = 3 WHERE variant_id IN (SELECT v.id FROM product_variants v"
                + " JOIN products p ON p.id = product_id WHERE handle = 'pot')");

        JsonPath summary = importInto(
                "imported", file("pot,Pot,Title,Default Title,,,2,99", "cup,Cup,Title,Default Title,,,2,10"));

        assertThat(summary.getMap("")).containsEntry("refused", 1).containsEntry("updated", 1);
        assertThat(summary.getString("refusals[0].reason"))
                .isEqualTo("Variant Inventory Qty 2 of size 'One size' is below the 3 that orders have reserved");
        assertThat(stock()).containsExactly("cup {} One size: 2", "pot {} One size: 8");
        assertThat(catalogue.text("SELECT price FROM products WHERE handle = 'pot'"))
                .as("none of it was taken")
                .isEqualTo("1000");
        assertThat(importInto("imported", file("pot,Pot,Title,Default Title,,,3,99"))
                        .getInt("updated"))
                .isEqualTo(1);
    }

    @Test
    void aVariantOfWhichOrdersHaveReservedSomeDoesNotGo() {
        importInto("imported", file("shirt,Shirt,Size,M,Colour,Indigo,4,10", "shirt,,,M,,Rust,4,10"));
        catalogue.run("UPDATE variant_sizes SET reserved = 1 WHERE variant_id = (SELECT id FROM product_variants"
                + " WHERE option_values = '{Rust}')");

        JsonPath summary = importInto("imported", file("shirt,Shirt,Size,M,Colour,Indigo,4,10"));

        assertThat(summary.getString("refusals[0].reason"))
                .isEqualTo("The file no longer names a variant of which 1 are reserved by orders");
        assertThat(stock()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({"-3,0", "0,0", "1000000000,1000000000", "007,7"})
    void aQuantityBelowZeroWhichShopifyExportsForOversoldGoodsIsNone(String quantity, String stored) {
        importInto("imported", pot(quantity));

        assertThat(stock()).containsExactly("pot {} One size: " + stored);
    }

    @ParameterizedTest
    @CsvSource({
        "many,Variant Inventory Qty 'many' is not a whole number",
        "1.5,Variant Inventory Qty '1.5' is not a whole number",
        "1e3,Variant Inventory Qty '1e3' is not a whole number",
        "1000000001,Variant Inventory Qty '1000000001' is too large",
        "99999999999999999999,Variant Inventory Qty '99999999999999999999' is not a whole number"
    })
    void whatIsNoQuantityIsRefused(String quantity, String reason) {
        JsonPath summary = importInto("imported", pot(quantity));

        assertThat(summary.getString("refusals[0].reason")).isEqualTo(reason);
    }

    private List<String> stock() {
        return catalogue.texts("""
                SELECT p.handle || ' ' || v.option_values::text || ' ' || s.name || ': ' || z.quantity
                  FROM products p JOIN product_variants v ON v.product_id = p.id
                  JOIN variant_sizes z ON z.variant_id = v.id JOIN sizes s ON s.id = z.size_id
                 ORDER BY 1
                """);
    }
}
