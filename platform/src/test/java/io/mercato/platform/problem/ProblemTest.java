package io.mercato.platform.problem;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.http.Method;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;

@QuarkusTest
class ProblemTest {
    private static final String BASE = "/api/v1/faulty";

    @Test
    void aProblemHasEveryMemberOfRfc9457AndTheRequestsId() {
        problem(given().header("X-Request-Id", "mine-1"), Method.GET, BASE + "/failures/conflict", 409, "already_sold")
                .body("type", equalTo("https://mercato.dev/problems/already-sold"))
                .body("title", equalTo("Already sold"))
                .body("detail", equalTo("Somebody was faster."))
                .body("instance", equalTo(BASE + "/failures/conflict"))
                .body("requestId", equalTo("mine-1"))
                .header("X-Request-Id", "mine-1");
    }

    @Test
    void aDefectTellsNothingOfItsInside() {
        problem(given(), Method.GET, BASE + "/failures/defect", 500, "internal_error")
                .body(not(containsString("hunter2")))
                .body(not(containsString("Exception")))
                .body("requestId", notNullValue());
    }

    @Test
    void whatIsAwaySaysWhenToTryAgainInWholeSeconds() {
        problem(given(), Method.GET, BASE + "/failures/unavailable", 503, "database_unavailable")
                .header("Retry-After", "2");
        for (String failure : List.of("circuit", "given-up")) {
            problem(given(), Method.GET, BASE + "/failures/" + failure, 503, "temporarily_unavailable")
                    .header("Retry-After", "1");
        }
    }

    @Test
    void anUnknownPathIs404() {
        problem(given(), Method.GET, "/api/v1/nowhere", 404, "unknown_path");
        problem(given(), Method.GET, "/", 404, "unknown_path");
        problem(given(), Method.GET, "/q/nowhere", 404, "unknown_path");
        problem(given(), Method.GET, "/favicon.ico", 404, "unknown_path");
    }

    @Test
    void anUnknownThingIs404WithItsOwnCode() {
        problem(given(), Method.GET, BASE + "/019a0000-0000-7000-8000-000000000000", 404, "thing_not_found");
    }

    @Test
    void aMalformedIdIs400AndNamed() {
        problem(given(), Method.GET, BASE + "/not-a-uuid", 400, "invalid_parameter")
                .body("errors.field", contains("id"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "101", "-1", "abc", "1.5", "99999999999999999999"})
    void aLimitOutOfBoundsOrNotANumberIs400AndNamed(String limit) {
        problem(given().queryParam("limit", limit), Method.GET, BASE, 400, "invalid_parameter")
                .body("errors.field", contains("limit"));
    }

    @Test
    void aWrongMethodIs405AndTellsTheRightOnes() {
        problem(given(), Method.DELETE, BASE, 405, "method_not_allowed").header("Allow", "GET, HEAD, OPTIONS, POST");
        problem(given(), Method.PUT, BASE + "/019a0000-0000-7000-8000-000000000000", 405, "method_not_allowed")
                .header("Allow", "GET, HEAD, OPTIONS");
    }

    @ParameterizedTest
    @ValueSource(strings = {"not json", "{", "[]", "\"text\"", "{\"title\": }", "{\"title\":\"a\",\"lines\":[}"})
    void aBodyThatIsNotTheExpectedJsonIs400(String body) {
        problem(given().contentType(ContentType.JSON).body(body), Method.POST, BASE, 400, "malformed_json");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"title":"a","lines":[{"sku":"abc","quantity":"many"}]}                                     | lines[0].quantity
            {"title":"a","lines":[{"sku":"abc","price":{"amount":-1,"currency":"NGN"}}]}                | lines[0].price
            {"title":"a","lines":[{"sku":"abc","price":{"amount":1,"currency":"Naira"}}]}               | lines[0].price
            {"title":"a","lines":"none"}                                                                | lines
            """)
    void aFieldOfTheWrongTypeIs400AndNamed(String body, String field) {
        problem(given().contentType(ContentType.JSON).body(body), Method.POST, BASE, 400, "invalid_body")
                .body("errors.field", contains(field));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"title":"a","colour":"red"}                   | colour
            {"colour":{"deep":[1,2]},"title":"a"}          | colour
            {"title":"a","gifts":[{"sku":"b"},{"sk":"c"}]} | gifts[1].sk
            {"title":"a","gifts":[{"sku":"b","id":"c"}]}   | gifts[0].id
            """)
    void anUnknownFieldOfABodyThatIsToBeExactIs400AndNamed(String body, String field) {
        problem(given().contentType(ContentType.JSON).body(body), Method.POST, BASE + "/wishes", 400, "invalid_body")
                .body("errors.field", contains(field))
                .body("detail", equalTo(field + " is not a known field"));
    }

