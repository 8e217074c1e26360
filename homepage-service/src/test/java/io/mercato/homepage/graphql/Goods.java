package io.mercato.homepage.graphql;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Answers of catalog-service, in its own shapes. Ids are new in each test, so that no cache knows them. */
final class Goods {
    private final WireMockServer catalog;

    Goods(WireMockServer catalog) {
        this.catalog = catalog;
    }

    static List<UUID> ids(int count) {
        return IntStream.range(0, count).mapToObj(i -> UUID.randomUUID()).toList();
    }

    static String money(int amount) {
        return "{\"amount\": %d, \"currency\": \"NGN\"}".formatted(amount);
    }

    static String reference(UUID id, String name) {
        return "{\"id\": \"%s\", \"handle\": \"%s\", \"name\": \"%s\"}".formatted(id, name, name);
    }

    static String card(UUID id, UUID store) {
        return """
                {"id": "%s", "handle": "dress", "title": "Dress %s", "vendor": null, "price": %s, "compareAtPrice": null,
                 "image": {"url": "/p.svg", "alt": "A dress"}, "store": %s, "rating": {"average": 4.5, "count": 2},
                 "createdAt": "2026-11-01T10:00:00Z"}""".formatted(id, id, money(129_900), reference(store, "shop"));
    }

    /** As {@code GET /api/v1/products/{id}} has it, in {@code data}, and by-ids in {@code items}. */
    static String product(UUID id, UUID store) {
        return """
                {"id": "%s", "handle": "dress", "title": "Dress %s", "description": "Made of cotton.", "vendor": null,
                 "productType": "Dress", "tags": ["cotton", "red"], "store": %s, "category": null, "price": %s,
                 "compareAtPrice": null, "rating": null, "inStock": true, "optionNames": ["Colour"],
                 "variants": [{"id": "%s", "options": {"Colour": "Indigo"},
                   "sizes": [{"id": "%s", "name": "M", "sku": null, "price": %s, "compareAtPrice": null, "inStock": true,
                              "left": 3}]}],
                 "images": [{"url": "/p.svg", "alt": "A dress"}], "searchPreview": {"title": null, "description": null},
                 "createdAt": "2026-11-01T10:00:00Z", "updatedAt": "2026-11-02T10:00:00Z"}""".formatted(
                id, id, reference(store, "shop"), money(129_900), UUID.randomUUID(), UUID.randomUUID(), money(1));
    }

    static String bundle(UUID id, UUID store, UUID item) {
        return """
                {"id": "%s", "handle": "set", "title": "Set", "description": "Two of them.", "vendor": null, "tags": [],
                 "store": %s, "price": %s, "compareAtPrice": %s, "saving": %s, "featured": false, "inStock": true,
                 "left": null, "items": [{"product": %s, "variantId": "%s", "options": {"Colour": "Red"}, "sizeId": "%s",
                 "size": "M", "sku": null, "quantity": 2, "price": %s, "inStock": true, "image": null}],
                 "images": [], "createdAt": "2026-11-01T10:00:00Z", "updatedAt": "2026-11-02T10:00:00Z"}""".formatted(
                        id,
                        reference(store, "shop"),
                        money(5),
                        money(7),
                        money(2),
                        reference(item, "dress"),
                        UUID.randomUUID(),
                        UUID.randomUUID(),
                        money(4));
    }

    static String store(UUID id) {
        return """
                {"id": "%s", "handle": "shop", "name": "Shop %s", "description": "Good things.", "city": "Lagos",
                 "country": "NG", "location": null, "coordinates": {"latitude": 6.45, "longitude": 3.39}, "image": null,
                 "rating": null, "featured": true}""".formatted(id, id);
    }

    static String event(UUID store) {
        return event(UUID.randomUUID(), store);
    }

    static String event(UUID id, UUID store) {
        return """
                {"id": "%s", "title": "Fair", "description": "Come.", "venue": "Hall", "city": "Lagos", "location": null,
                 "startsAt": "2099-01-01T10:00:00Z", "endsAt": "2099-01-01T12:00:00Z", "price": %s, "capacity": null,
                 "image": null, "store": %s, "featured": true}""".formatted(id, money(0), store == null ? "null" : reference(store, "shop"));
    }

