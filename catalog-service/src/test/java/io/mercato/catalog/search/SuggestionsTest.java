package io.mercato.catalog.search;

import static io.mercato.catalog.Api.assertProblem;
import static io.mercato.catalog.Api.get;
import static io.mercato.catalog.Api.read;
import static org.assertj.core.api.Assertions.assertThat;

import io.mercato.catalog.Catalogue;
import io.mercato.catalog.Statements;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

@QuarkusTest
class SuggestionsTest {
    private final Catalogue catalogue;
    private final Statements statements;

    private UUID store;

    SuggestionsTest(Catalogue catalogue, Statements statements) {
        this.catalogue = catalogue;
        this.statements = statements;
    }

    @BeforeEach
    void someProducts() {
        catalogue.clear();
        store = catalogue.store("drums");
        catalogue.change("stores", store, "name = 'Drums And More'");
        product("dress", "title = 'Ankara Wrap Dress', vendor = 'Dreamers', views = 900");
        product("same-dress", "title = 'ankara wrap dress', vendor = 'dreamers', views = 5");
        product("drum", "title = 'Talking Drum', description = 'Not a sturdy one', views = 90");
        product("shirt", "title = 'Shirt', vendor = 'Ankara House'");
        catalogue.category("dresses", null);
    }

    @Test
    void whatBeginsWithWhatIsTypedIsSuggestedByKind() {
        JsonPath suggestions = suggest("dr");

        assertThat(suggestions.getList("products.text")).asList().containsExactly("Ankara Wrap Dress", "Talking Drum");
        assertThat(suggestions.getString("products[0].handle")).isEqualTo("dress");
        assertThat(suggestions.getList("categories.text")).asList().containsExactly("Dresses");
        assertThat(suggestions.getList("stores.text")).asList().containsExactly("Drums And More");
        assertThat(suggestions.getList("vendors")).asList().containsExactly("Dreamers");
    }

    @Test
    void allWordsMustFitAndTheLastMayBeUnfinished() {
        assertThat(suggest("ankara wr").getList("products.text")).asList().containsExactly("Ankara Wrap Dress");
        assertThat(suggest("WRAP  ankara").getList("products.text")).asList().containsExactly("Ankara Wrap Dress");
        assertThat(suggest("ank wrap").getList("products.text")).asList().isEmpty();
        assertThat(suggest("ankara h").getList("vendors")).asList().containsExactly("Ankara House");
        assertThat(suggest("stu").getList("products.text")).asList().isEmpty();
    }

    @Test
    void whatIsNotOnSaleIsNotSuggested() {
        catalogue.run("UPDATE products SET status = 'archived'; UPDATE stores SET status = 'archived';"
                + " UPDATE categories SET deleted_at = now()");

        JsonPath suggestions = suggest("dr");

        for (String kind : new String[] {"products", "bundles", "categories", "stores", "vendors"}) {
            assertThat(suggestions.getList(kind)).as(kind).asList().isEmpty();
        }
    }

    @Test
    void accentsMakeNoDifference() {
        product("lome", "title = 'Panier de Lomé'");

        assertThat(suggest("lome").getList("products.text")).asList().containsExactly("Panier de Lomé");
        assertThat(suggest("LOMÉ").getList("products.text")).asList().containsExactly("Panier de Lomé");
    }

    @Test
    void aLimitBoundsEachKind() {
        assertThat(read("/search/suggestions?q=dr&limit=1").getList("products")).hasSize(1);
        assertProblem(get("/search/suggestions?q=dr&limit=0"), 400, "invalid_parameter");
        assertProblem(get("/search/suggestions?q=dr&limit=21"), 400, "invalid_parameter");
        assertProblem(get("/search/suggestions?q=" + "a".repeat(201)), 400, "invalid_parameter");
    }

    @Test
    void whateverIsTypedIsAnswered() {
        for (String text : new String[] {
            "",
            " ",
            "🎉",
            "'",
            "dr'",
            "dr\\",
            "dr:*",
            "dr & !x",
            "\u0000",
            "%",
            "_",
            "d",
            "<script>",
            "قميص",
            "ß",
            "İ",
            "1",
            "-",
            "ﷺ"
        }) {
            get("/search/suggestions?q=" + URLEncoder.encode(text, StandardCharsets.UTF_8))
                    .statusCode(200);
        }
        assertThat(suggest("'").getList("products")).isEmpty();
    }

    @Test
    void suggestionsAreTwoStatements() {
        assertThat(statements.of(() -> suggest("dr"))).isEqualTo(2);
    }

    private void product(String handle, String change) {
        catalogue.change("products", catalogue.product(store, handle, 1), change);
    }

    private static JsonPath suggest(String text) {
        return read("/search/suggestions?q=" + URLEncoder.encode(text, StandardCharsets.UTF_8));
    }
}
