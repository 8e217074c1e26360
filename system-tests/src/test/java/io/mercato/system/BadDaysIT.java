package io.mercato.system;

import static io.mercato.system.Problems.problem;
import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import io.mercato.localstack.state.PartState.Status;
import io.mercato.localstack.state.ProcessId;
import io.mercato.localstack.state.SuiteState;
import io.mercato.platform.testing.browser.Browser;
import io.mercato.platform.testing.browser.Tab;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.io.IOException;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

@ExtendWith(RunningSuite.class)
class BadDaysIT {

    @RegisterExtension
    static final Browser BROWSER = new Browser();

    private static final Duration RECOVERY = Duration.ofSeconds(60);

    @Test
    void withoutTheCatalogueThePageComesFromTheCacheAndColdA503ProblemComesAtOnce(Mercato mercato) {
        when().get("/api/v1/homepage").then().statusCode(200);
        String product =
                "/products/" + when().get("/api/v1/products/featured?limit=1").path("items[0].id");
        await().untilAsserted(
                        () -> when().get(product).then().statusCode(200).header("Cache-Control", startsWith("public")));

        mercato.kill("catalog-service");
        await().until(() -> mercato.part("catalog-service").status() == Status.RESTARTING);

        aPartOfAPageThatFailsSaysSoAndItsLinkBringsItBackWithScriptsAndWithout(product);
        when().get("/api/v1/homepage").then().statusCode(200).body("data.metadata.fromCache", is(true));
        given().auth()
                .oauth2(mercato.token("service"))
                .post(mercato.address("homepage-service") + "/internal/v1/cache/invalidate")
                .then()
                .statusCode(204);
        Response cold = when().get("/api/v1/homepage");
        cold.then().spec(problem(503, "homepage_unavailable"));
        given().accept("text/html")
                .get("/")
                .then()
                .statusCode(503)
                .contentType("text/html; charset=utf-8")
                .header("Retry-After", "5")
                .header("Cache-Control", "no-store")
                .body(containsString("data-reload"));
        System.out.printf("The cold homepage without the catalogue took %d ms%n", cold.time());
        when().get("/api/v1/products/featured").then().spec(problem(502, "upstream_unavailable"));
        assertThat(mercato.part("catalog-service").status()).isEqualTo(Status.RESTARTING);

        await().atMost(RECOVERY).untilAsserted(() -> when().get("/api/v1/homepage")
                .then()
                .statusCode(200)
                .body("data.metadata.partialFailure", is(false)));
        await().atMost(RECOVERY)
                .untilAsserted(
                        () -> when().get("/").then().statusCode(200).header("Cache-Control", startsWith("public")));
    }

    /** What nobody has asked for yet, the reviews from a cursor on, fails; what is known of the product is shown. */
    private static void aPartOfAPageThatFailsSaysSoAndItsLinkBringsItBackWithScriptsAndWithout(String product) {
        String address = RestAssured.baseURI + product + "?reviews=never-seen";
        try (Tab tab = BROWSER.open()) {
            tab.open(address);
            assertThat(texts(tab, ".sorry p")).singleElement().asString().startsWith("We could not load the reviews");
            tab.evaluate("window.same = true");
            tab.click("#reviews [data-retry]");
            await().until(() -> texts(tab, ".sorry").isEmpty());
            assertThat(tab.evaluate("window.same").asBoolean()).isTrue();
            assertThat(tab.evaluate("document.activeElement.textContent").asText())
                    .isEqualTo("What customers say");
        }
        try (Tab tab = BROWSER.open()) {
            tab.withoutScripts();
            tab.open(address);
            assertThat(texts(tab, ".sorry")).hasSize(1);
            tab.follow(() -> tab.click("#reviews [data-retry]"));
            assertThat(texts(tab, ".sorry")).isEmpty();
            assertThat(texts(tab, "#reviews h2")).containsExactly("What customers say");
        }
    }

    private static List<String> texts(Tab tab, String selector) {
        return tab.evaluate("[...document.querySelectorAll('" + selector + "')].map(e => e.textContent)")
                .valueStream()
                .map(JsonNode::asText)
                .toList();
    }

    @Test
    void noRequestFailsWhileRedisIsAwayAndWhenItIsBack(Mercato mercato) {
        mercato.kill("redis");

        int requests = 0;
        boolean back;
        do {
            back = mercato.part("redis").restarts() > 0 && mercato.isReady("redis");
            for (int limit = 1; limit <= 3; limit++) {
                when().get("/api/v1/homepage?limit=" + limit).then().statusCode(200);
                when().get("/api/v1/products/featured?limit=" + limit).then().statusCode(200);
                requests += 2;
            }
        } while (!back);

        assertThat(requests).isGreaterThan(12);
        await().atMost(RECOVERY).untilAsserted(() -> when().get(mercato.address("homepage-service") + "/q/health/ready")
                .then()
                .statusCode(200));
    }

