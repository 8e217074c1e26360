package io.mercato.localstack.catalogue;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import io.mercato.localstack.ExitCode;
import io.mercato.localstack.Failure;
import io.mercato.localstack.catalogue.ImportSummary.Products;
import io.mercato.localstack.home.Home;
import io.mercato.localstack.identity.Issuer;
import io.mercato.localstack.identity.SigningKey;
import io.mercato.localstack.testing.TinyParts;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

class ProductImportTest {

    private static final String SUMMARY = """
            {"rows":4,"created":2,"updated":0,"unchanged":1,"refused":1,
             "products":{"created":1,"updated":0,"unchanged":1,"refused":1},
             "refusals":[{"line":5,"handle":"shirt","reason":"the price is not a number"}],"refusalsOmitted":0}
            """;

    @TempDir
    private Path folder;

    private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
    private final List<String> authorizations = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch released = new CountDownLatch(1);
    private HttpServer services;
    private Issuer issuer;

    @BeforeEach
    void start() throws IOException {
        issuer = SigningKey.issuer(new Home(folder, folder));
        services = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        services.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        services.createContext("/internal/v1/cache/invalidate", exchange -> {
            requests.add("invalidate");
            authorizations.add(exchange.getRequestHeaders().getFirst("Authorization"));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        services.start();
    }

    @AfterEach
    void stop() {
        released.countDown();
        services.stop(0);
    }

    @Test
    void theFileIsSentAndTheHomepageForgetsItsPages() throws Exception {
        catalog(exchange -> {
            requests.add(exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().getFirst("Content-Type") + " "
                    + new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            answer(exchange, 200, SUMMARY);
        });
        List<Long> progress = Collections.synchronizedList(new ArrayList<>());

        ImportSummary summary = productImport().run(file("Handle,Title\n"), "my store", "NGN", progress::add);

        assertThat(requests)
                .containsExactly(
                        "/internal/v1/imports/products?store=my+store&currency=NGN text/csv Handle,Title\n",
                        "invalidate");
        assertThat(progress).endsWith(13L);
        assertThat(summary.products()).isEqualTo(new Products(1, 0, 1, 1));
        assertThat(summary.refusals())
                .containsExactly(new ImportSummary.Refusal(5, "shirt", "the price is not a number"));
    }

    @Test
    void everyCallCarriesATokenOfAService() throws Exception {
        catalog(exchange -> {
            exchange.getRequestBody().readAllBytes();
            authorizations.add(exchange.getRequestHeaders().getFirst("Authorization"));
            answer(exchange, 200, SUMMARY);
        });

        productImport().run(file("Handle,Title\n"), "s", "NGN", sent -> {});

        assertThat(authorizations).hasSize(2).allSatisfy(header -> assertThat(
                        claims(header.replaceFirst("^Bearer ", "")).getStringListClaimValue("groups"))
                .containsExactly("service"));
    }

    private JwtClaims claims(String token) throws Exception {
        return new JwtConsumerBuilder()
                .setVerificationKey(issuer.key().getPublicKey())
                .setExpectedAudience("mercato")
                .setExpectedIssuer("urn:mercato:local-stack")
                .build()
                .processToClaims(token);
    }

    @Test
    void whatTheServiceSaysOfAFileThatIsNoProductCsvIsPassedOn() throws Exception {
        catalog(exchange -> {
            exchange.getRequestBody().readAllBytes();
            answer(exchange, 422, "{\"code\":\"not_a_product_csv\",\"detail\":\"There is no column Handle.\"}");
        });

        assertThatThrownBy(() -> productImport().run(file("a,b\n"), "s", "NGN", sent -> {}))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.exitCode()).isEqualTo(ExitCode.DATA))
                .hasMessage("There is no column Handle.");
        assertThat(requests).isEmpty();
    }

    @Test
    void aRefusalThatComesBeforeTheWholeFileIsSentIsHeard() throws Exception {
        catalog(exchange -> {
            exchange.getRequestBody().readNBytes(10);
            byte[] problem = "{\"detail\":\"There is no column Handle.\"}".getBytes(UTF_8);
            exchange.sendResponseHeaders(422, problem.length);
            exchange.getResponseBody().write(problem);
            exchange.getResponseBody().flush();
            exchange.getRequestBody().readAllBytes();
        });

        assertThatThrownBy(() -> productImport().run(file("x".repeat(20_000_000)), "s", "NGN", sent -> {}))
                .hasMessage("There is no column Handle.");
    }

    @Test
    void aServiceThatDoesNotAnswerIsGivenUp() throws Exception {
        catalog(exchange -> {
            try {
                released.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });

        assertThatThrownBy(() -> new ProductImport(address(), address(), issuer, Duration.ofMillis(300))
                        .run(file("Handle\n"), "s", "NGN", sent -> {}))
                .hasMessage("catalog-service did not answer within PT0.3S.");
    }

    @Test
    void aServiceThatIsAwayIsSaidSo() {
        String nobody = "127.0.0.1:" + TinyParts.freePort();

        assertThatThrownBy(() -> new ProductImport(nobody, nobody, issuer, Duration.ofSeconds(5))
                        .run(file("Handle\n"), "s", "NGN", sent -> {}))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.exitCode()).isEqualTo(ExitCode.UNAVAILABLE))
                .hasMessage("catalog-service cannot be reached on " + nobody + ".");
    }

