package io.mercato.catalog.successor;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.nullValue;

import io.mercato.catalog.cached.CachingProfile;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The six calls tell of their end once its dates are configured, and answer as ever. */
@QuarkusTest
@TestProfile(CachingProfile.class)
class ReplacedCallsTest {
    private static final String DEPRECATION = "@1796083200";
    private static final String SUNSET = "Sat, 05 Jun 2027 22:00:00 GMT";
    private static final String LINK = "</api/v1/homepage>; rel=\"successor-version\","
            + " <https://shop.example/docs/frontend-migration>; rel=\"deprecation\"; type=\"text/html\"";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "products/featured?limit=5",
                "products/new-arrivals?limit=5",
                "stores/featured?limit=5",
                "events/featured?limit=5",
                "offers?featured=true&limit=5",
                "offers?flashSale=true&limit=5"
            })
    void eachOfTheSixTellsItsEndWhetherCachedOrNot(String call) {
        String etag = told(call, "nothing").statusCode(200).extract().header("ETag");
        told(call, "nothing").statusCode(200);
        told(call, etag).statusCode(304);
    }

    @Test
    void whoAsksWronglyIsToldToo() {
        told("events/featured?limit=0", "nothing").statusCode(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "products",
                "products/recommended",
                "stores",
                "events",
                "offers",
                "offers?featured=false",
                "offers?flashSale=false&featured=false"
            })
    void otherCallsTellNothing(String call) {
        given().get("/api/v1/" + call)
                .then()
                .statusCode(200)
                .header("Deprecation", nullValue())
                .header("Sunset", nullValue())
                .header("Link", nullValue());
    }

    private static ValidatableResponse told(String call, String etag) {
        return given().header("If-None-Match", '"' + etag.replace("\"", "") + '"')
                .get("/api/v1/" + call)
                .then()
                .header("Deprecation", DEPRECATION)
                .header("Sunset", SUNSET)
                .header("Link", LINK);
    }
}