    @Test
    void anAnswerCanBeSentBackToWhereBodiesAreExact() {
        String answer = given().contentType(ContentType.JSON)
                .body("{\"title\":\"a\",\"gifts\":[{\"sku\":\"b\"}]}")
                .post(BASE + "/wishes")
                .then()
                .statusCode(200)
                .body("writtenBy", equalTo("ada"))
                .extract()
                .asString();
        given().contentType(ContentType.JSON)
                .body(answer)
                .post(BASE + "/wishes")
                .then()
                .statusCode(200)
                .body("title", equalTo("a"));
    }

    @Test
    void anUnknownFieldOfAnyOtherBodyIsPassedOver() {
        given().contentType(ContentType.JSON)
                .body("{\"title\":\"a\",\"lines\":[],\"colour\":\"red\"}")
                .post(BASE)
                .then()
                .statusCode(200);
    }

    @Test
    void everyViolatedConstraintIsNamed() {
        problem(
                        given().contentType(ContentType.JSON).body("{\"title\":\" \",\"lines\":[{\"sku\":\"a\"}]}"),
                        Method.POST,
                        BASE,
                        400,
                        "invalid_parameter")
                .body("errors.field", contains("lines[0].sku", "title"));
    }

    @Test
    void anEmptyBodyIs400() {
        problem(given().contentType(ContentType.JSON), Method.POST, BASE, 400, "invalid_parameter");
    }

    @Test
    void anotherContentTypeIs415() {
        problem(given().contentType("text/csv").body("a,b"), Method.POST, BASE, 415, "unsupported_media_type");
    }

    @Test
    void anAcceptThatCannotBeMetIs406() {
        problem(given().accept("image/png"), Method.GET, BASE, 406, "not_acceptable");
    }

    @Test
    void aBodyOverTheLimitIs413() {
        String body = "{\"title\":\"" + "x".repeat(1_100_000) + "\"}";
        problem(given().contentType(ContentType.JSON).body(body), Method.POST, BASE, 413, "body_too_large");
    }

    @Test
    void aPathMayTakeMoreOrLessThanTheOthers() {
        given().body(new byte[2_000_000])
                .post(BASE + "/large")
                .then()
                .statusCode(200)
                .body(equalTo("2000000"));
        problem(given().body(new byte[2_200_000]), Method.POST, BASE + "/large", 413, "body_too_large");
        given().body(new byte[1024]).post(BASE + "/large/small").then().statusCode(200);
        problem(given().body(new byte[1025]), Method.POST, BASE + "/large/small", 413, "body_too_large");
        problem(given().body(new byte[3_500_000]), Method.POST, BASE + "/large", 413, "body_too_large");
    }