    @Test
    void withoutPostgresWhatIsCachedIsServedAndTheRestIs503AndAfterwardsAllIsWellWithoutARestart(Mercato mercato) {
        ProcessId catalog = mercato.part("catalog-service").process().orElseThrow();
        String cached = "/api/v1/stores/featured?limit=3";
        when().get(cached).then().statusCode(200);

        mercato.kill("postgresql");
        await().until(() -> mercato.part("postgresql").status() == Status.RESTARTING);

        Set<Integer> statuses = new HashSet<>();
        while (!mercato.isReady("postgresql")) {
            when().get(cached).then().statusCode(200);
            Response response = when().get(unknownProduct());
            statuses.add(response.statusCode());
            if (response.statusCode() != 404) {
                response.then().spec(problem(503, response.path("code")));
            }
        }
        assertThat(statuses).contains(503);
        await().atMost(RECOVERY)
                .untilAsserted(() -> when().get(unknownProduct()).then().statusCode(404));
        when().get("/api/v1/homepage").then().statusCode(200);
        assertThat(mercato.part("catalog-service").process()).hasValue(catalog);
    }

    /** Each time another one, which no cache knows anything of. */
    private static String unknownProduct() {
        return "/api/v1/products/" + UUID.randomUUID();
    }

    @Test
    void aRequestThatHasBegunIsFinishedWhenItsServiceIsStopped(Mercato mercato) throws IOException {
        ProcessId catalog = mercato.part("catalog-service").process().orElseThrow();
        String address = mercato.address("catalog-service");
        HttpURLConnection upload =
                (HttpURLConnection) URI.create(address + "/internal/v1/imports/products?store=graceful")
                        .toURL()
                        .openConnection();
        upload.setRequestMethod("POST");
        upload.setRequestProperty("Content-Type", "text/csv");
        upload.setRequestProperty("Authorization", "Bearer " + mercato.token("service"));
        upload.setDoOutput(true);
        upload.setChunkedStreamingMode(64);

        try (OutputStream body = upload.getOutputStream()) {
            body.write("Handle,Title,Variant Price\nlast-one,The Last One,1.00\n".getBytes(UTF_8));
            body.flush();
            await().until(() -> activeRequests(address) > 1);
            ProcessHandle.of(catalog.pid()).orElseThrow().destroy();
            await().until(() -> !isReady(address));
            body.write("one-more,One More,2.00\n".getBytes(UTF_8));
        }

        assertThat(upload.getResponseCode()).isEqualTo(200);
        assertThat(new String(upload.getInputStream().readAllBytes(), UTF_8)).contains("\"created\":2");
        await().atMost(RECOVERY).until(() -> !catalog.isAlive() && isReady(address));
    }

    /** How many requests the service has begun and not ended: the one that asks, too. */
    private static double activeRequests(String address) {
        return when().get(address + "/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith("http_server_active_requests"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    private static boolean isReady(String address) {
        try {
            return when().get(address + "/q/health/ready").statusCode() == 200;
        } catch (Exception e) {
            // REST Assured throws the ConnectException of a service that no longer listens.
            return false;
        }
    }

    @Test
    void aKilledSupervisorLeavesNoProcessAndTheNextUpFindsTheDataAgain(Mercato mercato) {
        SuiteState before = mercato.state();
        String id = when().get("/api/v1/products/new-arrivals?limit=1")
                .then()
                .extract()
                .path("items[0].id");

        before.supervisor().kill();

        await().atMost(RECOVERY).until(() -> before.leftovers().isEmpty());
        assertThat(before.parts())
                .filteredOn(part -> part.process().isPresent())
                .hasSize(6)
                .noneMatch(part -> part.process().orElseThrow().isAlive());
        assertThat(mercato.run("status").exitCode()).isEqualTo(3);
        mercato.up();
        when().get(mercato.edge() + "/api/v1/products/" + id).then().statusCode(200);
    }

    @Test
    void theDataSurvivesDownAndUp(Mercato mercato) {
        SuiteState before = mercato.state();
        String id = when().get("/api/v1/products/new-arrivals?limit=1")
                .then()
                .extract()
                .path("items[0].id");

        assertThat(mercato.run("down").exitCode()).isZero();

        assertThat(before.supervisor().isAlive()).isFalse();
        assertThat(before.parts())
                .noneMatch(part -> part.process().map(ProcessId::isAlive).orElse(false));
        mercato.up();
        when().get(mercato.edge() + "/api/v1/products/" + id).then().statusCode(200);
    }

    @Test
    void aSecondUpIsRefusedWhileTheSuiteRuns(Mercato mercato) {
        Mercato.Run second = mercato.run("up", "--detach");

        assertThat(second.exitCode()).isEqualTo(75);
        assertThat(second.output()).startsWith("Mercato is already running on http://localhost:");
    }
}
