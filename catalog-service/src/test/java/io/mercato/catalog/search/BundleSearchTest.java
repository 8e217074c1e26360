package io.mercato.catalog.search;

import static io.mercato.catalog.Api.assertProblem;
import static io.mercato.catalog.Api.get;
import static io.mercato.catalog.Api.read;
import static io.mercato.catalog.Api.readAll;
import static org.assertj.core.api.Assertions.assertThat;

import io.mercato.catalog.Catalogue;
import io.mercato.catalog.Statements;
import io.mercato.catalog.stock.StockKey;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Bundles are found among products. */
@QuarkusTest
class BundleSearchTest {
    private final Catalogue catalogue;
    private final Statements statements;

    private UUID store;
    private UUID kaftan;
    private StockKey indigo;
    private StockKey hat;
    private UUID set;

    BundleSearchTest(Catalogue catalogue, Statements statements) {
        this.catalogue = catalogue;
        this.statements = statements;
    }

    /** Ten kaftans and twelve hats, at 50.00 each, and a set of both for 70.00. */
    @BeforeEach
    void aKaftanAHatAndASet() {
        catalogue.clear();
        store = catalogue.store("corner");
        kaftan = catalogue.product(store, "kaftan", 5);
        indigo = catalogue.size(catalogue.variant(kaftan, "Indigo"), "M", 10);
        hat = catalogue.size(catalogue.variant(catalogue.product(store, "hat", 4), "Red"), "Hat size", 12);
        set = catalogue.bundle(store, "wedding-set", indigo, hat);
        catalogue.change(
                "bundles",
                set,
                "title = 'Kaftan & hat <set>', description = 'For guests', tags = '{Gift}', vendor = 'Omolara'");
    }

    @Test
    void aBundleIsFoundByItsWordsAndShownAsBundleListsShowIt() {
        JsonPath answer = read("/search?q=guests");

        assertThat(answer.getList("items.type")).isEqualTo(List.of("bundle"));
        assertThat(answer.getMap("items[0].data"))
                .isEqualTo(read("/bundles").getMap("items[0]"))
                .containsEntry("price", Map.of("amount", 7000, "currency", "NGN"));
        assertThat(answer.getMap("items[0].highlights"))
                .containsEntry("title", "Kaftan &amp; hat &lt;set&gt;")
                .containsEntry("snippet", "For <mark>guests</mark>");
    }

    @Test
    void productsAndBundlesComeInOneListByEveryOrderAndPageByPage() {
        assertThat(readAll("/search?q=kaftan", 1, "data.handle")).containsExactlyInAnyOrder("kaftan", "wedding-set");
        assertThat(readAll("/search?sort=price-desc", 1, "data.handle"))
                .startsWith("wedding-set")
                .containsExactlyInAnyOrder("wedding-set", "kaftan", "hat");
        assertThat(readAll("/search?sort=newest", 2, "type")).containsExactlyInAnyOrder("bundle", "product", "product");
        assertThat(statements.of(() -> read("/search?sort=newest")))
                .as("one more for all bundles of a page")
                .isEqualTo(3);
    }

    @Test
    void aTypeLimitsWhatIsFound() {
        assertThat(handles("type=bundle&q=kaftan")).containsExactly("wedding-set");
        assertThat(handles("type=product&q=kaftan")).containsExactly("kaftan");
        assertThat(handles("type=bundle&type=product&q=kaftan")).hasSize(2);
        assertProblem(get("/search?type=kit"), 400, "invalid_parameter");
    }

    @Test
    void aTypeIsCountedBesideTheOtherWhicheverIsChosen() {
        for (String chosen : List.of("", "&type=product", "&type=bundle")) {
            JsonPath facets = read("/search?q=kaftan&facets=type,tag" + chosen);

            assertThat(facets.getList("facets.type.value"))
                    .as(chosen)
                    .asList()
                    .containsExactlyInAnyOrder("product", "bundle");
            assertThat(facets.getList("facets.type.count")).as(chosen).isEqualTo(List.of(1, 1));
            assertThat(facets.getInt("facets.matches")).isEqualTo(chosen.isEmpty() ? 2 : 1);
        }
        assertThat(read("/search?q=kaftan&type=product&facets=tag").getList("facets.tag"))
                .as("only the bundle has a tag")
                .isEmpty();

        catalogue.change("products", catalogue.product(store, "shirt", 1), "title = 'Kaftan shirt'");
        catalogue.run("UPDATE products SET status = 'archived' WHERE handle = 'hat'");

        assertThat(read("/search?q=kaftan&type=product&facets=type").getList("facets.type.value"))
                .as("a bundle that is not whole counts for nobody")
                .isEqualTo(List.of("product"));
    }

