package io.mercato.catalog.store;

import static io.mercato.catalog.Api.assertProblem;
import static io.mercato.catalog.Api.get;
import static io.mercato.catalog.Api.read;
import static io.mercato.catalog.Api.readAll;
import static org.assertj.core.api.Assertions.assertThat;

import io.mercato.catalog.Catalogue;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.Map;
import java.util.UUID;

@QuarkusTest
class StoreResourceTest {
    private final Catalogue catalogue;

    StoreResourceTest(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @BeforeEach
    void anEmptyCatalogue() {
        catalogue.clear();
    }

    @Test
    void storesComeBestRatedFirstAndUnratedOnesLast() {
        store("good", "rating_average = 4.1, rating_count = 3");
        store("unrated", "description = ''");
        store("best", "rating_average = 4.9, rating_count = 2");

        assertThat(readAll("/stores", 2, "handle")).containsExactly("best", "good", "unrated");
        assertThat(read("/stores").getString("items[2].rating")).isNull();
    }

    @Test
    void onlyFeaturedActiveStoresAreFeatured() {
        store("featured", "featured = true");
        store("closed", "featured = true, status = 'archived'");
        store("plain", "featured = false");

        assertThat(readAll("/stores/featured", 20, "handle")).containsExactly("featured");
    }

    @Test
    void manyStoresWithTheSameRatingAreEachReadOnce() {
        for (int i = 0; i < 11; i++) {
            store("s" + i, "rating_average = 4.5, rating_count = 1");
        }

        assertThat(readAll("/stores", 3, "handle")).hasSize(11).doesNotHaveDuplicates();
    }

    @Test
    void aStoreIsReadByItsId() {
        UUID id = store("adire-house", "city = 'Abeokuta', country = 'NG', image_url = '/a.svg', image_alt = 'Front'");

        assertThat(read("/stores/" + id).getMap(""))
                .containsEntry("handle", "adire-house")
                .containsEntry("city", "Abeokuta")
                .containsEntry("country", "NG")
                .containsEntry("image", Map.of("url", "/a.svg", "alt", "Front"));
    }

    @Test
    void aStoreThatIsNotOpenIsNotFound() {
        assertProblem(get("/stores/" + store("closed", "status = 'archived'")), 404, "store_not_found");
    }

    private UUID store(String handle, String change) {
        UUID id = catalogue.store(handle);
        catalogue.change("stores", id, change);
        return id;
    }
}
