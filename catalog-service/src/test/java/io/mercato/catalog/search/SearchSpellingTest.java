package io.mercato.catalog.search;

import static io.mercato.catalog.Api.read;
import static io.mercato.catalog.Api.readAll;
import static org.assertj.core.api.Assertions.assertThat;

import io.mercato.catalog.Catalogue;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.UUID;

@QuarkusTest
class SearchSpellingTest {
    private final Catalogue catalogue;

    private UUID store;

    SearchSpellingTest(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @BeforeEach
    void someProducts() {
        catalogue.clear();
        store = catalogue.store("corner");
        product("kaftan", "title = 'Indigo Kaftan', vendor = 'Omolara'");
        product("sandals", "title = 'Leather Sandals', tags = '{summer}'");
        product("shirt", "title = 'Oxford Shirt'");
        product("shrimp", "title = 'Shrimp Paste'");
        product("lome", "title = 'Panier de Lomé'");
    }

    @ParameterizedTest
    @CsvSource({
        "kaftn, kaftan, kaftan",
        "kaftaan, kaftan, kaftan",
        "kfatan, kaftan, kaftan",
        "KAFTEN, kaftan, kaftan",
        "leater sandels, leather sandals, sandals",
        "shrit, shirt, shirt",
        "shirrt, shirt, shirt",
        "omolarra, omolara, kaftan",
        "sumer, summer, sandals",
        "kaft, kaftan, kaftan",
        "indgo kaftn, indigo kaftan, kaftan",
        "pannier, panier, lome"
    })
    void aMisspeltWordFindsWhatWasMeantAndTheAnswerSaysSo(String typed, String meant, String handle) {
        JsonPath answer = read("/search?q=" + typed.replace(" ", "+"));

        assertThat(answer.getList("items.data.handle")).asList().containsExactly(handle);
        assertThat(answer.getString("correctedTo")).isEqualTo(meant);
    }

    @Test
    void whatWasMeantIsHighlighted() {
        assertThat(read("/search?q=kaftn").getString("items[0].highlights.title"))
                .isEqualTo("Indigo <mark>Kaftan</mark>");
    }

    @Test
    void whatIsFoundAsItIsTypedIsNotCorrected() {
        JsonPath answer = read("/search?q=shirts");

        assertThat(answer.getList("items.data.handle")).asList().containsExactly("shirt");
        assertThat(answer.getString("correctedTo")).isNull();
        assertThat(answer.getString("didYouMean")).isNull();
    }

    @Test
    void whatIsNearNothingFindsNothing() {
        for (String typed : new String[] {"zzzzzz", "qqq", "xk", "12345", "kaftan+zzzzzz", "-kaftn"}) {
            assertThat(read("/search?q=" + typed).getList("items")).as(typed).isEmpty();
        }
        assertThat(read("/search?q=zzzzzz").getString("correctedTo")).isNull();
    }

    @Test
    void aMisspellingThatFindsLittleIsAnsweredWithAQuestion() {
        product("misspelt", "title = 'Kaftna by somebody in a hurry'");
        for (int i = 0; i < 3; i++) {
            product("k" + i, "title = 'Silk Kaftan'");
        }

        JsonPath answer = read("/search?q=kaftna");

        assertThat(answer.getList("items.data.handle")).asList().containsExactly("misspelt");
        assertThat(answer.getString("correctedTo")).isNull();
        assertThat(answer.getString("didYouMean")).isEqualTo("kaftan");
    }

    @Test
    void operatorsStayWhenAWordIsCorrected() {
        product("red", "title = 'Red Kaftan'");

        JsonPath answer = read("/search?q=%22red+kaftn%22");
        assertThat(answer.getString("correctedTo")).isEqualTo("\"red kaftan\"");
        assertThat(answer.getList("items.data.handle")).asList().containsExactly("red");
        assertThat(read("/search?q=kaftn+-red").getList("items.data.handle"))
                .asList()
                .containsExactly("kaftan");
    }

    @Test
    void aWordThatIsNoLongerOnSaleIsNotSuggested() {
        catalogue.run("UPDATE products SET status = 'archived' WHERE handle = 'kaftan'");

        JsonPath answer = read("/search?q=kaftn");

        assertThat(answer.getList("items")).isEmpty();
        assertThat(answer.getString("correctedTo")).isNull();
    }

    @Test
    void pagesOfACorrectedSearchFollowEachOther() {
        for (int i = 0; i < 10; i++) {
            product("k" + i, "title = 'Silk Kaftan'");
        }

        assertThat(readAll("/search?q=kaftn", 3, "data.handle")).hasSize(11).doesNotHaveDuplicates();
        assertThat(readAll("/search?q=kaftn&sort=newest", 3, "data.handle"))
                .hasSize(11)
                .doesNotHaveDuplicates();
        JsonPath first = read("/search?q=kaftn&limit=3");
        assertThat(read("/search?q=kaftn&limit=3&cursor=" + first.getString("nextCursor"))
                        .getString("correctedTo"))
                .isEqualTo("kaftan");
    }

    @Test
    void filtersHoldForWhatWasMeantToo() {
        product("red", "title = 'Kaftan', tags = '{red}'");

        assertThat(read("/search?q=kaftn&tag=red").getList("items.data.handle"))
                .asList()
                .containsExactly("red");
    }

    private void product(String handle, String change) {
        catalogue.change(
                "products", catalogue.product(store, handle + "-handle", 1), "handle = '" + handle + "', " + change);
    }
}
