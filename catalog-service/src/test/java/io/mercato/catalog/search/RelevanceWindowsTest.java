package io.mercato.catalog.search;

import static io.mercato.catalog.Api.read;
import static io.mercato.catalog.Api.readAll;
import static org.assertj.core.api.Assertions.assertThat;

import io.mercato.catalog.Catalogue;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** A word that very many products have; in tests a window is of 100 matches. */
@QuarkusTest
class RelevanceWindowsTest {
    private static final int MATCHES = 350;

    private final Catalogue catalogue;

    private UUID store;

    RelevanceWindowsTest(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @BeforeEach
    void aFrequentWord() {
        catalogue.clear();
        store = catalogue.store("corner");
        add("p", MATCHES);
    }

    @Test
    void allMatchesAreReachedOnceWhateverThePageSize() {
        for (int limit : List.of(7, 50, 100)) {
            assertThat(readAll("/search?q=kaftan", limit, "data.handle"))
                    .hasSize(MATCHES)
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void withinAWindowWhatFitsBetterComesFirstAndNoneOfALessPopularWindowBefore() {
        List<String> handles = readAll("/search?q=kaftan", 30, "data.handle");
        Set<String> mostPopular = new HashSet<>(catalogue.texts(
                "SELECT handle FROM products ORDER BY product_popularity(views, sales, rating_average, rating_count) DESC, id DESC"
                        + " LIMIT 100"));

        assertThat(handles.subList(0, 100)).containsExactlyInAnyOrderElementsOf(mostPopular);
        List<String> titles = read("/search?q=kaftan&limit=100").getList("items.data.title");
        assertThat(titles.lastIndexOf("Kaftan")).isLessThan(titles.indexOf("Boubou"));
    }

    @Test
    void whatArrivesOrGoesBetweenPagesMovesNothingElse() {
        Set<String> before = new HashSet<>(readAll("/search?q=kaftan", 50, "data.handle"));
        Set<String> seen = new HashSet<>();
        String cursor = "";
        int pages = 0;
        do {
            JsonPath page = read("/search?q=kaftan&limit=20" + cursor);
            for (String handle : page.getList("items.data.handle", String.class)) {
                assertThat(seen.add(handle)).as("%s only once", handle).isTrue();
            }
            cursor = page.getString("nextCursor") == null ? null : "&cursor=" + page.getString("nextCursor");
            if (pages < 5) {
                add("arrived-" + pages + "-", 40);
            }
            pages++;
        } while (cursor != null);

        assertThat(seen).containsAll(before);
    }

    @Test
    void aFilterThatEmptiesWindowsDoesNotEndTheList() {
        catalogue.run(
                "UPDATE variant_sizes SET quantity = 0 FROM product_variants v JOIN products p ON p.id = v.product_id"
                        + " WHERE v.id = variant_id AND p.handle NOT IN ('p1', 'p2', 'p3')");

        assertThat(readAll("/search?q=kaftan&inStock=true", 2, "data.handle"))
                .containsExactlyInAnyOrder("p1", "p2", "p3");
    }

    private void add(String prefix, int count) {
        catalogue.run("""
                WITH added AS (
                    INSERT INTO products (store_id, handle, title, description, price, currency, status, views)
                    SELECT '%s', '%s' || n, CASE WHEN n %% 3 = 0 THEN 'Boubou' ELSE 'Kaftan' END, 'Worn like a kaftan',
                           5000, 'NGN', 'active', n * 7919 %% 5000
                      FROM generate_series(1, %d) n RETURNING id),
                variants AS (
                    INSERT INTO product_variants (product_id, position) SELECT id, 1 FROM added RETURNING id)
                INSERT INTO variant_sizes (variant_id, size_id, position, price, quantity)
                SELECT v.id, z.id, 1, 5000, 1 FROM variants v, sizes z WHERE z.name = 'One size'
                """.formatted(store, prefix, count));
    }
}
