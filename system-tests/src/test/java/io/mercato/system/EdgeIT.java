package io.mercato.system;

import static io.mercato.system.Problems.problem;
import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.mercato.localstack.state.PartState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.util.List;

@ExtendWith(RunningSuite.class)
class EdgeIT {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/internal/v1/demo-catalogue",
                "/internal/v1/cache/invalidate",
                "/q/metrics",
                "/q/health",
                "/q/openapi",
                "//internal/v1/demo-catalogue",
                "/%69nternal/v1/demo-catalogue",
                "/INTERNAL/v1/demo-catalogue",
                "/api/v1/%2e%2e/%2e%2e/internal/v1/demo-catalogue",
                "/api/v1/products/..%2f..%2f..%2fq%2fmetrics",
                "/api/v1/nothing",
                "/nothing"
            })
    void whatIsNotPublicIsA404Problem(String path) {
        when().get(path).then().spec(problem(404, "unknown_path"));
        given().contentType("application/json").post(path).then().spec(problem(404, "unknown_path"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nothing", "/products/1/2/3", "/productsx?q=1", "/%69nternal/v1/cache/invalidate"})
    void aBrowserIsShownThePageOfTheShopForAnAddressThatLeadsNowhere(String path) {
        given().accept("text/html,application/xhtml+xml,*/*;q=0.8")
                .header("Accept-Language", "fr-CI,fr;q=0.9")
                .get(path)
                .then()
                .statusCode(404)
                .contentType("text/html; charset=utf-8")
                .header("Content-Language", "fr")
                .header("Cache-Control", "no-store")
                .header("X-Request-Id", notNullValue())
                .body("html.body.main.div.h1", equalTo("Cette page n’est pas ici"));
        given().accept("application/json").get(path).then().statusCode(404).contentType("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/internal/v1/cache/invalidate", "/q/metrics", "/api/v1/nothing"})
    void whatIsNotPublicIsAProblemForABrowserToo(String path) {
        given().accept("text/html").get(path).then().spec(problem(404, "unknown_path"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"catalog-service", "homepage-service", "orders-service", "batch-service"})
    void eachServiceTellsOfItselfOnItsOwnPort(String service, Mercato mercato) {
        String address = mercato.address(service);

        for (String check : List.of("live", "ready", "started")) {
            when().get(address + "/q/health/" + check).then().statusCode(200).body("status", equalTo("UP"));
        }
        when().get(address + "/q/metrics").then().statusCode(200).body(containsString("jvm_memory_used_bytes"));
        when().get(address + "/q/openapi").then().statusCode(200).body(containsString("openapi: 3"));
    }

    @Test
    void requestsAreCountedByRouteAndNotById(Mercato mercato) {
        String id =
                when().get("/api/v1/products/featured?limit=1").then().extract().path("items[0].id");
        when().get("/api/v1/products/" + id).then().statusCode(200);

        String metrics = when().get(mercato.address("catalog-service") + "/q/metrics")
                .then()
                .extract()
                .asString();

        assertThat(metrics).contains("uri=\"/api/v1/products/{id}\"").doesNotContain(id);
    }

    @Test
    void statusSaysThatAllIsWell(Mercato mercato) {
        Mercato.Run status = mercato.run("status");

        assertThat(status.exitCode()).as(status.output()).isZero();
        assertThat(status.output().lines().skip(1))
                .hasSize(7)
                .allSatisfy(line -> assertThat(line).contains("ready").containsPattern("\\d+ MiB"));
    }

    @Test
    void everythingListensOnLoopbackOnly(Mercato mercato) throws Exception {
        List<InetAddress> others = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
                .toList();
        for (PartState part : mercato.state().parts()) {
            for (InetAddress other : others) {
                assertThat(accepts(new InetSocketAddress(other, part.port())))
                        .as("%s on %s", part.name(), other)
                        .isFalse();
            }
        }
    }

    private static boolean accepts(InetSocketAddress address) {
        try (Socket socket = new Socket()) {
            socket.connect(address, 1000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
