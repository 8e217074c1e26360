package io.mercato.catalog.productimport;

import static io.mercato.catalog.productimport.ImportFile.HEADER;
import static io.mercato.catalog.productimport.ImportFile.importInto;
import static io.mercato.catalog.productimport.ImportFile.simple;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.mercato.catalog.Catalogue;
import io.mercato.catalog.change.Published;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What others hear of an import. */
@QuarkusTest
class ImportedChangesTest {
    private final Catalogue catalogue;
    private final Published published;

    ImportedChangesTest(Catalogue catalogue, Published published) {
        this.catalogue = catalogue;
        this.published = published;
    }

    @BeforeEach
    void anEmptyCatalogue() {
        catalogue.clear();
    }

    @Test
    void theStoreAndEveryProductAreTold() {
        importInto("imported", HEADER + simple("a", "10") + simple("b", "20"));

        await().untilAsserted(() -> assertThat(timesTold("a")).isEqualTo(1));
        await().untilAsserted(() -> assertThat(timesTold("b")).isEqualTo(1));
        String store = catalogue.text("SELECT id FROM stores");
        await().untilAsserted(
                        () -> assertThat(published.withTag("store:" + store)).hasSize(1));
    }

    @Test
    void onlyWhatDiffersIsToldAgain() {
        importInto("imported", HEADER + simple("a", "10") + simple("b", "20"));
        importInto("imported", HEADER + simple("a", "10") + simple("b", "25"));

        await().untilAsserted(() -> assertThat(timesTold("b")).isEqualTo(2));
        assertThat(timesTold("a")).isEqualTo(1);
    }

    private int timesTold(String handle) {
        return published
                .withTag("product:" + catalogue.text("SELECT id FROM products WHERE handle = ?", handle))
                .size();
    }
}
