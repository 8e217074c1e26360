package io.mercato.catalog.reservation;

import static io.mercato.catalog.Api.asService;

import io.mercato.catalog.stock.StockKey;
import io.restassured.response.ValidatableResponse;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** Calls of the reservations API. */
final class ReservationApi {
    private static final String PATH = "/internal/v1/reservations";

    private ReservationApi() {}

    static Map<String, Object> line(StockKey key, int quantity) {
        return Map.of("variantId", key.variantId(), "sizeId", key.sizeId(), "quantity", quantity);
    }

    static Map<String, Object> bundle(UUID bundle, int quantity) {
        return Map.of("bundleId", bundle, "quantity", quantity);
    }

    @SafeVarargs
    static ValidatableResponse reserve(String reference, Map<String, Object>... lines) {
        return post(Map.of("reference", reference, "lines", List.of(lines)));
    }

    /** One of each. */
    static ValidatableResponse reserve(String reference, List<StockKey> keys) {
        return post(Map.of(
                "reference",
                reference,
                "lines",
                keys.stream().map(key -> line(key, 1)).toList()));
    }

    static ValidatableResponse post(Object body) {
        return asService().contentType("application/json").body(body).post(PATH).then();
    }

    static ValidatableResponse confirm(String reference) {
        return asService().post(PATH + "/" + reference + "/confirm").then();
    }

    static ValidatableResponse release(String reference) {
        return asService().post(PATH + "/" + reference + "/release").then();
    }

    static ValidatableResponse extend(String reference, Object holdSeconds) {
        return asService()
                .contentType("application/json")
                .body(Map.of("holdSeconds", holdSeconds))
                .post(PATH + "/" + reference + "/extend")
                .then();
    }

    static ValidatableResponse find(String reference) {
        return asService().get(PATH + "/" + reference).then();
    }

    static int status(ValidatableResponse response) {
        return response.extract().statusCode();
    }

    static Stream<String> references(String prefix, int count) {
        return Stream.iterate(1, i -> i <= count, i -> i + 1).map(i -> prefix + i);
    }
}
