package io.mercato.homepage.rollout;

import static io.mercato.homepage.rollout.RolloutApi.ABOVE_HALF;
import static io.mercato.homepage.rollout.RolloutApi.BELOW_HALF;
import static io.mercato.homepage.rollout.RolloutApi.PUBLIC;
import static io.mercato.homepage.rollout.RolloutApi.set;
import static io.mercato.homepage.rollout.RolloutApi.variantOf;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.mercato.homepage.page.CatalogStub;
import io.mercato.homepage.page.CatalogStub.Catalog;
import io.mercato.platform.testing.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.UUID;

/** Callers are told which homepage they get. */
@QuarkusTest
@QuarkusTestResource(CatalogStub.class)
class RolloutTest {
    private static final String HOMEPAGE = "/api/v1/homepage";
    private static final String HEADER = "Mercato-Rollout";
    private static final String ID = "Mercato-Rollout-Id";

    Catalog catalog;

    @BeforeEach
    void halfOfTheCallersGetTheNewPage() {
        catalog.isWellAgain();
        // A circuit that was opened before the stub was well closes after its delay.
        await().untilAsserted(() -> given().get(HOMEPAGE).then().statusCode(200).body("data.errors", hasSize(0)));
        set(50);
    }

    @Test
    void aCallerGetsTheSameAgainAndAgain() {
        for (int time = 0; time < 3; time++) {
            variantOf(BELOW_HALF)
                    .statusCode(200)
                    .header(HEADER, "batch")
                    .body("experiment", equalTo("homepage"))
                    .body("variant", equalTo("batch"))
                    .body("assignedBy", equalTo("anonymous"))
                    .body("anonymousId", equalTo(BELOW_HALF));
            variantOf(ABOVE_HALF).header(HEADER, "legacy").body("variant", equalTo("legacy"));
        }
    }

    @Test
    void nobodyElseIsGivenTheAnswer() {
        variantOf(BELOW_HALF)
                .header("Cache-Control", "private, no-store")
                .header("Vary", containsString("Cookie"))
                .header("ETag", nullValue());
    }

    @Test
    void whoHasNoIdIsGivenOneAndKnownByItAgain() {
        Response first = given().get(PUBLIC);
        String id = first.path("anonymousId");
        assertThat(UUID.fromString(id)).isNotNull();
        assertThat(first.header("Set-Cookie"))
                .matches("mercato-anonymous-id=\"?" + id + "\"?;.*")
                .containsIgnoringCase("Path=/api/v1/rollout")
                .containsIgnoringCase("Max-Age=15552000")
                .containsIgnoringCase("HttpOnly")
                .containsIgnoringCase("SameSite=Lax")
                .doesNotContainIgnoringCase("Domain");
        given().cookie("mercato-anonymous-id", id)
                .get(PUBLIC)
                .then()
                .header("Set-Cookie", nullValue())
                .body("anonymousId", equalTo(id))
                .body("variant", equalTo(first.path("variant")));
    }

    /** Browsers keep what stands between quotation marks with them (RFC 6265, section 5.2). */
    @Test
    void aCookieIsKnownAgainAsABrowserSendsIt() {
        Response first = given().get(PUBLIC);
        String cookie = first.header("Set-Cookie").split(";")[0];
        given().header("Cookie", "other=\"a\"; " + cookie + "; more=1")
                .get(PUBLIC)
                .then()
                .header("Set-Cookie", nullValue())
                .body("anonymousId", equalTo(first.path("anonymousId")));
    }

    @Test
    void aCookieThatIsNoIdIsReplaced() {
        given().header("Cookie", "mercato-anonymous-id=%3Cscript%3E")
                .get(PUBLIC)
                .then()
                .statusCode(200)
                .header("Set-Cookie", not(containsString("script")))
                .body("anonymousId", matchesPattern("[0-9a-f-]{36}"));
    }

    @Test
    void aCustomerGetsTheSameOnEveryDevice() {
        UUID customer = UUID.randomUUID();
        String variant = asCustomer(customer, BELOW_HALF).extract().path("variant");
        asCustomer(customer, ABOVE_HALF)
                .body("variant", equalTo(variant))
                .body("assignedBy", equalTo("user"))
                .body("anonymousId", nullValue())
                .header("Set-Cookie", nullValue());
    }