    static String offer(UUID product, UUID store) {
        return offer(UUID.randomUUID(), product, store, Instant.parse("2099-01-01T10:00:00Z"));
    }

    static String offer(UUID id, UUID product, UUID store, Instant endsAt) {
        return """
                {"id": "%s", "title": "Sale", "description": "Less.", "discount": {"type": "percentage", "percentage": 20},
                 "scope": "product", "flashSale": false, "featured": true, "startsAt": "2026-01-01T10:00:00Z",
                 "endsAt": "%s", "product": %s, "category": null, "store": %s, "price": %s,
                 "salePrice": %s, "image": null, "limits": null}""".formatted(id, endsAt, reference(product, "dress"), reference(store, "shop"), money(100), money(80));
    }

    static String activity() {
        return activity(UUID.randomUUID());
    }

    static String activity(UUID id) {
        return """
                {"id": "%s", "title": "Paint", "description": "With hands.", "type": "craft",
                 "ageMonths": {"min": 24, "max": 72}, "settings": ["indoor"], "weather": ["rainy"],
                 "durationMinutes": {"min": 30, "max": 60}, "difficulty": "easy", "location": null, "city": "Lagos",
                 "store": null, "price": null, "image": null, "images": [], "featured": false,
                 "createdAt": "2026-11-01T10:00:00Z"}""".formatted(id);
    }

    static String items(String... items) {
        return Arrays.stream(items).collect(Collectors.joining(",", "{\"items\": [", "], \"nextCursor\": \"next\"}"));
    }

    /** A list of the catalogue, told by a store's id in its query. */
    void list(String path, UUID store, ResponseDefinitionBuilder answer) {
        catalog.stubFor(list(path, store).willReturn(answer));
    }

    static MappingBuilder list(String path, UUID store) {
        return get(urlPathEqualTo(path)).withQueryParam("store", equalTo(store.toString()));
    }

    void one(String path, ResponseDefinitionBuilder answer) {
        catalog.stubFor(get(urlPathEqualTo(path)).willReturn(answer));
    }

    /** Each of these is found by its id, whichever others are asked for with it. */
    void byIds(String resource, String... items) {
        catalog.stubFor(post("/internal/v1/" + resource + "/by-ids")
                .withRequestBody(matchingJsonPath("$.ids"))
                .willReturn(bulk(items)));
    }

    /** Of one product, as catalog-service has them in bulk. */
    static String reviews(UUID product, int... ratings) {
        return IntStream.of(ratings)
                .mapToObj(rating -> """
                        {"id": "%s", "productId": "%s", "rating": %d, "author": "Amaka", "title": "Good", "text": "I wear it.",
                         "verifiedPurchase": true, "helpful": 3, "state": "published", "createdAt": "2026-11-01T10:00:00Z",
                         "updatedAt": "2026-11-01T10:00:00Z"}""".formatted(UUID.randomUUID(), product, rating))
                .collect(Collectors.joining(
                        ",", "{\"productId\": \"" + product + "\", \"items\": [", "], \"nextCursor\": \"more\"}"));
    }

    /** What a bulk read answers, whatever its ids are. */
    static ResponseDefinitionBuilder bulk(String... items) {
        return okJson("{\"items\": [" + String.join(",", items) + "], \"missing\": []}");
    }

    /** Paths without their queries, sorted: what was asked for but the sections of the homepage, which are renewed when it is time. */
    List<String> calls() {
        return catalog.getAllServeEvents().stream()
                // Only REST clients say who they are.
                .filter(event -> event.getRequest().containsHeader("User-Agent"))
                .map(event -> event.getRequest().getUrl().replaceFirst("\\?.*", ""))
                .sorted()
                .toList();
    }

    List<String> bodies(String path) {
        return catalog.getAllServeEvents().stream()
                .filter(event -> event.getRequest().getUrl().equals(path))
                .map(event -> event.getRequest().getBodyAsString())
                .toList();
    }
}
