package io.mercato.catalog.redemption;

import static io.mercato.catalog.Api.asService;

import io.mercato.catalog.stock.StockKey;
import io.restassured.response.ValidatableResponse;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Calls of the redemptions API, and of the reservations that carry them. */
final class RedemptionApi {
    private static final String RESERVATIONS = "/internal/v1/reservations";

    private RedemptionApi() {}

    static ValidatableResponse redeem(UUID offer, String reference, UUID customer, Object uses) {
        Map<String, Object> body = new HashMap<>();
        body.put("reference", reference);
        body.put("customerId", customer);
        body.put("uses", uses);
        return asService()
                .contentType("application/json")
                .body(body)
                .post(path(offer))
                .then();
    }

    static ValidatableResponse redeem(UUID offer, String reference, int uses) {
        return redeem(offer, reference, null, uses);
    }

    static ValidatableResponse find(UUID offer, String reference) {
        return asService().get(path(offer) + "/" + reference).then();
    }

    static ValidatableResponse giveBack(UUID offer, String reference) {
        return asService().post(path(offer) + "/" + reference + "/release").then();
    }

    static ValidatableResponse reserve(String reference, StockKey key, int quantity) {
        return asService()
                .contentType("application/json")
                .body(Map.of(
                        "reference",
                        reference,
                        "lines",
                        List.of(Map.of("variantId", key.variantId(), "sizeId", key.sizeId(), "quantity", quantity))))
                .post(RESERVATIONS)
                .then();
    }

    static ValidatableResponse settle(String reference, String step) {
        return asService().post(RESERVATIONS + "/" + reference + "/" + step).then();
    }

    static int status(ValidatableResponse response) {
        return response.extract().statusCode();
    }

    private static String path(UUID offer) {
        return "/internal/v1/offers/" + offer + "/redemptions";
    }
}
