package io.mercato.homepage.storefront;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.serverError;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static io.restassured.RestAssured.given;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.mercato.platform.cache.TieredCaches;
import io.mercato.platform.testing.Tokens;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import jakarta.enterprise.inject.spi.CDI;

/** What the catalogue of the tests has, well or unwell as a test wants it. */
final class Shop {
    static final String PRODUCT = "019b76da-0000-7000-8000-000000000001";
    static final String OTHER_PRODUCT = "019b76da-0000-7000-8000-000000000002";
    static final String RED = "019b76da-0000-7000-8000-0000000000a1";
    static final String BLUE = "019b76da-0000-7000-8000-0000000000a2";
    static final String RED_SMALL = "019b76da-0000-7000-8000-0000000000b1";
    static final String RED_LARGE = "019b76da-0000-7000-8000-0000000000b2";
    static final String BLUE_SMALL = "019b76da-0000-7000-8000-0000000000b3";
    static final String BUNDLE = "019b76da-0000-7000-8000-0000000000c1";
    static final String STORE = "019b76da-0000-7000-8000-0000000000d1";
    static final String CATEGORY = "019b76da-0000-7000-8000-0000000000e1";
    static final String EVENT = "019b76da-0000-7000-8000-0000000000f1";
    static final String ACTIVITY = "019b76da-0000-7000-8000-0000000000f2";
    static final String LOCATION = "019b76da-0000-7000-8000-0000000000f3";
    private static final String OFFER = "019b76da-0000-7000-8000-0000000000f4";

    /** A name as somebody with bad intentions would give it. */
    static final String NASTY = "<script>alert('x')</script>\\\"><img src=x onerror=alert(1)> & Sons";

    static final String SUGGESTIONS = """
            {"products": [{"id": "%s", "handle": "ankara-wrap-dress", "text": "Ankara Wrap Dress"}],
             "bundles": [{"id": "%s", "handle": "feast-set", "text": "Ankara Feast Set"}],
             "categories": [{"id": "%s", "handle": "dresses", "text": "Dresses"}],
             "stores": [], "vendors": ["Nok & Sons"]}""".formatted(PRODUCT, BUNDLE, CATEGORY);

    private static final String REFERENCE = """
            {"id": "%s", "handle": "%s", "name": "%s"}""";
    static final String STORE_REFERENCE = REFERENCE.formatted(STORE, "amina", "Amina's Fabrics");

    private final WireMockServer server;

    Shop(WireMockServer server) {
        this.server = server;
    }

    /** Everything is there. */
    void isWell() {
        server.resetAll();
        String products = list(IntStream.range(0, 6).mapToObj(Shop::card));
        answers("products/recommended", okJson(products));
        answers("products/new-arrivals", okJson(products));
        answers("stores/featured", tagged(list(Stream.of(store())), "store:" + STORE));
        answers("events/featured", okJson(list(Stream.of(event()))));
        server.stubFor(get(urlPathEqualTo("/api/v1/offers"))
                .atPriority(5)
                .willReturn(tagged(list(Stream.of(offer(false), offer(true))), "offers-listed")));
        flashSalesAnswer(okJson(list(Stream.of(offer(true)))));
        answers("categories/tree", tagged("{\"roots\": [" + category() + "]}", "categories-listed"));
        answers("categories/" + CATEGORY, tagged(category(), "category:" + CATEGORY));
        answers("categories", okJson(list(Stream.of())));
        answers(
                "products/" + PRODUCT,
                tagged(
                        "{\"type\": \"product\", \"data\": " + product("Ankara Wrap Dress") + "}",
                        "product:" + PRODUCT));
        answers("products/" + PRODUCT + "/offers", okJson(list(Stream.of(offer(true)))));
        answers("products/" + PRODUCT + "/related", okJson(products));
        answers("products/" + PRODUCT + "/reviews", tagged(list(Stream.of(review("Lovely"))), "review:2001"));
        answers("products/" + PRODUCT + "/reviews/summary", okJson("""
                        {"rating": {"average": 4.5, "count": 2}, "distribution": {"5": 1, "4": 1, "3": 0, "2": 0, "1": 0}}"""));
        answers("products/" + BUNDLE, tagged("{\"type\": \"bundle\", \"data\": " + bundle() + "}", "bundle:" + BUNDLE));
        answers("bundles/" + BUNDLE, tagged(bundle(), "bundle:" + BUNDLE));
        answers("bundles", tagged(list(Stream.of(bundleCard())), "bundles-listed"));
        answers("stores", tagged(list(Stream.of(store())), "stores-listed"));
        answers("stores/" + STORE, tagged(store(), "store:" + STORE));
        answers("products", tagged(products, "products-listed"));
        answers("events", tagged(list(Stream.of(event())), "events-listed"));
        answers("events/" + EVENT, tagged(event(), "event:" + EVENT));
        answers("activities", tagged(list(Stream.of(activity())), "activities-listed"));
        answers("activities/" + ACTIVITY, tagged(activity(), "activity:" + ACTIVITY));
        answers(
                "locations/" + LOCATION,
                okJson("{\"id\": \"" + LOCATION
                        + "\", \"city\": \"Accra\", \"country\": \"GH\", \"timezone\": \"Africa/Accra\"}"));
        answers("search", tagged(found(IntStream.range(0, 6).mapToObj(Shop::card)), "products,bundles-listed"));
        answers("search/suggestions", okJson(SUGGESTIONS));
        server.stubFor(post(urlPathEqualTo("/api/v1/interactions")).willReturn(ok("{}").withStatus(202)));
        server.stubFor(get(urlPathEqualTo("/picture.svg"))
                .willReturn(ok("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 4 4\"/>")
                        .withHeader("Content-Type", "image/svg+xml")));
    }

