package io.mercato.catalog.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

@QuarkusTest
class SearchQueryTest {
    private static final UUID A = UUID.fromString("0199b9c1-5f00-7d21-8a36-3d2f6f0c9a11");
    private static final UUID B = UUID.fromString("0199b9c1-5f00-7d21-8a36-3d2f6f0c9a12");

    private final SearchSettings settings;

    SearchQueryTest(SearchSettings settings) {
        this.settings = settings;
    }

    @ParameterizedTest
    @CsvSource({
        "'  Red   Shirt ', red shirt",
        "RED\tSHIRT, red shirt",
        "Ｒｅｄ ｓｈｉｒｔ, red shirt",
        "red\u0000shirt, red shirt",
        "red\u00A0shirt, red shirt",
        "ﬁne, fine",
        "Cafe\u0301, café"
    })
    void textsThatMeanTheSameAreOne(String typed, String canonical) {
        assertThat(query(typed, "relevance").text()).isEqualTo(canonical);
        assertThat(query(typed, null)).isEqualTo(query(canonical, "relevance"));
        assertThat(query(typed, null).cacheKey())
                .isEqualTo(query(canonical, "relevance").cacheKey());
    }

    @Test
    void orderDuplicatesAndDefaultsOfFiltersMakeNoDifference() {
        SearchQuery one = parameters(
                        "x", List.of(A, B), List.of("Red", "blue"), null, 0L, null, "4.0", "price,category")
                .query(settings, Optional.empty(), "en");
        SearchQuery other = parameters(
                        "X",
                        List.of(B, A, B),
                        List.of("BLUE", "red", "red"),
                        "relevance",
                        null,
                        "NGN",
                        "4",
                        "category,price,price")
                .query(settings, Optional.empty(), "en");

        assertThat(other).isEqualTo(one);
        assertThat(other.cacheKey()).isEqualTo(one.cacheKey());
    }

    @Test
    void searchesThatDifferHaveDifferentKeysOfBoundedLength() {
        List<SearchQuery> queries = List.of(
                query("a", null),
                query("a b", null),
                query("a", "newest"),
                query("", null),
                query("", "newest"),
                query("x".repeat(200), null),
                query("🎉".repeat(60), null),
                parameters("a", List.of(A), List.of(), null, null, null, "0", "")
                        .query(settings, Optional.empty(), "en"),
                parameters("a", List.of(B), List.of(), null, null, null, "0", "")
                        .query(settings, Optional.empty(), "en"),
                parameters("a", List.of(A, B), List.of(), null, null, null, "0", "")
                        .query(settings, Optional.empty(), "en"),
                parameters("a", List.of(), List.of("x", "y"), null, null, null, "0", "")
                        .query(settings, Optional.empty(), "en"),
                parameters("a", List.of(), List.of("x, y"), null, null, null, "0", "")
                        .query(settings, Optional.empty(), "en"),
                parameters("a", List.of(), List.of("x1:y"), null, null, null, "0", "")
                        .query(settings, Optional.empty(), "en"),
                parameters("a", List.of(), List.of(), null, 100L, null, "0", "")
                        .query(settings, Optional.empty(), "en"),
                parameters("a", List.of(), List.of(), null, null, "USD", "0", "")
                        .query(settings, Optional.empty(), "en"),
                parameters("a", List.of(), List.of(), null, null, null, "3", "")
                        .query(settings, Optional.empty(), "en"),
                parameters("a", List.of(), List.of(), null, null, null, "0", "price")
                        .query(settings, Optional.empty(), "en"),
                parameters("a", List.of(), List.of(), null, null, null, "0", "")
                        .query(settings, Optional.empty(), "fr"));
        Set<String> keys = new HashSet<>();

        for (SearchQuery query : queries) {
            assertThat(query.cacheKey()).hasSizeLessThanOrEqualTo(120).matches("[\\x21-\\x7e]+");
            assertThat(keys.add(query.cacheKey())).as(query.toString()).isTrue();
        }
    }

    private SearchQuery query(String text, String sort) {
        return parameters(text, List.of(), List.of(), sort, null, null, null, null)
                .query(settings, Optional.empty(), "en");
    }

    private static SearchParameters parameters(
            String q,
            List<UUID> stores,
            List<String> tags,
            String sort,
            Long minPrice,
            String currency,
            String minRating,
            String facets) {
        return new SearchParameters(
                q,
                null,
                List.of(),
                List.of(),
                stores,
                List.of(),
                tags,
                List.of(),
                minPrice,
                null,
                currency,
                minRating == null ? "0" : minRating,
                "false",
                "false",
                sort,
                facets == null ? null : List.of(facets));
    }
}
