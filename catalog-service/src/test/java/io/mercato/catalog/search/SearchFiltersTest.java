package io.mercato.catalog.search;

import static io.mercato.catalog.Api.read;
import static io.mercato.catalog.Api.readAll;
import static org.assertj.core.api.Assertions.assertThat;

import io.mercato.catalog.Catalogue;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.UUID;

@QuarkusTest
class SearchFiltersTest {
    private final Catalogue catalogue;

    private UUID store;

    SearchFiltersTest(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @BeforeEach
    void anEmptyCatalogueWithAStore() {
        catalogue.clear();
        store = catalogue.store("corner");
    }

    @Test
    void aCategoryFiltersWithItsWholeBranch() {
        UUID root = catalogue.category("home", null);
        UUID child = catalogue.category("kitchen", root);
        UUID grandchild = catalogue.category("pots", child);
        UUID other = catalogue.category("books", null);
        product("in-root", "category_id = '" + root + "'");
        product("in-grandchild", "category_id = '" + grandchild + "'");
        product("elsewhere", "category_id = '" + other + "'");
        product("nowhere", "category_id = NULL");

        assertThat(handles("category=" + root)).containsExactlyInAnyOrder("in-root", "in-grandchild");
        assertThat(handles("category=" + child)).containsExactly("in-grandchild");
        assertThat(handles("category=" + child + "&category=" + other))
                .containsExactlyInAnyOrder("in-grandchild", "elsewhere");
    }

    @Test
    void anUnknownCategoryOrStoreFindsNothing() {
        product("kaftan", "views = 1");

        assertThat(handles("category=0199b9c1-5f00-7d21-8a36-3d2f6f0c9a11")).isEmpty();
        assertThat(handles("store=0199b9c1-5f00-7d21-8a36-3d2f6f0c9a11")).isEmpty();
    }

    @Test
    void valuesOfOneFilterAreAlternativesAndFiltersHoldTogether() {
        UUID other = catalogue.store("elsewhere");
        product("a", "tags = '{Cotton,Red}', vendor = 'Omolara'");
        product("b", "tags = '{cotton}', vendor = 'Zuma', store_id = '" + other + "'");
        product("c", "tags = '{silk}', vendor = 'Zuma'");

        assertThat(handles("tag=cotton")).containsExactlyInAnyOrder("a", "b");
        assertThat(handles("tag=RED&tag=silk")).containsExactlyInAnyOrder("a", "c");
        assertThat(handles("vendor=zuma")).containsExactlyInAnyOrder("b", "c");
        assertThat(handles("vendor=ZUMA&tag=cotton")).containsExactly("b");
        assertThat(handles("store=" + store)).containsExactlyInAnyOrder("a", "c");
        assertThat(handles("store=" + store + "&store=" + other)).hasSize(3);
        assertThat(handles("store=" + store + "&tag=cotton&vendor=zuma")).isEmpty();
    }

    @Test
    void pricesFilterWithinOneCurrencyBothBoundsIncluded() {
        product("cheap", "price = 100");
        product("middle", "price = 200");
        product("dear", "price = 300");
        product("dollars", "price = 200, currency = 'USD'");

        assertThat(handles("minPrice=200&maxPrice=300")).containsExactlyInAnyOrder("middle", "dear");
        assertThat(handles("maxPrice=100")).containsExactly("cheap");
        assertThat(handles("minPrice=200&maxPrice=200&currency=USD")).containsExactly("dollars");
        assertThat(handles("currency=USD")).containsExactly("dollars");
        assertThat(handles("sort=price-asc")).containsExactly("cheap", "middle", "dear");
    }

    @Test
    void aRatingFiltersFromItselfUpwards() {
        product("good", "rating_average = 4.5, rating_count = 2");
        product("fair", "rating_average = 4, rating_count = 2");
        product("bad", "rating_average = 2, rating_count = 2");
        product("unrated", "views = 1");

        assertThat(handles("minRating=4")).containsExactlyInAnyOrder("good", "fair");
        assertThat(handles("minRating=4.01")).containsExactly("good");
        assertThat(handles("minRating=0")).hasSize(4);
    }

    @Test
    void whatIsSoldOutOrAllReservedIsNotInStock() {
        product("there", "views = 1");
        UUID soldOut = product("sold-out", "views = 2");
        UUID reserved = product("reserved", "views = 3");
        UUID oneSizeLeft = product("one-size-left", "views = 4");
        stock(soldOut, "quantity = 0");
        stock(reserved, "reserved = quantity");
        stock(oneSizeLeft, "quantity = 0");
        catalogue.size(catalogue.variant(oneSizeLeft, "Red"), "XL", 1);

        assertThat(handles("inStock=true")).containsExactlyInAnyOrder("there", "one-size-left");
        assertThat(handles("q=there+OR+sold+OR+left&inStock=true")).containsExactlyInAnyOrder("there", "one-size-left");
        assertThat(handles("inStock=false")).hasSize(4);
    }

    @Test
    void whatAnOfferHoldsForNowIsOnOffer() {
        UUID root = catalogue.category("home", null);
        UUID child = catalogue.category("kitchen", root);
        UUID reducedStore = catalogue.store("reduced");
        UUID byProduct = product("by-product", "views = 1");
        product("by-branch", "category_id = '" + child + "'");
        product("by-store", "store_id = '" + reducedStore + "'");
        UUID over = product("over", "views = 1");
        UUID notYet = product("not-yet", "views = 1");
        UUID draft = product("draft", "views = 1");
        product("not-at-all", "views = 1");
        offer("product_id", byProduct, "active", "-1 hour", "1 hour");
        offer("category_id", root, "active", "-1 hour", "1 hour");
        offer("store_id", reducedStore, "active", "-1 hour", "1 hour");
        offer("product_id", over, "active", "-2 hours", "-1 hour");
        offer("product_id", notYet, "active", "1 hour", "2 hours");
        offer("product_id", draft, "draft", "-1 hour", "1 hour");

        assertThat(handles("onOffer=true")).containsExactlyInAnyOrder("by-product", "by-branch", "by-store");
    }

    @Test
    void aPlaceFiltersByWhereTheStoreIs() {
        UUID lagos = location("lagos", 6.4541, 3.3947);
        UUID ibadan = location("ibadan", 7.3775, 3.9470);
        product("in-lagos", "store_id = '" + storeAt(lagos, 6.4541, 3.3947) + "'");
        product("in-ibadan", "store_id = '" + storeAt(ibadan, 7.3775, 3.9470) + "'");
        product("anywhere", "views = 1");

        assertThat(handles("location=" + lagos)).containsExactly("in-lagos");
        assertThat(handles("location=" + lagos + "&location=" + ibadan))
                .containsExactlyInAnyOrder("in-lagos", "in-ibadan");
        assertThat(handles("location=0199b9c1-5f00-7d21-8a36-3d2f6f0c9a11")).isEmpty();
        assertThat(handles("near=6.5,3.4&radiusKm=20")).containsExactly("in-lagos");
        assertThat(handles("near=6.5,3.4&radiusKm=150")).containsExactlyInAnyOrder("in-lagos", "in-ibadan");
        assertThat(handles("near=6.5,3.4&radiusKm=150&location=" + ibadan)).containsExactly("in-ibadan");
        assertThat(handles("q=in&near=50,10")).isEmpty();
    }

    @Test
    void filtersHoldForWordsToo() {
        product("red", "title = 'Kaftan', tags = '{red}'");
        product("blue", "title = 'Kaftan', tags = '{blue}'");
        product("red-shirt", "title = 'Shirt', tags = '{red}'");

        assertThat(handles("q=kaftan&tag=red")).containsExactly("red");
    }

    @Test
    void pagesOfAFilteredSearchLeaveNothingOut() {
        for (int i = 0; i < 20; i++) {
            UUID id = product("p" + i, "title = 'Kaftan', views = " + i * 37 % 11 * 50);
            stock(id, i % 2 == 0 ? "quantity = 0" : "quantity = 3");
        }

        assertThat(readAll("/search?q=kaftan&inStock=true", 3, "data.handle"))
                .hasSize(10)
                .doesNotHaveDuplicates();
        assertThat(readAll("/search?inStock=true&sort=newest", 3, "data.handle"))
                .hasSize(10)
                .doesNotHaveDuplicates();
    }

    private UUID product(String handle, String change) {
        UUID id = catalogue.product(store, handle, 1);
        catalogue.change("products", id, change);
        return id;
    }

    private UUID location(String handle, double latitude, double longitude) {
        return catalogue.id(
                "INSERT INTO locations (handle, name, country, city, latitude, longitude, timezone)"
                        + " VALUES (?, ?, 'NG', ?, ?, ?, 'Africa/Lagos') RETURNING id",
                handle,
                handle,
                handle,
                latitude,
                longitude);
    }

    private UUID storeAt(UUID location, double latitude, double longitude) {
        UUID id = catalogue.store("store-" + location);
        catalogue.change(
                "stores",
                id,
                "location_id = '%s', latitude = %s, longitude = %s".formatted(location, latitude, longitude));
        return id;
    }

    private void stock(UUID product, String change) {
        catalogue.run("UPDATE variant_sizes SET " + change + " FROM product_variants v"
                + " WHERE v.id = variant_id AND v.product_id = '" + product + "'");
    }

    private void offer(String on, UUID id, String status, String from, String until) {
        catalogue.run("""
                INSERT INTO offers (title, kind, percentage, %s, status, valid_from, valid_until)
                VALUES ('O', 'percentage', 10, '%s', '%s', now() + interval '%s', now() + interval '%s')
                """.formatted(on, id, status, from, until));
    }

    private static List<String> handles(String parameters) {
        return read("/search?" + parameters).getList("items.data.handle", String.class);
    }
}
