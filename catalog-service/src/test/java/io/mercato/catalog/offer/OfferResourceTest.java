package io.mercato.catalog.offer;

import static io.mercato.catalog.Api.assertProblem;
import static io.mercato.catalog.Api.get;
import static io.mercato.catalog.Api.read;
import static io.mercato.catalog.Api.readAll;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mercato.catalog.Catalogue;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.Map;
import java.util.UUID;

@QuarkusTest
class OfferResourceTest {
    private final Catalogue catalogue;

    private UUID store;

    OfferResourceTest(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @BeforeEach
    void anEmptyCatalogueWithAStore() {
        catalogue.clear();
        store = catalogue.store("corner");
    }

    @Test
    void offersThatHoldNowComeThoseEndingSoonestFirst() {
        onStore("ends-later", "-1 day", "5 days", "featured = true");
        onStore("ends-soon", "-1 day", "1 hour", "featured = true");
        onStore("over", "-5 days", "-1 minute", "featured = true");
        onStore("not-yet", "1 hour", "5 days", "featured = true");

        assertThat(readAll("/offers?featured=true", 1, "title")).containsExactly("ends-soon", "ends-later");
        assertThat(readAll("/offers", 20, "title")).containsExactly("ends-soon", "ends-later");
    }

    @Test
    void flashSalesAndFeaturedOffersAreToldApart() {
        onStore("plain", "-1 day", "1 day", "featured = false");
        onStore("featured", "-1 day", "2 days", "featured = true");
        onProduct("flash", "-1 day", "3 days", "flash_sale = true");
        onProduct("featured-flash", "-1 day", "4 days", "flash_sale = true, featured = true");

        assertThat(readAll("/offers?flashSale=true", 1, "title")).containsExactly("flash", "featured-flash");
        assertThat(readAll("/offers?featured=true", 1, "title")).containsExactly("featured", "featured-flash");
        assertThat(readAll("/offers?featured=true&flashSale=true", 1, "title")).containsExactly("featured-flash");
        assertThat(readAll("/offers?featured=false&flashSale=false", 20, "title"))
                .hasSize(4);
    }

    @Test
    void anOfferOnAProductSaysWhatRemainsToBePaid() {
        UUID product = catalogue.product(store, "kaftan", 1);
        UUID id = offer("Sale", "-1 day", "1 day", "product_id", product);

        JsonPath offer = read("/offers/" + id);

        assertThat(offer.getMap("discount")).isEqualTo(Map.of("type", "percentage", "percentage", 20));
        assertThat(offer.getMap("price")).isEqualTo(Map.of("amount", 5000, "currency", "NGN"));
        assertThat(offer.getMap("salePrice")).isEqualTo(Map.of("amount", 4000, "currency", "NGN"));
        assertThat(offer.getMap("product"))
                .isEqualTo(Map.of("id", product.toString(), "handle", "kaftan", "name", "Kaftan"));
        assertThat(offer.getString("store")).isNull();
        assertThat(offer.getString("endsAt")).endsWith("Z");
    }

    @Test
    void aFixedOfferSaysTheAmount() {
        UUID id = onStore(
                "Gift", "-1 day", "1 day", "kind = 'fixed', percentage = NULL, amount = 50000, currency = 'NGN'");

        JsonPath offer = read("/offers/" + id);

        assertThat(offer.getMap("discount"))
                .isEqualTo(Map.of("type", "fixed", "amount", Map.of("amount", 50000, "currency", "NGN")));
        assertThat(offer.getString("salePrice")).isNull();
        assertThat(offer.getString("store.name")).isEqualTo("Corner");
    }

    @Test
    void whoBuysSomeAndGetsMoreSeesTheRuleAndNoPriceOfASingleOne() {
        UUID product = catalogue.product(store, "kaftan", 1);
        UUID id = offer("Two and one", "-1 day", "1 day", "product_id", product);
        catalogue.change("offers", id, "kind = 'buy_x_get_y', buy_quantity = 2, get_quantity = 1, percentage = 50");

        JsonPath offer = read("/offers/" + id);

        assertThat(offer.getMap("discount"))
                .isEqualTo(Map.of("type", "buyXGetY", "buy", 2, "more", 1, "percentage", 50));
        assertThat(offer.getString("scope")).isEqualTo("product");
        assertThat(offer.getMap("price")).isEqualTo(Map.of("amount", 5000, "currency", "NGN"));
        assertThat(offer.getString("salePrice")).isNull();
        assertThat(offer.getString("limits")).isNull();
    }

    @Test
    void anOfferTellsHowOftenItCanBeUsed() {
        UUID id = onStore("few", "-1 day", "1 day", "max_redemptions = 100, max_per_customer = 2, redeemed = 62");
        UUID each = onStore("each", "-1 day", "1 day", "max_per_customer = 1");

        assertThat(read("/offers/" + id).getMap("limits"))
                .isEqualTo(Map.of("total", 100, "perCustomer", 2, "left", 38));
        assertThat(read("/offers/" + each).getInt("limits.perCustomer")).isEqualTo(1);
        assertThat(read("/offers/" + each).getString("limits.left")).isNull();
    }

    @Test
    void theOffersOnAProductAreItsOwnThoseOfItsBranchUpwardsAndOfItsStore() {
        UUID fashion = catalogue.category("fashion", null);
        UUID dresses = catalogue.category("dresses", fashion);
        UUID kaftans = catalogue.category("kaftans", dresses);
        UUID product = catalogue.product(store, "kaftan", 1);
        catalogue.change("products", product, "category_id = '" + dresses + "'");
        offer("own", "-1 day", "1 day", "product_id", product);
        offer("category", "-1 day", "2 days", "category_id", dresses);
        offer("root", "-1 day", "3 days", "category_id", fashion);
        offer("store", "-1 day", "4 days", "store_id", store);
        offer("below", "-1 day", "5 days", "category_id", kaftans);
        offer("other store", "-1 day", "5 days", "store_id", catalogue.store("elsewhere"));
        offer("other product", "-1 day", "5 days", "product_id", catalogue.product(store, "hat", 1));
        offer("over", "-2 days", "-1 day", "product_id", product);
        offer("not yet", "1 day", "2 days", "store_id", store);
        onStore("draft", "-1 day", "5 days", "status = 'draft'");
        onStore("used up", "-1 day", "5 days", "max_redemptions = 3, redeemed = 3");

        assertThat(readAll("/products/" + product + "/offers", 1, "title"))
                .containsExactly("own", "category", "root", "store");
        assertThat(readAll("/products/" + product + "/offers", 20, "title")).hasSize(4);
    }

    @Test
    void aProductWithoutCategoryHasTheOffersOfItsStore() {
        UUID product = catalogue.product(store, "kaftan", 1);
        offer("store", "-1 day", "4 days", "store_id", store);

        assertThat(readAll("/products/" + product + "/offers", 20, "title")).containsExactly("store");
    }

    @Test
    void theOffersOfWhatIsNotOnSaleAreNotFound() {
        UUID product = catalogue.product(store, "secret", 1);
        catalogue.change("products", product, "status = 'draft'");

        assertProblem(get("/products/" + product + "/offers"), 404, "product_not_found");
        assertProblem(get("/products/0199b9c1-5f00-7d21-8a36-3d2f6f0c9a11/offers"), 404, "product_not_found");
        assertProblem(get("/products/abc/offers"), 400, "invalid_parameter");
    }

    @Test
    void theDatabaseItselfTakesNoTwoFlashSalesForAProductAtOnce() {
        UUID product = catalogue.product(store, "kaftan", 1);
        UUID first = offer("first", "-1 day", "1 day", "product_id", product);
        catalogue.change("offers", first, "flash_sale = true");
        UUID next = offer("next", "1 day", "2 days", "product_id", product);
        UUID overlapping = offer("overlapping", "0 days", "3 days", "product_id", product);

        catalogue.change(
                "offers",
                next,
                "flash_sale = true, valid_from = (SELECT valid_until FROM offers WHERE id = '" + first + "')");
        assertThatThrownBy(() -> catalogue.change("offers", overlapping, "flash_sale = true"))
                .hasStackTraceContaining("offers_one_flash_sale_at_once");
        catalogue.change("offers", overlapping, "flash_sale = true, status = 'draft'");
        assertThatThrownBy(() -> onStore("store", "-1 day", "1 day", "flash_sale = true"))
                .hasStackTraceContaining("offers_flash_sale_on_product");
    }

    @Test
    void anOfferOnAProductThatIsNotOnSaleIsNotListed() {
        UUID product = catalogue.product(store, "secret", 1);
        catalogue.change("products", product, "status = 'draft'");
        UUID id = offer("Sale", "-1 day", "1 day", "product_id", product);

        assertThat(readAll("/offers", 20, "title")).isEmpty();
        assertProblem(get("/offers/" + id), 404, "offer_not_found");
    }

    @Test
    void anOfferOnACategoryOrStoreThatIsGoneIsNotListed() {
        UUID category = catalogue.category("fashion", null);
        UUID onCategory = offer("category", "-1 day", "1 day", "category_id", category);
        UUID onStore = onStore("store", "-1 day", "1 day", "featured = true");
        catalogue.change("categories", category, "deleted_at = now()");
        catalogue.change("stores", store, "status = 'archived'");

        assertThat(readAll("/offers", 20, "title")).isEmpty();
        assertProblem(get("/offers/" + onCategory), 404, "offer_not_found");
        assertProblem(get("/offers/" + onStore), 404, "offer_not_found");
    }

    @Test
    void anOfferThatIsOverIsNotFound() {
        assertProblem(
                get("/offers/" + onStore("over", "-2 days", "-1 minute", "featured = true")), 404, "offer_not_found");
    }

    private UUID onStore(String title, String from, String until, String change) {
        UUID id = offer(title, from, until, "store_id", store);
        catalogue.change("offers", id, change);
        return id;
    }

    private UUID onProduct(String title, String from, String until, String change) {
        UUID id = offer(title, from, until, "product_id", catalogue.product(store, "of-" + title, 1));
        catalogue.change("offers", id, change);
        return id;
    }

    private UUID offer(String title, String from, String until, String targetColumn, UUID target) {
        return catalogue.id(
                "INSERT INTO offers (title, kind, percentage, status, valid_from, valid_until, " + targetColumn
                        + ") VALUES (?, 'percentage', 20, 'active', now() + ?::interval, now() + ?::interval, ?) RETURNING id",
                title,
                from,
                until,
                target);
    }
}