    @ParameterizedTest
    @CsvSource({"'', 1100000, 413", "/large, 2000000, 200", "/large, 2200000, 413", "/large/small, 70000, 413"})
    void aBodyThatDoesNotSayItsSizeHasTheSameLimits(String path, int size, int status) throws Exception {
        byte[] json = ("{\"title\":\"" + "x".repeat(size) + "\"}").getBytes(StandardCharsets.UTF_8);
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + BASE + path))
                .version(HttpClient.Version.HTTP_1_1)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(json)))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(status);
            if (status == 413) {
                assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
                assertThat(answer.body()).contains("\"code\":\"body_too_large\"");
            }
        }
    }

    @Test
    void aBodyThatNeverEndsIsCutOffWithAProblemAndItsConnectionClosed() throws Exception {
        try (Socket socket = new Socket("localhost", RestAssured.port)) {
            socket.setSoTimeout(10_000);
            OutputStream out = socket.getOutputStream();
            out.write(("POST " + BASE + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                            + "Transfer-Encoding: chunked\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            String line = "{\"sku\":\"abc\",\"quantity\":1},".repeat(512);
            byte[] chunk = ("%x\r\n%s\r\n".formatted(line.length(), line)).getBytes(StandardCharsets.US_ASCII);
            String start = "{\"title\":\"a\",\"lines\":[";
            out.write("%x\r\n%s\r\n".formatted(start.length(), start).getBytes(StandardCharsets.US_ASCII));
            writeUntilThereIsAnAnswer(socket, chunk);

            assertThat(readToTheEnd(socket.getInputStream()))
                    .startsWith("HTTP/1.1 413 ")
                    .containsIgnoringCase("content-type: application/problem+json")
                    .containsIgnoringCase("connection: close")
                    .contains("\"code\":\"body_too_large\"");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"bad id", "a\u0007b", "<script>", "ünïcode"})
    void aRequestIdThatIsNotWellFormedIsReplaced(String id) {
        given().header("X-Request-Id", id)
                .get(BASE + "/failures/conflict")
                .then()
                .statusCode(409)
                .header("X-Request-Id", not(equalTo(id)))
                .header("X-Request-Id", notNullValue());
    }

    @Test
    void aRequestIdThatIsTooLongIsReplaced() {
        given().header("X-Request-Id", "x".repeat(129))
                .get(BASE + "/failures/conflict")
                .then()
                .header("X-Request-Id", not(equalTo("x".repeat(129))));
    }

    @Test
    void everyAnswerCarriesTheSecurityHeaders() {
        given().get("/api/v1/nowhere")
                .then()
                .header("X-Content-Type-Options", "nosniff")
                .header("X-Frame-Options", "DENY")
                .header("Content-Security-Policy", containsString("default-src 'none'"));
    }

    @Test
    void theProblemIsPartOfTheOpenApiDocument() {
        given().get("/q/openapi?format=json")
                .then()
                .statusCode(200)
                .body("components.schemas.Problem.required", hasItem("code"))
                .body("components.responses.Problem.content.'application/problem+json'", notNullValue())
                .body("paths.'/api/v1/faulty'.get.responses.default.'$ref'", equalTo("#/components/responses/Problem"));
    }

    @Test
    void theOpenApiDocumentSaysWhichOperationsNeedATokenAndOfWhom() {
        given().get("/q/openapi?format=json")
                .then()
                .body("components.securitySchemes.token.scheme", equalTo("bearer"))
                .body("paths.'/internal/v1/guarded'.post.security[0].token", contains("service"))
                .body("paths.'/api/v1/admin/guarded'.get.security[0].token", contains("admin"))
                .body("paths.'/api/v1/guarded/mine'.post.security[0].token", contains("customer"))
                .body("paths.'/api/v1/guarded/open'.get.security", nullValue())
                .body("paths.'/internal/v1/guarded'.post.responses.'401'.'$ref'", endsWith("/Unauthenticated"))
                .body("paths.'/api/v1/guarded/mine'.post.responses.'403'.'$ref'", endsWith("/Forbidden"))
                .body("components.responses.Forbidden.content.'application/problem+json'", notNullValue());
    }

    private static void writeUntilThereIsAnAnswer(Socket socket, byte[] chunk) throws IOException {
        try {
            for (int i = 0; socket.getInputStream().available() == 0 && i < 20_000; i++) {
                socket.getOutputStream().write(chunk);
            }
        } catch (IOException e) {
            assertThat(socket.getInputStream().available())
                    .as("the answer came before the end of the connection")
                    .isPositive();
        }
    }

    /** To the end, or to where the connection was reset since what we had sent was not read. */
    private static String readToTheEnd(InputStream in) {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        try {
            for (int next = in.read(); next >= 0; next = in.read()) {
                answer.write(next);
            }
        } catch (IOException e) {
            // What has come until then is the answer.
        }
        return answer.toString(StandardCharsets.UTF_8);
    }

    private static ValidatableResponse problem(
            RequestSpecification request, Method method, String path, int status, String code) {
        return request.request(method, path)
                .then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("status", equalTo(status))
                .body("code", equalTo(code));
    }
}
