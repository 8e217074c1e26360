package io.mercato.catalog.bundle;

import static io.mercato.catalog.Api.asService;
import static io.mercato.catalog.Api.assertProblem;
import static io.mercato.catalog.Api.get;
import static io.mercato.catalog.Api.read;
import static io.mercato.catalog.Api.readAll;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.mercato.catalog.Catalogue;
import io.mercato.catalog.Statements;
import io.mercato.catalog.stock.StockKey;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Bundles as everyone sees them. */
@QuarkusTest
class BundleResourceTest {
    private final Catalogue catalogue;
    private final Statements statements;

    private UUID store;
    private UUID kaftan;
    private StockKey indigo;
    private StockKey hat;

    BundleResourceTest(Catalogue catalogue, Statements statements) {
        this.catalogue = catalogue;
        this.statements = statements;
    }

    /** Ten kaftans and twelve hats, at 50.00 each. */
    @BeforeEach
    void aStoreWithAKaftanAndAHat() {
        catalogue.clear();
        store = catalogue.store("corner");
        kaftan = catalogue.product(store, "kaftan", 5);
        catalogue.change("products", kaftan, "option_names = '{Colour}'");
        indigo = catalogue.size(catalogue.variant(kaftan, "Indigo"), "M", 10);
        hat = catalogue.size(catalogue.variant(catalogue.product(store, "hat", 4), "Red"), "Hat size", 12);
    }

    @Test
    void theIdOfABundleIsAnsweredAsABundleByTheProductsPath() {
        UUID id = catalogue.bundle(store, "wedding-set", indigo, hat);

        JsonPath answer = read("/products/" + id);

        assertThat(answer.getString("type")).isEqualTo("bundle");
        assertThat(answer.getMap("data")).isEqualTo(read("/bundles/" + id).getMap(""));
        assertThat(read("/products/" + kaftan).getString("type")).isEqualTo("product");
    }

    @Test
    void aBundleComesWithItsItemsAndImagesInOrder() {
        UUID id = catalogue.bundle(store, "wedding-set", indigo);
        catalogue.bundleItem(id, hat, 3);
        catalogue.change("bundles", id, "tags = '{gift}', description = 'For <b>guests</b>', vendor = 'Omolara'");
        catalogue.run("INSERT INTO bundle_images (bundle_id, position, url, alt) VALUES ('%1$s', 2, '/2.svg', 'two'),"
                        .formatted(id)
                + " ('%1$s', 1, '/1.svg', 'one')".formatted(id));
        catalogue.run(
                "INSERT INTO product_images (product_id, position, url) VALUES ('%s', 1, '/k.svg')".formatted(kaftan));

        JsonPath bundle = read("/bundles/" + id);

        assertThat(bundle.getList("items.product.handle")).isEqualTo(List.of("kaftan", "hat"));
        assertThat(bundle.getList("items.quantity")).isEqualTo(List.of(1, 3));
        assertThat(bundle.getMap("items[0]"))
                .containsEntry("variantId", indigo.variantId().toString())
                .containsEntry("sizeId", indigo.sizeId().toString())
                .containsEntry("size", "M")
                .containsEntry("sku", "M")
                .containsEntry("options", Map.of("Colour", "Indigo"))
                .containsEntry("price", Map.of("amount", 5000, "currency", "NGN"))
                .containsEntry("image", Map.of("url", "/k.svg", "alt", "Kaftan"))
                .containsEntry("inStock", true);
        assertThat(bundle.getList("images.alt")).isEqualTo(List.of("one", "two"));
        assertThat(bundle.getString("description")).isEqualTo("For <b>guests</b>");
        assertThat(bundle.getString("store.handle")).isEqualTo("corner");
        assertThat(bundle.getList("tags")).isEqualTo(List.of("gift"));
    }

    @Test
    void itTellsWhatIsSavedAgainstBuyingTheItemsOneByOne() {
        UUID id = catalogue.bundle(store, "set", indigo);
        catalogue.bundleItem(id, hat, 2);

        JsonPath bundle = read("/bundles/" + id);

        assertThat(bundle.getMap("price")).isEqualTo(Map.of("amount", 7000, "currency", "NGN"));
        assertThat(bundle.getMap("compareAtPrice")).isEqualTo(Map.of("amount", 15000, "currency", "NGN"));
        assertThat(bundle.getMap("saving")).isEqualTo(Map.of("amount", 8000, "currency", "NGN"));
        assertThat(read("/bundles").getMap("items[0].saving")).isEqualTo(Map.of("amount", 8000, "currency", "NGN"));
    }

    @Test
    void aBundleThatCostsNoLessThanItsItemsSavesNothing() {
        UUID id = catalogue.bundle(store, "set", indigo);

        JsonPath bundle = read("/bundles/" + id);

        assertThat(bundle.getString("compareAtPrice")).isNull();
        assertThat(bundle.getString("saving")).isNull();
    }

