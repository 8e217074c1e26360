package io.mercato.catalog;

import static io.mercato.catalog.Api.asService;
import static io.mercato.catalog.Api.assertProblem;
import static io.mercato.catalog.Api.get;
import static io.mercato.catalog.Api.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.Method;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

@QuarkusTest
class BadRequestsTest {
    private final Catalogue catalogue;

    BadRequestsTest(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    static List<String> lists() {
        return List.of(
                "/products",
                "/products/featured",
                "/products/new-arrivals",
                "/products/recommended",
                "/stores",
                "/stores/featured",
                "/stores?near=6.45,3.39",
                "/locations",
                "/locations?near=6.45,3.39",
                "/events",
                "/events/featured",
                "/activities",
                "/activities?type=sport&weather=sunny",
                "/activities/featured",
                "/offers",
                "/offers?featured=true",
                "/offers?flashSale=true",
                "/bundles",
                "/bundles?featured=true",
                "/categories",
                "/admin/products",
                "/admin/bundles",
                "/admin/offers",
                "/admin/stores",
                "/admin/stores?status=active",
                "/admin/events",
                "/admin/activities",
                "/admin/locations",
                "/admin/categories?deleted=true",
                "/admin/audit",
                "/admin/reviews",
                "/admin/stock/movements",
                "/admin/stock/low");
    }

    static List<String> singleThings() {
        return List.of("product", "bundle", "store", "event", "offer", "category", "location", "activity", "review");
    }

    @BeforeEach
    void someProducts() {
        catalogue.clear();
        for (int i = 0; i < 3; i++) {
            catalogue.product(catalogue.store("store-" + i), "p" + i, i);
        }
    }

    @ParameterizedTest
    @MethodSource("lists")
    void aLimitOutOfBoundsOrNotANumberIsRefusedByEveryList(String list) {
        for (String limit : List.of("0", "-1", "101", "abc", "1.5", "99999999999", "%20", "1%27")) {
            assertProblem(get(with(list, "limit=" + limit)), 400, "invalid_parameter");
        }
        get(with(list, "limit=abc")).body("errors[0].field", equalTo("limit"));
        get(with(list, "limit=100")).statusCode(200);
        get(with(list, "limit=1")).statusCode(200);
    }

    @ParameterizedTest
    @MethodSource("lists")
    void aCursorThatNoListHasGivenOutIsRefused(String list) {
        for (String cursor : List.of("abc", "%00", "AAAA", "a".repeat(1999), "%27%20OR%201=1")) {
            assertProblem(get(with(list, "cursor=" + cursor)), 400, "invalid_cursor");
        }
        assertProblem(get(with(list, "cursor=" + "a".repeat(2001))), 400, "invalid_parameter");
    }

    @Test
    void aCursorOfAnotherListOrWithOtherFiltersIsRefused() {
        String cursor = read("/products?limit=1").getString("nextCursor");

        assertProblem(get("/products/featured?cursor=" + cursor), 400, "invalid_cursor");
        assertProblem(get("/stores?cursor=" + cursor), 400, "invalid_cursor");
        assertProblem(
                get("/products?store=0199b9c1-5f00-7d21-8a36-3d2f6f0c9a11&cursor=" + cursor), 400, "invalid_cursor");
    }

    @Test
    void aCursorThatWasTamperedWithIsRefused() {
        String cursor = read("/products?limit=1").getString("nextCursor");
        for (int i = 0; i < cursor.length(); i += 7) {
            char other = cursor.charAt(i) == 'A' ? 'B' : 'A';
            String tampered = cursor.substring(0, i) + other + cursor.substring(i + 1);

            assertProblem(get("/products?cursor=" + tampered), 400, "invalid_cursor");
        }
    }

    @ParameterizedTest
    @MethodSource("singleThings")
    void aMalformedIdIs400AndAnUnknownOne404(String thing) {
        String path = "/" + (thing.endsWith("y") ? thing.replaceAll("y$", "ies") : thing + "s") + "/";

        for (String id :
                List.of("abc", "1", "0199b9c1-5f00-7d21-8a36", "%27%3BDROP%20TABLE%20products", "%3Cscript%3E")) {
            assertProblem(get(path + id), 400, "invalid_parameter");
        }
        get(path + "abc").body("errors[0].field", equalTo("id"));
        assertProblem(get(path + "0199b9c1-5f00-7d21-8a36-3d2f6f0c9a11"), 404, thing + "_not_found");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/products?store=",
                "/products?category=",
                "/categories?parent=",
                "/categories/tree?root=",
                "/stores?location=",
                "/stores?near=",
                "/locations?country=",
                "/bundles?store=",
                "/bundles?featured=",
                "/offers?featured=",
                "/offers?flashSale="
            })
    void htmlAndSqlInAParameterAreRefusedAndNotEchoed(String parameter) {
        for (String text :
                List.of("<script>alert(1)</script>", "' OR '1'='1", "x'; DROP TABLE products; --", "🎉", "TRUE")) {
            assertProblem(get(parameter + URLEncoder.encode(text, StandardCharsets.UTF_8)), 400, "invalid_parameter");
        }
        get(parameter + "%3Cscript%3E").body(not(containsString("<script>")));
        assertThat(catalogue.text("SELECT count(*) FROM products")).isEqualTo("3");
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /api/v1/products",
        "DELETE, /api/v1/products/0199b9c1-5f00-7d21-8a36-3d2f6f0c9a11",
        "PUT, /api/v1/stores/featured",
        "PATCH, /api/v1/offers",
        "GET, /internal/v1/demo-catalogue",
        "GET, /internal/v1/imports/products"
    })
    void aWrongMethodIs405AndNamesTheRightOnes(Method method, String path) {
        assertProblem(asService().request(method, path).then(), 405, "method_not_allowed");
        asService().request(method, path).then().header("Allow", not(containsString(method.name() + ",")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/nothing", "/api/v1/products/pictures/dress.svg", "/api/v1", "/internal/v1"})
    void anUnknownPathIs404(String path) {
        assertProblem(asService().get(path).then(), 404, "unknown_path");
    }

    private static String with(String list, String parameter) {
        return list + (list.contains("?") ? "&" : "?") + parameter;
    }
}
