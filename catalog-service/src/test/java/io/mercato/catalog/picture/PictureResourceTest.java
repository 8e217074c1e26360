package io.mercato.catalog.picture;

import static io.mercato.catalog.Api.assertProblem;
import static io.mercato.catalog.Api.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Document;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;

import javax.xml.parsers.DocumentBuilderFactory;

@QuarkusTest
class PictureResourceTest {
    @ParameterizedTest
    @EnumSource
    void everyMotifIsAWellFormedDrawingWithoutAnythingFromOutside(Motif motif) throws Exception {
        for (int number = 0; number < 20; number++) {
            String svg = Picture.svg(motif, number);

            Document document = DocumentBuilderFactory.newNSInstance()
                    .newDocumentBuilder()
                    .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
            assertThat(document.getDocumentElement().getLocalName()).isEqualTo("svg");
            assertThat(svg.replace("http://www.w3.org/2000/svg", ""))
                    .doesNotContain("http", "href", "script", "{", "%");
        }
    }

    @Test
    void aPictureIsServedForAYearAndAlwaysTheSame() {
        String first = get("/products/pictures/dress-17.svg")
                .statusCode(200)
                .contentType("image/svg+xml")
                .header("Cache-Control", allOf(containsString("public"), containsString("immutable")))
                .extract()
                .asString();

        assertThat(get("/products/pictures/dress-17.svg").extract().asString()).isEqualTo(first);
        assertThat(get("/products/pictures/dress-18.svg").extract().asString()).isNotEqualTo(first);
        assertThat(get(Motif.DRESS.url(17).replace("/api/v1", "")).extract().asString())
                .isEqualTo(first);
    }

    @Test
    void aMotifThatThereIsNotIs404() {
        assertProblem(get("/products/pictures/unicorn-17.svg"), 404, "picture_not_found");
        assertProblem(get("/products/pictures/dress-99999999999.svg"), 404, "unknown_path");
        assertProblem(get("/products/pictures/..%2Fdress-1.svg"), 404, "unknown_path");
    }
}
