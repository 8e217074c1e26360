package io.mercato.localstack.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

class RouteTableTest {

    private final RouteTable routes = RouteTable.load();

    @ParameterizedTest
    @CsvSource({
        "/, homepage-service",
        "/?utm_source=mail, homepage-service",
        "/search?q=shoes, homepage-service",
        "/sitemap.xml, homepage-service",
        "/products/019a/shoe, homepage-service",
        "/stores, homepage-service",
        "/not-found, homepage-service",
        "/assets/storefront-0a.css, homepage-service",
        "/api/v1/homepage, homepage-service",
        "/api/v1/homepage?limit=10, homepage-service",
        "/api/v1/graphql, homepage-service",
        "/api/v1/products, catalog-service",
        "/api/v1/products/, catalog-service",
        "/api/v1/products/featured, catalog-service",
        "/api/v1/search/100%25%20cotton+linen, catalog-service",
        "/api/v1/search/100%2525, catalog-service",
        "/api/v1/admin/products/1, catalog-service",
        "/api/v1/admin/audit?kind=product, catalog-service",
        "/api/v1/admin/stock/movements, catalog-service",
        "/api/v1/admin/database/slow-queries, catalog-service",
        "/api/v1/admin/jobs, batch-service",
        "/api/v1/orders/1/cancel, orders-service",
        "/.well-known/jwks.json, orders-service",
        "/api/v1/batch/get, batch-service"
    })
    void aPathOfTheTableIsRoutedToTheServiceThatOwnsIt(String path, String service) {
        assertThat(serviceOf(path)).contains(service);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/internal",
                "/internal/v1/cache/invalidate",
                "/q",
                "/q/health",
                "/q/metrics",
                "//internal/v1",
                "/%69nternal/v1",
                "/%2569nternal/v1",
                "/INTERNAL/v1",
                "/Q/metrics",
                "/;/internal",
                "/internal;x=1/v1",
                "/./internal/v1",
                "/.;x/internal",
                "/%2e/internal",
                "/.%2fq/metrics",
                "/api/v1/../../internal/v1",
                "/api/v1/products/../../../internal/v1",
                "/api/v1/products/..;/..;/..;/internal",
                "/api/v1/products/%2e%2e/%2e%2e/%2e%2e/q/metrics",
                "/api/v1/products/%252e%252e/x",
                "/api/v1/products/..%2f..%2f..%2finternal",
                "/api/v1/products/..%5c..%5cinternal",
                "/api/v1/products/..\\..\\internal",
                "/api/v1/products//internal",
                "/api/v1/products/%00",
                "/api/v1/products/%0d%0aX: y",
                "/api/v1/products/%",
                "/api/v1/products/%zz",
                "/api/v1/products/%25252525252e"
            })
    void noSpellingReachesWhatIsNotPublic(String path) {
        assertThat(serviceOf(path)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "*",
                "internal",
                "example.org:443",
                "http://example.org/api/v1/products",
                "/api",
                "/api/v1",
                "/api/v1/",
                "/api/v1/productsx",
                "/API/v1/products",
                "/api/v1/products;a=b",
                "/api/v2/products",
                "/api/v1/admin",
                "/api/v1/admin/unknown",
                "/search/x",
                "/productsx",
                "/assetsx/storefront-0a.css",
                "/.well-known/jwks.json/x",
                "/.well-known/other",
                "/x"
            })
    void whatTheTableDoesNotNameIsRoutedNowhere(String path) {
        assertThat(serviceOf(path)).isEmpty();
    }

    @Test
    void aTableThatCoversARefusedPathDoesNotLoad() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> table(
                                "{refused: [/internal], areaRoots: [/internal/v1], services: {a-service: {areas: [products]}}}"))
                .withMessage("/internal/v1/products must not be routed: it is refused");
    }

    @Test
    void aPathWithTwoOwnersDoesNotLoad() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> table(
                        "{refused: [], areaRoots: [/api], services: {a: {areas: [products]}, b: {areas: [products]}}}"))
                .withMessage("/api/products is routed twice");
    }

    @ParameterizedTest
    @CsvSource({
        "/x, true",
        "/search/x, true",
        "/productsx, true",
        "/.well-known/other, true",
        "/api/v1/nothing, false",
        "/api, false",
        "/internal/v1/x, false",
        "/q/metrics, false",
        "//x, false",
        "/%zz, false"
    })
    void aBrowserIsShownAPageForWhatIsNotThereButNotBesideTheApi(String path, boolean shown) {
        assertThat(routes.notFoundPage()).contains(new RouteTable.Page("homepage-service", "/not-found"));
        assertThat(routes.mayShowPageInsteadOf(RequestPath.of(path))).isEqualTo(shown);
    }

    @Test
    void aTableWhosePageForWhatIsNotThereIsNotThereDoesNotLoad() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> table(
                        "{refused: [], areaRoots: [/api], notFoundPage: /lost, services: {a: {areas: [products]}}}"))
                .withMessage("/lost is shown where nothing is, but no service has it among its exact paths");
    }

    private Optional<String> serviceOf(String target) {
        return RequestPath.of(target).flatMap(routes::serviceOf);
    }

    private static RouteTable table(String yaml) throws IOException {
        return RouteTable.of(yaml.getBytes(StandardCharsets.UTF_8));
    }
}