    /** An answer with the tags of what it shows. */
    static ResponseDefinitionBuilder tagged(String json, String tags) {
        return okJson(json).withHeader("Cache-Tag", tags);
    }

    /** The service knows nothing of it any more, nor of what Redis has of the shop of other tests. */
    static void isForgotten() {
        TieredCaches caches = CDI.current().select(TieredCaches.class).get();
        caches.invalidateAll("storefront").await().atMost(Duration.ofSeconds(5));
        given().auth()
                .oauth2(Tokens.service())
                .post("/internal/v1/cache/invalidate")
                .then()
                .statusCode(204);
    }

    void answers(String path, ResponseDefinitionBuilder answer) {
        server.stubFor(at(path).willReturn(answer));
    }

    /** What a list answers from a cursor on. */
    void goesOn(String path, String cursor, ResponseDefinitionBuilder answer) {
        server.stubFor(get(urlPathEqualTo("/api/v1/" + path))
                .withQueryParam("cursor", equalTo(cursor))
                .atPriority(1)
                .willReturn(answer));
    }

    void flashSalesAnswer(ResponseDefinitionBuilder answer) {
        server.stubFor(get(urlPathEqualTo("/api/v1/offers"))
                .withQueryParam("flashSale", equalTo("true"))
                .atPriority(1)
                .willReturn(answer));
    }

    /** Nothing at all is answered. */
    void isAway() {
        server.stubFor(any(urlPathMatching("/api/v1/.*")).atPriority(1).willReturn(serverError()));
    }

    void fails(String path) {
        answers(path, serverError());
    }

    void hangs(String path) {
        answers(path, aResponse().withFixedDelay(3_000));
    }

    /**
     * One address for the pages and the API, as the edge is: what the catalogue does not answer goes to the service.
     *
     * @param service where homepage-service is
     */
    String edge(String service) {
        server.stubFor(any(anyUrl()).atPriority(10).willReturn(aResponse().proxiedFrom(service)));
        return server.baseUrl();
    }

    List<LoggedRequest> interactions() {
        return server.findAll(postRequestedFor(urlPathEqualTo("/api/v1/interactions")));
    }

    /** The queries that a path was asked with, as they came. */
    List<LoggedRequest> requests(String path) {
        return server.findAll(getRequestedFor(urlPathEqualTo("/api/v1/" + path)));
    }

    static String list(Stream<String> items) {
        return "{\"items\": [" + items.collect(Collectors.joining(",")) + "], \"nextCursor\": null}";
    }