    @Test
    void theSumOfDearItemsDoesNotOverflow() {
        UUID id = catalogue.bundle(store, "set");
        catalogue.bundleItem(id, indigo, 1000);
        catalogue.bundleItem(id, hat, 1000);
        catalogue.run("UPDATE variant_sizes SET price = 9007199254740991");

        assertThat(read("/bundles/" + id).getLong("compareAtPrice.amount")).isEqualTo(9007199254740991L);
    }

    @Test
    void thereAreAsManyLeftAsTheScarcestItemGives() {
        UUID id = catalogue.bundle(store, "set", indigo);
        catalogue.bundleItem(id, hat, 3);

        assertThat(read("/bundles/" + id).getInt("left")).as("12 hats").isEqualTo(4);
        catalogue.run("UPDATE variant_sizes SET reserved = 10 WHERE sku = 'HAT SIZE'");
        JsonPath soldOut = read("/bundles/" + id);

        assertThat(soldOut.getBoolean("inStock")).isFalse();
        assertThat(soldOut.getInt("left")).isZero();
        assertThat(soldOut.getList("items.inStock")).isEqualTo(List.of(true, false));
        assertThat(read("/bundles").getBoolean("items[0].inStock")).isFalse();
    }

    @Test
    void bundlesComeNewestFirstAndAreFilteredByStoreAndFeatured() {
        UUID other = catalogue.store("elsewhere");
        for (int i = 0; i < 5; i++) {
            UUID id = catalogue.bundle(i % 2 == 0 ? store : other, "b" + i, indigo);
            catalogue.change(
                    "bundles", id, "created_at = now() - interval '%d hours', featured = %b".formatted(i, i > 1));
        }

        assertThat(readAll("/bundles", 2, "handle")).containsExactly("b0", "b1", "b2", "b3", "b4");
        assertThat(readAll("/bundles?store=" + store, 2, "handle")).containsExactly("b0", "b2", "b4");
        assertThat(readAll("/bundles?featured=true", 1, "handle")).containsExactly("b2", "b3", "b4");
        assertThat(readAll("/bundles?featured=true&store=" + store, 1, "handle"))
                .containsExactly("b2", "b4");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE bundles SET status = 'draft'",
                "UPDATE bundles SET status = 'archived'",
                "UPDATE products SET status = 'archived' WHERE handle = 'hat'",
                "UPDATE products SET currency = 'GHS' WHERE handle = 'hat'",
                "DELETE FROM products WHERE handle = 'hat'",
                "DELETE FROM variant_sizes WHERE sku = 'HAT SIZE'",
                "DELETE FROM bundle_items"
            })
    void aBundleThatIsNotOnSaleOrNotWholeIsNowhere(String change) {
        UUID id = catalogue.bundle(store, "set", indigo, hat);
        UUID whole = catalogue.bundle(store, "other");
        catalogue.run(change);
        catalogue.run("UPDATE bundles SET status = 'active' WHERE id = '" + whole + "'");
        catalogue.bundleItem(whole, indigo, 1);

        assertThat(readAll("/bundles", 1, "handle")).containsExactly("other");
        assertProblem(get("/bundles/" + id), 404, "bundle_not_found");
        assertProblem(get("/products/" + id), 404, "product_not_found");
    }

    @Test
    void otherServicesReadManyBundlesAtOnce() {
        UUID id = catalogue.bundle(store, "set", indigo, hat);
        UUID broken = catalogue.bundle(store, "broken", indigo);
        catalogue.bundleItem(broken, new StockKey(UUID.randomUUID(), hat.sizeId()), 1);

        asService()
                .contentType("application/json")
                .body(Map.of(
                        "ids", List.of(broken, id), "fields", List.of("title", "saving", "items", "inStock", "store")))
                .post("/internal/v1/bundles/by-ids")
                .then()
                .statusCode(200)
                .body("missing", equalTo(List.of(broken.toString())))
                .body("items[0].title", equalTo("Set"))
                .body("items[0].saving.amount", equalTo(3000))
                .body("items[0].items", equalTo(2))
                .body("items[0].inStock", equalTo(true))
                .body("items[0].store.handle", equalTo("corner"));
    }

    @Test
    void aBundleTakesAsManyStatementsWithOneItemAsWithTwenty() {
        UUID small = catalogue.bundle(store, "small", indigo);
        UUID large = catalogue.bundle(store, "large");
        for (int i = 0; i < 20; i++) {
            UUID product = catalogue.product(store, "p" + i, i);
            catalogue.bundleItem(large, catalogue.size(catalogue.variant(product, "Blue"), "size " + i, 5), 1);
        }
        assertThat(read("/bundles/" + large).getList("items")).hasSize(20);

        assertThat(statementsOf("/bundles/" + small)).isEqualTo(3);
        assertThat(statementsOf("/bundles/" + large)).isEqualTo(3);
        assertThat(statementsOf("/products/" + small))
                .as("it is looked for among products first")
                .isEqualTo(4);
        assertThat(statementsOf("/products/" + large)).isEqualTo(4);
        assertThat(statementsOf("/bundles")).isEqualTo(1);
    }

    private long statementsOf(String path) {
        return statements.of(() -> read(path));
    }
}
