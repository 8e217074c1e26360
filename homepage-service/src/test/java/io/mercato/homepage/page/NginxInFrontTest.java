package io.mercato.homepage.page;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.hasSize;

import io.mercato.homepage.page.CatalogStub.Catalog;
import io.mercato.platform.testing.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** What a shared cache makes of the pages: a real nginx, with nothing configured but to do as the answers say. */
@QuarkusTest
@QuarkusTestResource(CatalogStub.class)
class NginxInFrontTest {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @TestHTTPResource("/")
    URI service;

    @TempDir
    Path folder;

    Catalog catalog;

    private Process nginx;
    private String edge;

    @BeforeEach
    void nginxIsInFrontOfAWarmService() throws IOException {
        Optional<Path> program = Stream.of("/usr/sbin/nginx", "/usr/bin/nginx", "/usr/local/sbin/nginx")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
        if (program.isEmpty() && !"true".equals(System.getenv("CI"))) {
            Assumptions.abort("There is no nginx on this machine (package nginx-light), so nothing is tested with it.");
        }
        catalog.isWellAgain();
        await().untilAsserted(() -> {
            given().auth()
                    .oauth2(Tokens.service())
                    .post("/internal/v1/cache/invalidate")
                    .then()
                    .statusCode(204);
            given().get("/api/v1/homepage").then().statusCode(200).body("data.errors", hasSize(0));
        });
        int port = freePort();
        edge = "http://127.0.0.1:" + port + "/api/v1/homepage";
        Path configuration = Files.writeString(folder.resolve("nginx.conf"), configuration(port));
        nginx = new ProcessBuilder(
                        program.orElseThrow().toString(), "-p", folder.toString(), "-c", configuration.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("out").toFile())
                .start();
        await().until(() -> nginx.isAlive() && answers(port));
    }

    @AfterEach
    void nginxIsStopped() throws InterruptedException {
        if (nginx != null) {
            nginx.destroy();
            nginx.waitFor(5, TimeUnit.SECONDS);
        }
    }

    @Test
    void theAnonymousPageIsServedByTheCacheWithoutTheService() throws Exception {
        HttpResponse<String> first = get(edge);
        HttpResponse<String> second = get(edge);
        assertThat(cache(first)).isEqualTo("MISS");
        assertThat(cache(second)).isEqualTo("HIT");
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.headers().firstValue("X-Request-Id"))
                .isEqualTo(first.headers().firstValue("X-Request-Id"));
    }

    @Test
    void eachCodingIsKeptByItself() throws Exception {
        assertThat(cache(get(edge, "Accept-Encoding", "gzip"))).isEqualTo("MISS");
        HttpResponse<String> brotli = get(edge, "Accept-Encoding", "br");
        assertThat(cache(brotli)).isEqualTo("MISS");
        assertThat(brotli.headers().firstValue("Content-Encoding")).contains("br");
        HttpResponse<String> gzip = get(edge, "Accept-Encoding", "gzip");
        assertThat(cache(gzip)).isEqualTo("HIT");
        assertThat(gzip.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(get(edge).body()).startsWith("{\"success\":true");
    }

    @Test
    void whatHasGrownOldInTheCacheIsRevalidatedWithoutBeingSentAgain() throws Exception {
        HttpResponse<String> first = get(edge + "?short");
        assertThat(cache(first)).isEqualTo("MISS");
        await().untilAsserted(() -> {
            HttpResponse<String> later = get(edge + "?short");
            assertThat(cache(later)).isEqualTo("REVALIDATED");
            assertThat(later.body()).isEqualTo(first.body());
        });
    }

    @Test
    void aClientThatHasThePageIsToldSoByTheCache() throws Exception {
        String etag = get(edge).headers().firstValue("ETag").orElseThrow();
        HttpResponse<String> again = get(edge, "If-None-Match", etag);
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(cache(again)).isEqualTo("HIT");
    }

    @Test
    void aPersonalPageGoesToNobodyElse() throws Exception {
        UUID ada = UUID.randomUUID();
        catalog.answersFor(ada, okJson(Catalog.list("for Ada")));
        String page = edge + "?userId=" + ada;
        String token = "Bearer " + Tokens.customer(ada);
        for (int times = 0; times < 3; times++) {
            HttpResponse<String> own = get(page, "Authorization", token);
            assertThat(own.body()).contains("for Ada");
            assertThat(cache(own)).isEqualTo("MISS");
            assertThat(get(page).statusCode()).isEqualTo(401);
            assertThat(get(page, "Authorization", "Bearer " + Tokens.customer(UUID.randomUUID()))
                            .statusCode())
                    .isEqualTo(403);
        }
        assertThat(get(edge, "Authorization", token).body()).doesNotContain("for Ada");
        assertThat(get(edge).body()).doesNotContain("for Ada");
    }

    @Test
    void theVariantOfOneCallerGoesToNobodyElse() throws Exception {
        for (String caller : List.of("visitor-1", "visitor-11", "visitor-1")) {
            HttpResponse<String> told = get(edge + "?limit=3", "Mercato-Rollout-Id", caller);
            assertThat(cache(told)).isEqualTo("MISS");
            assertThat(told.headers().firstValue("Mercato-Rollout")).isPresent();
        }
        HttpResponse<String> first = get(edge + "?limit=3");
        assertThat(cache(first)).isEqualTo("MISS");
        assertThat(first.headers().firstValue("Mercato-Rollout")).isEmpty();
        assertThat(cache(get(edge + "?limit=3"))).isEqualTo("HIT");
        HttpResponse<String> fromCache = get(edge + "?limit=3", "Mercato-Rollout-Id", "visitor-1");
        assertThat(cache(fromCache)).isEqualTo("HIT");
        assertThat(fromCache.headers().firstValue("Mercato-Rollout")).isEmpty();
    }

    private String configuration(int port) {
        // Started by root its worker would be somebody else, whom this folder is closed to.
        String user = System.getProperty("user.name").equals("root") ? "user root;" : "";
        return user + """
                worker_processes 1; daemon off; pid %1$s/pid; error_log %1$s/error.log;
                events { worker_connections 256; }
                http {
                  access_log off; proxy_temp_path %1$s/t; client_body_temp_path %1$s/t; fastcgi_temp_path %1$s/t;
                  uwsgi_temp_path %1$s/t; scgi_temp_path %1$s/t;
                  proxy_cache_path %1$s/cache keys_zone=pages:1m;
                  server {
                    listen 127.0.0.1:%2$d;
                    proxy_cache pages; proxy_cache_revalidate on; proxy_http_version 1.1;
                    add_header X-Cache $upstream_cache_status always;
                    location / {
                      proxy_pass %3$s;
                      # A page that is to grow old within a test's patience.
                      if ($args = short) { rewrite ^ /short last; }
                    }
                    location = /short {
                      internal;
                      proxy_pass %3$sapi/v1/homepage; proxy_ignore_headers Cache-Control; proxy_cache_valid 200 1s;
                    }
                  }
                }""".formatted(folder, port, service.toString());
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static boolean answers(int port) throws InterruptedException {
        try {
            return CLIENT.send(
                                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/q/health/live"))
                                            .build(),
                                    HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private static HttpResponse<String> get(String url, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url));
        return CLIENT.send(
                (headers.length == 0 ? request : request.headers(headers)).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static String cache(HttpResponse<?> answer) {
        return answer.headers().firstValue("X-Cache").orElse("");
    }
}