    static String found(Stream<String> cards) {
        return """
                {"items": [%s], "nextCursor": "abc==", "correctedTo": null, "didYouMean": "ankara",
                 "facets": {"matches": 1200, "exact": false,
                   "category": [%s],
                   "store": [{"id": "%s", "handle": "amina", "name": "Amina's Fabrics", "count": 3}],
                   "vendor": [{"value": "Nok & Sons", "count": 2}], "tag": [],
                   "price": [{"from": {"amount": 1000000, "currency": "NGN"}, "to": {"amount": 1999999, "currency": "NGN"}, "count": 64}],
                   "rating": [{"minRating": 4, "count": 5}], "inStock": 6, "onOffer": 1}}""".formatted(
                        cards.map(card -> """
                                {"type": "product", "data": %s, "highlights": {"title": "<mark>Ankara</mark> dress", "snippet": ""}}""".formatted(card)).collect(Collectors.joining(",")),
                        "{\"id\": \"" + CATEGORY
                                + "\", \"handle\": \"dresses\", \"name\": \"Dresses\", \"parentId\": null, \"count\": 6}",
                        STORE);
    }

    static String card(int number) {
        return card(number, "Ankara dress " + number);
    }

    static String card(int number, String title) {
        return """
                {"id": "019b76da-0000-7000-8000-0000000010%02d", "handle": "dress-%d", "title": "%s", "vendor": "Nok",
                 "price": {"amount": 1500000, "currency": "NGN"}, "compareAtPrice": {"amount": 2000000, "currency": "NGN"},
                 "image": {"url": "/picture.svg", "alt": "A dress"}, "store": %s,
                 "rating": {"average": 4.5, "count": 12}, "createdAt": "2026-11-01T10:00:00Z"}""".formatted(number, number, title, STORE_REFERENCE);
    }

    static String product(String title) {
        return """
                {"id": "%s", "handle": "ankara-wrap-dress", "title": "%s", "description": "Wax print.\\nMade in Lagos.",
                 "vendor": "Nok & Sons", "productType": "Dress", "tags": ["ankara", "summer"], "store": %s,
                 "category": {"id": "%s", "handle": "dresses", "name": "Dresses"},
                 "price": {"amount": 1850000, "currency": "NGN"}, "compareAtPrice": {"amount": 2312500, "currency": "NGN"},
                 "rating": {"average": 4.5, "count": 2}, "inStock": true, "optionNames": ["Colour"],
                 "variants": [
                   {"id": "%s", "options": {"Colour": "Red"}, "sizes": [
                     {"id": "%s", "name": "S", "sku": "AWD-RS", "price": {"amount": 1850000, "currency": "NGN"},
                      "compareAtPrice": {"amount": 2312500, "currency": "NGN"}, "inStock": true, "left": 3},
                     {"id": "%s", "name": "L", "sku": "AWD-RL", "price": {"amount": 1950050, "currency": "NGN"},
                      "compareAtPrice": null, "inStock": false, "left": 0}]},
                   {"id": "%s", "options": {"Colour": "Blue"}, "sizes": [
                     {"id": "%s", "name": "S", "sku": "AWD-BS", "price": {"amount": 2100000, "currency": "NGN"},
                      "compareAtPrice": null, "inStock": true, "left": null}]}],
                 "images": [{"url": "/picture.svg", "alt": "The dress in red"}, {"url": "/picture.svg", "alt": ""}],
                 "searchPreview": {"title": null, "description": null},
                 "createdAt": "2026-11-01T10:00:00Z", "updatedAt": "2026-11-01T10:00:00Z", "newField": 1}""".formatted(PRODUCT, title, STORE_REFERENCE, CATEGORY, RED, RED_SMALL, RED_LARGE, BLUE, BLUE_SMALL);
    }

    static String review(String title) {
        return """
                {"id": "019b76da-0000-7000-8000-000000002001", "productId": "%s", "rating": 5, "author": "Ngozi",
                 "title": "%s", "text": "It fits.", "verifiedPurchase": true, "helpful": 3, "state": "published",
                 "createdAt": "2026-11-02T10:00:00Z", "updatedAt": "2026-11-02T10:00:00Z"}""".formatted(PRODUCT, title);
    }

