package io.mercato.homepage.graphql;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import jakarta.inject.Inject;

/** The schema that clients are built with. */
@QuarkusTest
class GraphQlSchemaTest {
    private static final String UPDATE = "graphql.update";

    @Inject
    GraphQLSchema schema;

    @Test
    void theCommittedSchemaIsTheServedOne() throws IOException {
        String served = given().get("/api/v1/graphql/schema.graphql")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        Path copy = Path.of("..", "docs", "graphql", "schema.graphql");
        if (Boolean.getBoolean(UPDATE)) {
            Files.createDirectories(copy.getParent());
            Files.writeString(copy, served);
        }
        assertThat(served)
                .as("%s tells of another schema; if the change is meant, run the test with -D%s=true", copy, UPDATE)
                .isEqualTo(Files.readString(copy));
    }

    @Test
    void everyTypeIsDescribed() {
        assertThat(schema.getAllTypesAsList())
                .filteredOn(GraphQLObjectType.class::isInstance)
                .filteredOn(type -> !type.getName().startsWith("__"))
                .filteredOn(type ->
                        type.getDescription() == null || type.getDescription().isEmpty())
                .extracting(GraphQLNamedType::getName)
                .isEmpty();
    }
}
