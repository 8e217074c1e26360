package io.mercato.catalog.product;

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

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;

@QuarkusTest
class ProductResourceTest {
    private final Catalogue catalogue;
    private final Statements statements;

    private UUID store;

    ProductResourceTest(Catalogue catalogue, Statements statements) {
        this.catalogue = catalogue;
        this.statements = statements;
    }

    @BeforeEach
    void anEmptyCatalogueWithAStore() {
        catalogue.clear();
        store = catalogue.store("corner");
    }

    @Test
    void newArrivalsComeNewestFirst() {
        catalogue.product(store, "older", 20);
        catalogue.product(store, "newest", 1);
        catalogue.product(store, "oldest", 30);

        assertThat(readAll("/products/new-arrivals", 20, "handle")).containsExactly("newest", "older", "oldest");
    }

    @Test
    void featuredProductsComeMostViewedFirst() {
        catalogue.change("products", catalogue.product(store, "quiet", 1), "featured = true, views = 3");
        catalogue.change("products", catalogue.product(store, "busy", 2), "featured = true, views = 900");
        catalogue.change("products", catalogue.product(store, "not-featured", 3), "views = 5000");

        assertThat(readAll("/products/featured", 20, "handle")).containsExactly("busy", "quiet");
    }

    @Test
    void draftsAndArchivedProductsAreNowhere() {
        UUID draft = catalogue.product(store, "draft", 1);
        catalogue.change("products", draft, "status = 'draft', featured = true");
        catalogue.change("products", catalogue.product(store, "archived", 1), "status = 'archived', featured = true");

        assertThat(readAll("/products/new-arrivals", 20, "handle")).isEmpty();
        assertThat(readAll("/products/featured", 20, "handle")).isEmpty();
        assertThat(readAll("/products?store=" + store, 20, "handle")).isEmpty();
        assertProblem(get("/products/" + draft), 404, "product_not_found");
    }

    @Test
    void pagesFollowEachOtherWithoutGapOrRepetitionEvenAmongEqualSortKeys() {
        for (int i = 0; i < 25; i++) {
            catalogue.change("products", catalogue.product(store, "p" + i, 1), "views = 7, featured = true");
        }
        catalogue.run("UPDATE products SET created_at = '2026-01-01T00:00:00Z'");

        assertThat(readAll("/products/new-arrivals", 4, "handle")).hasSize(25).doesNotHaveDuplicates();
        assertThat(readAll("/products/featured", 4, "handle")).hasSize(25).doesNotHaveDuplicates();
    }

    @Test
    void aPageStaysInPlaceWhenSomethingArrivesMeanwhile() {
        for (int i = 0; i < 4; i++) {
            catalogue.product(store, "p" + i, i + 1);
        }
        JsonPath first = read("/products/new-arrivals?limit=2");
        catalogue.product(store, "just-arrived", 0);

        JsonPath second = read("/products/new-arrivals?limit=2&cursor=" + first.getString("nextCursor"));

        assertThat(second.getList("items.handle")).isEqualTo(List.of("p2", "p3"));
        assertThat(second.getString("nextCursor")).isNull();
    }

    @Test
    void theLastPageHasNoCursorEvenWhenItIsFull() {
        catalogue.product(store, "a", 1);
        catalogue.product(store, "b", 2);

        assertThat(read("/products/new-arrivals?limit=2").getString("nextCursor"))
                .isNull();
    }

    @Test
    void aStoreFiltersProducts() {
        catalogue.product(store, "here", 1);
        catalogue.product(catalogue.store("elsewhere"), "there", 1);

        assertThat(readAll("/products?store=" + store, 20, "handle")).containsExactly("here");
    }

    @Test
    void aCategoryFiltersProductsWithItsWholeBranch() {
        UUID root = catalogue.category("home", null);
        UUID child = catalogue.category("kitchen", root);
        UUID grandchild = catalogue.category("pots", child);
        UUID other = catalogue.category("books", null);
        inCategory(root, "in-root", 3);
        inCategory(grandchild, "in-grandchild", 1);
        inCategory(child, "in-child", 2);
        inCategory(other, "elsewhere", 1);

        assertThat(readAll("/products?category=" + root, 1, "handle"))
                .containsExactly("in-grandchild", "in-child", "in-root");
        assertThat(readAll("/products?store=" + store + "&category=" + child, 1, "handle"))
                .containsExactly("in-grandchild", "in-child");
    }