    static String bundle() {
        return """
                {"id": "%s", "handle": "picnic-set", "title": "Picnic set", "description": "All for a day out.", "vendor": null,
                 "tags": [], "store": %s, "price": {"amount": 4000000, "currency": "NGN"}, "compareAtPrice": null,
                 "saving": {"amount": 500000, "currency": "NGN"}, "featured": true, "inStock": true, "left": 2,
                 "items": [{"product": {"id": "%s", "handle": "ankara-wrap-dress", "name": "Ankara Wrap Dress"},
                   "variantId": "%s", "options": {"Colour": "Red"}, "sizeId": "%s", "size": "S", "sku": "AWD-RS",
                   "quantity": 2, "price": {"amount": 1850000, "currency": "NGN"}, "inStock": true,
                   "image": {"url": "/picture.svg", "alt": "The dress"}}],
                 "images": [], "createdAt": "2026-11-01T10:00:00Z", "updatedAt": "2026-11-01T10:00:00Z"}""".formatted(BUNDLE, STORE_REFERENCE, PRODUCT, RED, RED_SMALL);
    }

    static String bundleCard() {
        return """
                {"id": "%s", "handle": "picnic-set", "title": "Picnic set", "vendor": null,
                 "price": {"amount": 4000000, "currency": "NGN"}, "compareAtPrice": null, "saving": null, "items": 3,
                 "inStock": true, "image": null, "store": %s, "createdAt": "2026-11-01T10:00:00Z"}""".formatted(BUNDLE, STORE_REFERENCE);
    }

    static String store() {
        return """
                {"id": "%s", "handle": "amina", "name": "Amina's Fabrics", "description": "Cloth since 1974.", "city": "Lagos",
                 "country": "NG", "location": null, "coordinates": {"latitude": 6.45, "longitude": 3.39},
                 "timezone": "Africa/Lagos", "image": {"url": "/picture.svg", "alt": "The shop front"}, "images": [],
                 "contact": {"phone": "+234 1 555 0100", "email": "hello@amina.example", "website": "javascript:alert(1)"},
                 "rating": {"average": 4.8, "count": 40}, "featured": true,
                 "openingHours": {"weekly": {"monday": [{"opens": "09:00", "closes": "12:30"}, {"opens": "14:00", "closes": "18:00"}]},
                   "special": [{"date": "2099-12-25", "name": "Christmas Day", "hours": []}]},
                 "opening": {"openNow": true, "opensAt": null, "closesAt": "2099-01-01T17:00:00Z"}}""".formatted(STORE);
    }

    static String event() {
        return """
                {"id": "%s", "title": "Night market", "description": "Food and music.", "venue": "Harbour", "city": "Accra",
                 "location": {"id": "%s", "handle": "accra", "name": "Accra"}, "startsAt": "2099-05-01T17:00:00Z",
                 "endsAt": "2099-05-01T22:00:00Z", "price": {"amount": 0, "currency": "NGN"}, "capacity": 1200,
                 "image": null, "store": null, "featured": true}""".formatted(EVENT, LOCATION);
    }

    static String activity() {
        return """
                {"id": "%s", "title": "Drum circle", "description": "Loud.", "type": "music",
                 "ageMonths": {"min": 48, "max": 120}, "settings": ["indoor"], "weather": ["rainy"],
                 "durationMinutes": {"min": 45, "max": 90}, "difficulty": "easy", "location": null, "city": "Lagos",
                 "store": null, "price": null, "image": null, "images": [], "featured": true,
                 "createdAt": "2026-11-01T10:00:00Z"}""".formatted(ACTIVITY);
    }

    static String offer(boolean flash) {
        return """
                {"id": "%s", "title": "Lightning deal", "description": "", "discount": {"type": "percentage", "percentage": 15},
                 "scope": "product", "flashSale": %s, "featured": false, "startsAt": "2026-11-01T10:00:00Z", "endsAt": "%s",
                 "product": {"id": "%s", "handle": "ankara-wrap-dress", "name": "Ankara Wrap Dress"}, "category": null,
                 "store": null, "price": {"amount": 1850000, "currency": "NGN"},
                 "salePrice": {"amount": 1572500, "currency": "NGN"}, "image": {"url": "/picture.svg", "alt": "A dress"},
                 "limits": {"total": 100, "perCustomer": null, "left": 12}}""".formatted(OFFER, flash, Instant.now().plus(Duration.ofHours(3)), PRODUCT);
    }

    static String category() {
        return """
                {"id": "%s", "parentId": null, "handle": "dresses", "name": "Dresses", "image": null, "ancestors": [],
                 "children": []}""".formatted(CATEGORY);
    }

    private static MappingBuilder at(String path) {
        return get(urlPathEqualTo("/api/v1/" + path)).atPriority(3);
    }
}
