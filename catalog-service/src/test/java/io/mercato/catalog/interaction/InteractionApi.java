package io.mercato.catalog.interaction;

import static io.restassured.RestAssured.given;

import io.mercato.catalog.Api;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What devices tell, over HTTP. */
public final class InteractionApi {
    static final String PATH = "/api/v1/interactions";

    private InteractionApi() {}

    public static Map<String, Object> event(String type, UUID product, Instant at) {
        return new HashMap<>(Map.of(
                "id",
                UUID.randomUUID().toString(),
                "type",
                type,
                "productId",
                product.toString(),
                "happenedAt",
                at.toString()));
    }

    public static Map<String, Object> event(String type, UUID product) {
        return event(type, product, Instant.now());
    }

    /** As a device on which nobody is signed in. */
    @SafeVarargs
    public static ValidatableResponse tell(UUID device, Map<String, Object>... events) {
        return tell(given(), Map.of("anonymousId", device.toString(), "events", List.of(events)));
    }

    /** As a customer. */
    @SafeVarargs
    public static ValidatableResponse tellAs(UUID customer, Map<String, Object>... events) {
        return tell(Api.asCustomer(customer), Map.of("events", List.of(events)));
    }

    static ValidatableResponse tell(RequestSpecification request, Object body) {
        return request.contentType("application/json").body(body).post(PATH).then();
    }
}
