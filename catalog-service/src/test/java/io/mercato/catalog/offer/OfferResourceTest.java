package io.mercato.catalog.offer;

import static io.mercato.catalog.Api.assertProblem;
import static io.mercato.catalog.Api.get;
import static io.mercato.catalog.Api.read;
import static io.mercato.catalog.Api.readAll;
import static org.assertj.core.api.Assertions.assertThat;

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
        onStore("flash", "-1 day", "3 days", "flash_sale = true");
        onStore("featured-flash", "-1 day", "4 days", "flash_sale = true, featured = true");

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
    void anOfferOnAProductThatIsNotOnSaleIsNotListed() {
        UUID product = catalogue.product(store, "secret", 1);
        catalogue.change("products", product, "status = 'draft'");
        UUID id = offer("Sale", "-1 day", "1 day", "product_id", product);

        assertThat(readAll("/offers", 20, "title")).isEmpty();
        assertProblem(get("/offers/" + id), 404, "offer_not_found");
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