    @Test
    void aBundleIsSuggestedByItsTitleWhileAllOfItIsOnSale() {
        JsonPath suggestions = read("/search/suggestions?q=kaf");

        assertThat(suggestions.getList("products.handle")).isEqualTo(List.of("kaftan"));
        assertThat(suggestions.getMap("bundles[0]"))
                .isEqualTo(Map.of("id", set.toString(), "handle", "wedding-set", "text", "Kaftan & hat <set>"));
        assertThat(read("/search/suggestions?q=gues").getList("bundles"))
                .as("titles only")
                .isEmpty();

        catalogue.change("products", kaftan, "status = 'archived'");

        assertThat(read("/search/suggestions?q=kaf").getList("bundles")).isEmpty();
    }

    @Test
    void filtersAndFacetsApplyToBundlesAsFarAsTheyHaveWhatIsFiltered() {
        UUID category = catalogue.category("wear", null);
        catalogue.change("products", kaftan, "category_id = '" + category + "', rating_average = 5, rating_count = 9");
        catalogue.id(
                "INSERT INTO offers (title, kind, percentage, store_id, status, valid_from, valid_until) VALUES ('Less',"
                        + " 'percentage', 10, ?, 'active', now() - interval '1 day', now() + interval '1 day') RETURNING id",
                store);

        assertThat(handles("tag=gift")).containsExactly("wedding-set");
        assertThat(handles("vendor=omolara&store=" + store)).containsExactly("wedding-set");
        assertThat(handles("minPrice=6000")).containsExactly("wedding-set");
        assertThat(handles("q=kaftan&category=" + category)).containsExactly("kaftan");
        assertThat(handles("q=kaftan&minRating=4")).containsExactly("kaftan");
        assertThat(handles("q=kaftan&onOffer=true"))
                .as("bundles have no offers, not even those of their store")
                .containsExactly("kaftan");
        JsonPath facets = read("/search?q=kaftan&facets=store,tag,price,inStock,onOffer");
        assertThat(facets.getInt("facets.matches")).isEqualTo(2);
        assertThat(facets.getInt("facets.store[0].count")).isEqualTo(2);
        assertThat(facets.getInt("facets.inStock")).isEqualTo(2);
        assertThat(facets.getInt("facets.onOffer")).isEqualTo(1);
    }

    @Test
    void aBundleIsInStockAsLongAsThereIsEnoughOfAllThatIsInIt() {
        assertThat(handles("q=guests&inStock=true")).containsExactly("wedding-set");

        catalogue.run("UPDATE variant_sizes SET reserved = quantity WHERE variant_id = '" + hat.variantId() + "'");

        assertThat(handles("q=guests&inStock=true")).isEmpty();
        assertThat(handles("q=guests")).containsExactly("wedding-set");
    }

    @Test
    void aBundleOfWhichSomethingIsNotOnSaleIsNotFound() {
        catalogue.change("products", kaftan, "status = 'archived'");

        assertThat(handles("q=guests")).isEmpty();
        assertThat(handles("sort=newest")).containsExactly("hat");
        assertThat(read("/search?q=guests&facets=store").getInt("facets.matches"))
                .isZero();
    }

    @Test
    void aBundleIsFoundAsItIsAndOnlyWhileItIsOnSale() {
        catalogue.change("bundles", set, "title = 'Trousseau'");
        assertThat(handles("q=trousseau")).containsExactly("wedding-set");
        assertThat(read("/search?q=troussaeu").getString("correctedTo")).isEqualTo("trousseau");

        catalogue.change("bundles", set, "status = 'draft'");
        assertThat(handles("q=trousseau")).isEmpty();

        catalogue.change("bundles", set, "status = 'active'");
        assertThat(handles("q=trousseau")).containsExactly("wedding-set");
        catalogue.run("DELETE FROM bundles");
        assertThat(handles("q=trousseau")).isEmpty();
    }

    private static List<String> handles(String query) {
        return read("/search?" + query).getList("items.data.handle", String.class);
    }
}
