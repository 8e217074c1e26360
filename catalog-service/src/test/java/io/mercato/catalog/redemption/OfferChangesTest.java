package io.mercato.catalog.redemption;

import static io.mercato.catalog.redemption.RedemptionApi.redeem;
import static io.mercato.catalog.redemption.RedemptionApi.reserve;
import static io.mercato.catalog.redemption.RedemptionApi.settle;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.mercato.catalog.Catalogue;
import io.mercato.catalog.change.Published;
import io.mercato.catalog.stock.StockKey;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.UUID;

/** That others hear when an offer is used up, and when it is no longer. */
@QuarkusTest
class OfferChangesTest {
    private final Catalogue catalogue;
    private final Published published;

    private UUID product;
    private UUID offer;
    private StockKey shirts;

    OfferChangesTest(Catalogue catalogue, Published published) {
        this.catalogue = catalogue;
        this.published = published;
    }

    @BeforeEach
    void anOfferThatCanBeUsedTwice() {
        catalogue.clear();
        product = catalogue.product(catalogue.store("corner"), "shirt", 1);
        shirts = catalogue.size(catalogue.variant(product, "Indigo"), "M", 100);
        offer = catalogue.id(
                "INSERT INTO offers (title, kind, percentage, status, valid_from, valid_until, product_id, max_redemptions)"
                        + " VALUES ('Sale', 'percentage', 20, 'active', now() - interval '1 day', now() + interval '1 day',"
                        + " ?, 2) RETURNING id",
                product);
    }

    @Test
    void whoTakesTheLastUseTellsOfItAndWhoGivesItBackToo() {
        for (String reference : List.of("order-1", "order-2")) {
            reserve(reference, shirts, 1).statusCode(201);
            redeem(offer, reference, 1).statusCode(201);
        }
        await().untilAsserted(() -> assertThat(changes()).hasSize(1));

        settle("order-1", "release").statusCode(200);
        settle("order-2", "release").statusCode(200);

        await().untilAsserted(() -> assertThat(changes()).hasSize(2));
        assertThat(changes()).allSatisfy(event -> {
            assertThat(event.path("type").asText()).isEqualTo("io.mercato.catalog.offer.changed.v1");
            assertThat(Published.tags(event)).contains("offer:" + offer, "product:" + product);
        });
    }

    private List<JsonNode> changes() {
        return published.withTag("offer:" + offer);
    }
}