    @Test
    void aTokenThatIsNotGoodIs401() {
        given().auth()
                .oauth2(Tokens.expired("customer"))
                .get(PUBLIC)
                .then()
                .statusCode(401)
                .body("code", equalTo("token_expired"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a b",
                "é",
                "a/../b",
                "x\r\nSet-Cookie: y",
                "12345678901234567890123456789012345678901234567890123456789012345"
            })
    void aMalformedIdIs400(String id) {
        variantOf(id)
                .statusCode(400)
                .body("code", equalTo("invalid_parameter"))
                .body("errors[0].field", equalTo("anonymousId"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?anonymousId=",
                "?anonymousId",
                "?anonymousId=visitor-1&anonymousId=visitor-11",
                "?anonymousId=visitor-1&anonymousId=visitor-1",
                "?anonymousId=visitor-1&anonymousId="
            })
    void anIdThatIsEmptyOrGivenTwiceIs400RatherThanSomebodyNewEachTime(String query) {
        given().cookie("mercato-anonymous-id", BELOW_HALF)
                .get(PUBLIC + query)
                .then()
                .statusCode(400)
                .header("Set-Cookie", nullValue())
                .body("code", equalTo("invalid_parameter"))
                .body("errors[0].field", equalTo("anonymousId"));
    }

    @Test
    void atNothingEverybodyAndAtAHundredNobodyIsLegacy() {
        set(0);
        variantOf(BELOW_HALF).body("variant", equalTo("legacy"));
        set(100);
        variantOf(ABOVE_HALF).body("variant", equalTo("batch"));
    }

    @Test
    void everyVariantThatSomebodyWasToldIsCounted() {
        double batch = exposures("batch", "assignment");
        double legacy = exposures("legacy", "assignment");
        double pages = exposures("batch", "homepage");
        variantOf(BELOW_HALF);
        variantOf(BELOW_HALF);
        variantOf(ABOVE_HALF);
        homepage(BELOW_HALF);
        assertThat(exposures("batch", "assignment") - batch).isEqualTo(2);
        assertThat(exposures("legacy", "assignment") - legacy).isEqualTo(1);
        assertThat(exposures("batch", "homepage") - pages).isEqualTo(1);
        assertThat(metrics()).contains("mercato_rollout_percent{experiment=\"homepage\"} 50.0");
    }

    @Test
    void everybodyWhoWasToldIsCountedOnceUntilTheShareChanges() {
        set(51);
        UUID customer = UUID.randomUUID();
        for (int time = 0; time < 3; time++) {
            variantOf(BELOW_HALF).header(HEADER, "batch");
            variantOf("visitor-25").header(HEADER, "batch");
            homepage(BELOW_HALF).header(HEADER, "batch");
            variantOf(ABOVE_HALF).header(HEADER, "legacy");
        }
        String customers = asCustomer(customer, BELOW_HALF).extract().path("variant");
        asCustomer(customer, ABOVE_HALF);
        await().untilAsserted(() -> {
            assertThat(callers("batch")).isEqualTo(customers.equals("batch") ? 3 : 2);
            assertThat(callers("legacy")).isEqualTo(customers.equals("legacy") ? 2 : 1);
        });

        set(52);
        variantOf(BELOW_HALF).header(HEADER, "batch");

        await().untilAsserted(() -> {
            assertThat(callers("batch")).isEqualTo(1);
            assertThat(callers("legacy")).isZero();
        });
    }

    @Test
    void aPageForWhoAsksToBeToldIsPrivate() {
        homepage(BELOW_HALF)
                .statusCode(200)
                .header(HEADER, "batch")
                .header("Cache-Control", containsString("private"))
                .header("Cache-Control", not(containsString("public")))
                .header("Vary", containsString(ID))
                .header("Cache-Tag", nullValue());
        homepage(ABOVE_HALF).header(HEADER, "legacy");
    }

    @Test
    void whoHasThePageAlreadyIsToldTheVariantWithoutIt() {
        String etag = homepage(BELOW_HALF).statusCode(200).extract().header("ETag");
        given().header(ID, BELOW_HALF)
                .header("If-None-Match", etag)
                .get(HOMEPAGE)
                .then()
                .statusCode(304)
                .header(HEADER, "batch")
                .header("Cache-Control", containsString("private"));
    }

    @Test
    void aPersonalPageTellsTheCustomersVariant() {
        UUID customer = UUID.randomUUID();
        String variant = asCustomer(customer, BELOW_HALF).extract().path("variant");
        given().auth()
                .oauth2(Tokens.customer(customer))
                .queryParam("userId", customer)
                .get(HOMEPAGE)
                .then()
                .statusCode(200)
                .header(HEADER, variant)
                .header("Cache-Control", startsWith("private"));
        given().auth()
                .oauth2(Tokens.admin())
                .queryParam("userId", customer)
                .get(HOMEPAGE)
                .then()
                .statusCode(200)
                .header(HEADER, nullValue());
    }

    @Test
    void aPageThatACdnMayKeepTellsNobodysVariant() {
        given().get(HOMEPAGE)
                .then()
                .statusCode(200)
                .header(HEADER, nullValue())
                .header("Vary", not(containsString(ID)));
        given().cookie("mercato-anonymous-id", BELOW_HALF)
                .get(HOMEPAGE)
                .then()
                .statusCode(200)
                .header(HEADER, nullValue())
                .header("Set-Cookie", nullValue());
        given().auth()
                .oauth2(Tokens.customer(UUID.randomUUID()))
                .header(ID, BELOW_HALF)
                .get(HOMEPAGE)
                .then()
                .statusCode(200)
                .header(HEADER, nullValue());
    }

    @Test
    void anIdThatIsNoneLeavesThePageAsItIs() {
        homepage("not an id").statusCode(200).header(HEADER, nullValue()).header("Vary", not(containsString(ID)));
    }

    private static ValidatableResponse homepage(String id) {
        return given().header(ID, id).get(HOMEPAGE).then();
    }

    private static ValidatableResponse asCustomer(UUID customer, String anonymousId) {
        return given().auth()
                .oauth2(Tokens.customer(customer))
                .cookie("mercato-anonymous-id", anonymousId)
                .get(PUBLIC)
                .then()
                .statusCode(200);
    }

    private static double exposures(String variant, String where) {
        return figure("mercato_rollout_exposures_total{experiment=\"homepage\",variant=\"%s\",where=\"%s\"} "
                .formatted(variant, where));
    }

    private static double callers(String variant) {
        return figure("mercato_rollout_callers{experiment=\"homepage\",variant=\"%s\"} ".formatted(variant));
    }

    private static double figure(String series) {
        return metrics()
                .lines()
                .filter(line -> line.startsWith(series))
                .mapToDouble(line -> Double.parseDouble(line.substring(series.length())))
                .findFirst()
                .orElseThrow();
    }

    private static String metrics() {
        return given().get("/q/metrics").asString();
    }
}
