package io.mercato.catalog.category;

import static io.mercato.catalog.Api.assertProblem;
import static io.mercato.catalog.Api.get;
import static io.mercato.catalog.Api.read;
import static io.mercato.catalog.Api.readAll;
import static org.assertj.core.api.Assertions.assertThat;

import io.mercato.catalog.Catalogue;
import io.mercato.catalog.Statements;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.UUID;

@QuarkusTest
class CategoryResourceTest {
    private final Catalogue catalogue;
    private final Statements statements;

    CategoryResourceTest(Catalogue catalogue, Statements statements) {
        this.catalogue = catalogue;
        this.statements = statements;
    }

    @BeforeEach
    void anEmptyCatalogue() {
        catalogue.clear();
    }

    @Test
    void theTreeIsOneAnswerWithSiblingsInTheirOrder() {
        UUID fashion = category("fashion", null, 2);
        category("books", null, 1);
        UUID dresses = category("dresses", fashion, 2);
        category("shoes", fashion, 1);
        category("evening", dresses, 1);

        JsonPath tree = read("/categories/tree");

        assertThat(tree.getList("roots.handle")).containsExactly("books", "fashion");
        assertThat(tree.getList("roots[1].children.handle")).containsExactly("shoes", "dresses");
        assertThat(tree.getList("roots[1].children[1].children.handle")).containsExactly("evening");
        assertThat(tree.getList("roots[0].children")).isEmpty();
        assertThat(statements.of(() -> read("/categories/tree"))).isEqualTo(1);
    }

    @Test
    void aBranchIsATreeOfItsOwn() {
        UUID fashion = category("fashion", null, 1);
        UUID dresses = category("dresses", fashion, 1);
        category("evening", dresses, 1);
        category("books", null, 2);

        JsonPath branch = read("/categories/tree?root=" + dresses);

        assertThat(branch.getList("roots.handle")).containsExactly("dresses");
        assertThat(branch.getList("roots[0].children.handle")).containsExactly("evening");
        assertThat(statements.of(() -> read("/categories/tree?root=" + dresses)))
                .isEqualTo(1);
    }

    @Test
    void aBranchOfWhatIsNotThereIs404() {
        assertProblem(get("/categories/tree?root=" + UUID.randomUUID()), 404, "category_not_found");
        assertProblem(get("/categories/tree?root=abc"), 400, "invalid_parameter");
        assertThat(read("/categories/tree").getList("roots")).isEmpty();
    }

    @Test
    void aCategoryNamesThoseItIsInFromTheTopDownHoweverDeep() {
        UUID parent = null;
        for (int i = 0; i < 40; i++) {
            parent = category("level-" + i, parent, 1);
        }
        UUID deepest = parent;

        JsonPath category = read("/categories/" + deepest);

        assertThat(category.getList("ancestors.handle"))
                .hasSize(39)
                .startsWith("level-0", "level-1")
                .endsWith("level-38");
        assertThat(statements.of(() -> read("/categories/" + deepest))).isEqualTo(2);
        assertThat(read("/categories/tree").getString("roots[0]" + ".children[0]".repeat(39) + ".handle"))
                .isEqualTo("level-39");
        assertThat(read("/categories/" + category("top", null, 1)).getList("ancestors"))
                .isEmpty();
    }

    @Test
    void childrenAreListedInTheirOrderAndAllByHandle() {
        UUID fashion = category("fashion", null, 1);
        category("a", fashion, 3);
        category("b", fashion, 1);
        category("c", fashion, 2);

        assertThat(readAll("/categories?parent=" + fashion, 2, "handle")).containsExactly("b", "c", "a");
        assertThat(readAll("/categories", 3, "handle")).containsExactly("a", "b", "c", "fashion");
    }

    @Test
    void siblingsInTheSamePlaceAreEachReadOnce() {
        UUID fashion = category("fashion", null, 1);
        for (int i = 0; i < 7; i++) {
            category("c" + i, fashion, 5);
        }

        assertThat(readAll("/categories?parent=" + fashion, 2, "handle"))
                .hasSize(7)
                .doesNotHaveDuplicates();
    }

    private UUID category(String handle, UUID parent, int position) {
        UUID id = catalogue.category(handle, parent);
        catalogue.change("categories", id, "position = " + position);
        return id;
    }
}