    @Test
    void aFileThatIsNotThereOrIsADirectoryIsSaidSo() {
        Path missing = folder.resolve("missing.csv");

        assertThatThrownBy(() -> ProductImport.sizeOf(missing))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.exitCode()).isEqualTo(ExitCode.NO_INPUT))
                .hasMessage(missing + " does not exist.");
        assertThatThrownBy(() -> ProductImport.sizeOf(folder)).hasMessage(folder + " is a directory.");
    }

    @Test
    void theDemoCatalogueIsLoadedOnceAndShownWholeAndThenLeftAlone() throws Exception {
        services.createContext("/internal/v1/demo-catalogue", exchange -> {
            int status = requests.contains("invalidate") ? 200 : 201;
            requests.add(exchange.getRequestURI().getQuery());
            answer(exchange, status, "{}");
        });
        List<String> pages = List.of("partial", "made", "kept", "made");
        services.createContext("/api/v1/homepage", exchange -> {
            int count = pages();
            String page = count < pages.size() ? pages.get(count) : "kept";
            requests.add(page);
            answer(
                    exchange,
                    200,
                    "{\"data\":{\"metadata\":{\"partialFailure\":%s,\"fromCache\":%s}}}"
                            .formatted(page.equals("partial"), page.equals("kept")));
        });

        assertThat(DemoCatalogue.load(address(), address(), issuer, 500, Duration.ofSeconds(5)))
                .isTrue();
        assertThat(DemoCatalogue.load(address(), address(), issuer, 500, Duration.ofSeconds(5)))
                .isFalse();

        assertThat(requests)
                .as("a page that lacks something is made anew, and then looked at until it stays")
                .startsWith(
                        "products=500", "invalidate", "partial", "invalidate", "made", "kept", "made", "kept", "kept")
                .endsWith("kept", "kept", "products=500");
        assertThat(requests.subList(7, requests.size() - 1))
                .hasSizeGreaterThan(3)
                .containsOnly("kept");
    }

    private int pages() {
        return (int) requests.stream()
                .filter(request -> List.of("partial", "made", "kept").contains(request))
                .count();
    }

    private ProductImport productImport() {
        return new ProductImport(address(), address(), issuer, Duration.ofSeconds(20));
    }

    private String address() {
        return "127.0.0.1:" + services.getAddress().getPort();
    }

    private void catalog(HttpHandler handler) {
        services.createContext("/internal/v1/imports/products", handler);
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private Path file(String content) throws IOException {
        return Files.writeString(folder.resolve("products.csv"), content);
    }
}