    @Test
    void aCardHasAllThatTheHomepageShows() {
        UUID id = catalogue.product(store, "wrap-dress", 1);
        catalogue.change(
                "products", id, "vendor = 'Omolara', compare_at_price = 9000, rating_average = 4.5, rating_count = 2");
        catalogue.run("INSERT INTO product_images (product_id, position, url, alt) VALUES ('%1$s', 2, '/b.svg', 'B'),"
                        .formatted(id)
                + " ('%1$s', 1, '/a.svg', '')".formatted(id));

        Map<String, Object> card = read("/products/new-arrivals").getMap("items[0]");

        assertThat(card)
                .containsEntry("id", id.toString())
                .containsEntry("handle", "wrap-dress")
                .containsEntry("title", "Wrap-Dress")
                .containsEntry("vendor", "Omolara")
                .containsEntry("price", Map.of("amount", 5000, "currency", "NGN"))
                .containsEntry("compareAtPrice", Map.of("amount", 9000, "currency", "NGN"))
                .containsEntry("image", Map.of("url", "/a.svg", "alt", "Wrap-Dress"))
                .containsEntry("store", Map.of("id", store.toString(), "handle", "corner", "name", "Corner"))
                .containsEntry("rating", Map.of("average", 4.5f, "count", 2));
        assertThat(card.get("createdAt").toString()).endsWith("Z");
    }

    @Test
    void aProductComesWithItsVariantsSizesAndImagesInOrder() {
        UUID id = catalogue.product(store, "kaftan", 1);
        catalogue.run("""
                UPDATE products SET option_names = '{Colour}', tags = '{cotton,new}', description = '<b>plain</b>'
                 WHERE id = '%1$s';
                UPDATE product_variants SET option_values = '{Indigo}' WHERE product_id = '%1$s';
                INSERT INTO product_images (product_id, position, url, alt) VALUES
                    ('%1$s', 2, '/2.svg', 'two'), ('%1$s', 1, '/1.svg', 'one');
                """.formatted(id));
        UUID rust = catalogue.variant(id, "Rust");
        catalogue.size(rust, "M", 7);
        catalogue.size(rust, "L", 8);

        JsonPath answer = read("/products/" + id);

        assertThat(answer.getString("type")).isEqualTo("product");
        assertThat(answer.getList("data.variants.options"))
                .isEqualTo(List.of(Map.of("Colour", "Indigo"), Map.of("Colour", "Rust")));
        assertThat(answer.getList("data.variants[0].sizes.name")).isEqualTo(List.of("One size"));
        assertThat(answer.getList("data.variants[1].sizes.name")).isEqualTo(List.of("M", "L"));
        assertThat(answer.getMap("data.variants[1].sizes[0]"))
                .containsEntry("sku", "M")
                .containsEntry("price", Map.of("amount", 5000, "currency", "NGN"));
        assertThat(answer.getList("data.images.alt")).isEqualTo(List.of("one", "two"));
        assertThat(answer.getList("data.tags")).isEqualTo(List.of("cotton", "new"));
        assertThat(answer.getString("data.description")).isEqualTo("<b>plain</b>");
    }

    @Test
    void aSizeTellsWhetherItIsInStockAndHowManyAreLeftWhenTheseAreFew() {
        UUID id = catalogue.product(store, "kaftan", 1);
        UUID variant = UUID.fromString(read("/products/" + id).getString("data.variants[0].id"));
        catalogue.size(variant, "S", 0);
        catalogue.size(variant, "M", 5);
        catalogue.size(variant, "L", 6);
        catalogue.run("UPDATE variant_sizes SET reserved = 6 WHERE sku = 'L'");

        JsonPath product = read("/products/" + id);

        assertThat(product.getList("data.variants[0].sizes.name")).isEqualTo(List.of("One size", "S", "M", "L"));
        assertThat(product.getList("data.variants[0].sizes.inStock")).isEqualTo(List.of(true, false, true, false));
        assertThat(product.getList("data.variants[0].sizes.left")).isEqualTo(Arrays.asList(null, 0, 5, 0));
        assertThat(product.getBoolean("data.inStock")).isTrue();
    }

    @Test
    void aProductOfWhichNothingIsLeftIsShownAsSoldOut() {
        UUID id = catalogue.product(store, "kaftan", 1);
        catalogue.run("UPDATE variant_sizes SET quantity = 0");

        assertThat(read("/products/" + id).getBoolean("data.inStock")).isFalse();
    }

    @Test
    void aPageIsOneStatementAndAProductThreeHoweverMuchBelongsToIt() {
        UUID id = catalogue.product(store, "p0", 1);
        for (int i = 1; i < 30; i++) {
            catalogue.product(store, "p" + i, i);
        }

        assertThat(statementsOf("/products/new-arrivals?limit=30")).isEqualTo(1);
        assertThat(statementsOf("/products?limit=1")).isEqualTo(1);
        assertThat(statementsOf("/products/" + id)).isEqualTo(3);
    }

    private long statementsOf(String path) {
        return statements.of(() -> read(path));
    }

    private void inCategory(UUID category, String handle, int minutesAgo) {
        catalogue.change("products", catalogue.product(store, handle, minutesAgo), "category_id = '" + category + "'");
    }
}
