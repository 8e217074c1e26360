package io.mercato.system;

import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;

@ExtendWith(RunningSuite.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ImportIT {

    @Test
    @Order(1)
    void theProductsOfAFileAreOnTheHomepage(Mercato mercato) throws Exception {
        when().get("/api/v1/homepage").then().statusCode(200);

        Mercato.Run run = mercato.run("import", resource("products.csv"));

        assertThat(run.exitCode()).as(run.output()).isZero();
        assertThat(run.output())
                .contains("products.csv  100 %")
                .containsPattern("created +5 +3")
                .containsPattern("refused +0 +0");
        await().untilAsserted(() -> when().get("/api/v1/homepage")
                .then()
                .statusCode(200)
                .body(
                        "data.sections.newArrivals.items.handle",
                        hasItems("adire-market-tote", "brass-palm-wine-cup", "talking-drum-small"))
                .body(
                        "data.sections.newArrivals.items.find { it.handle == 'talking-drum-small' }.price.amount",
                        equalTo(2_750_050)));
    }

    @Test
    @Order(2)
    void theSameFileAgainChangesNothing(Mercato mercato) throws Exception {
        Mercato.Run run = mercato.run("import", resource("products.csv"));

        assertThat(run.exitCode()).as(run.output()).isZero();
        assertThat(run.output()).containsPattern("created +0 +0").containsPattern("unchanged +5 +3");
    }

    @Test
    @Order(3)
    void aBadRowIsRefusedWithItsLineAndTheRestIsTaken(Mercato mercato) throws Exception {
        Mercato.Run run = mercato.run("import", resource("products-with-mistakes.csv"));

        assertThat(run.exitCode()).as(run.output()).isEqualTo(1);
        assertThat(run.output())
                .containsPattern("created +1 +1")
                .containsPattern("line 3 \\(bad-basket\\): .+")
                .containsPattern("line 4: .+");
        when().get("/api/v1/homepage").then().body("data.sections.newArrivals.items.handle", hasItems("good-basket"));
    }

    @Test
    void aFileThatIsNoProductCsvIsRefusedWithTheReason(Mercato mercato, @TempDir Path folder) throws Exception {
        Path other = Files.writeString(folder.resolve("people.csv"), "name,age\nAda,36\n");

        Mercato.Run run = mercato.run("import", other.toString());

        assertThat(run.exitCode()).as(run.output()).isEqualTo(65);
        assertThat(run.output()).contains("Handle");
    }

    private static String resource(String name) throws URISyntaxException {
        return Path.of(ImportIT.class.getResource("/" + name).toURI()).toString();
    }
}
