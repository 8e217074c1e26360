package io.mercato.catalog.activity;

import static io.mercato.catalog.Api.assertProblem;
import static io.mercato.catalog.Api.get;
import static io.mercato.catalog.Api.read;
import static io.mercato.catalog.Api.readAll;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.mercato.catalog.Catalogue;
import io.mercato.catalog.Statements;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

@QuarkusTest
class ActivityResourceTest {
    private final Catalogue catalogue;
    private final Statements statements;
    private UUID lagos;

    ActivityResourceTest(Catalogue catalogue, Statements statements) {
        this.catalogue = catalogue;
        this.statements = statements;
    }

    @BeforeEach
    void someActivities() {
        catalogue.clear();
        lagos = catalogue.location("lagos", 6.4541, 3.3947);
        activity("dyeing", "craft", 48, 143, "{indoor,outdoor}", "{sunny,cloudy,rainy}", 60, 120, "easy", 1);
        activity("football", "sport", 72, 215, "{outdoor}", "{sunny,cloudy,windy}", 90, 90, "moderate", 2);
        activity("rhymes", "music", 0, 35, "{indoor}", "{sunny,cloudy,rainy,hot,cold}", 20, 30, "easy", 3);
        activity("climbing", "sport", 120, 1200, "{indoor,outdoor}", "{sunny,rainy}", 60, 180, "challenging", 4);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "''; dyeing football rhymes climbing",
                "type=sport; football climbing",
                "setting=indoor; dyeing rhymes climbing",
                "weather=rainy; dyeing rhymes climbing",
                "weather=rainy&weather=cloudy; dyeing rhymes",
                "difficulty=easy; dyeing rhymes",
                "maxDurationMinutes=90; football rhymes",
                "maxDurationMinutes=30; rhymes",
                "maxDurationMinutes=29; ''",
                "minAgeMonths=30&maxAgeMonths=30; rhymes",
                "minAgeMonths=35&maxAgeMonths=35; rhymes",
                "minAgeMonths=36&maxAgeMonths=36; ''",
                "minAgeMonths=144; football climbing",
                "maxAgeMonths=71; dyeing rhymes",
                "minAgeMonths=36&maxAgeMonths=72; dyeing football",
                "type=sport&setting=indoor&weather=rainy&difficulty=challenging&minAgeMonths=130&maxDurationMinutes=180; climbing",
                "type=sport&setting=indoor&difficulty=easy; ''"
            })
    void filtersCombine(String query, String titles) {
        List<String> expected =
                Stream.of(titles.split(" ")).filter(title -> !title.isEmpty()).toList();

        assertThat(readAll("/activities" + (query.isEmpty() ? "" : "?" + query), 1, "title"))
                .isEqualTo(expected);
    }

    @Test
    void thoseOfAStoreAndOfALocationAreListed() {
        UUID store = catalogue.store("host");
        UUID abuja = catalogue.location("abuja", 9.0765, 7.3986);
        catalogue.run("UPDATE activities SET store_id = '" + store + "' WHERE title IN ('dyeing', 'rhymes')");
        catalogue.run("UPDATE activities SET location_id = '" + abuja + "' WHERE title IN ('rhymes', 'climbing')");

        assertThat(readAll("/activities?store=" + store, 1, "title")).containsExactly("dyeing", "rhymes");
        assertThat(readAll("/activities?location=" + abuja, 1, "title")).containsExactly("rhymes", "climbing");
        assertThat(readAll("/activities?store=" + store + "&location=" + abuja + "&type=music", 1, "title"))
                .containsExactly("rhymes");
        assertThat(readAll("/activities?store=" + UUID.randomUUID(), 1, "title"))
                .isEmpty();
    }

    @Test
    void aPageIsOneStatement() {
        assertThat(statements.of(() -> read("/activities?type=sport&weather=sunny")))
                .isEqualTo(1);
    }

    @Test
    void onlyFeaturedActiveActivitiesAreFeatured() {
        catalogue.run("UPDATE activities SET featured = true WHERE title IN ('dyeing', 'rhymes', 'football')");
        catalogue.run("UPDATE activities SET status = 'draft' WHERE title = 'football'");

        assertThat(readAll("/activities/featured", 1, "title")).containsExactly("dyeing", "rhymes");
        assertThat(readAll("/activities", 10, "title")).doesNotContain("football");
    }

    @ParameterizedTest
    @CsvSource({
        "type=yoga, type",
        "type=CRAFT, type",
        "setting=underwater, setting",
        "weather=sunny&weather=meatballs, weather",
        "weather=%00, weather",
        "difficulty=<b>, difficulty",
        "maxDurationMinutes=0, maxDurationMinutes",
        "maxDurationMinutes=-5, maxDurationMinutes",
        "maxDurationMinutes=soon, maxDurationMinutes",
        "maxDurationMinutes=43201, maxDurationMinutes",
        "minAgeMonths=-1, minAgeMonths",
        "maxAgeMonths=1201, maxAgeMonths",
        "minAgeMonths=40&maxAgeMonths=30, minAgeMonths",
        "store=abc, store",
        "location=%27%3BDROP, location"
    })
    void aFilterThatIsNoneIsRefused(String query, String field) {
        assertProblem(get("/activities?" + query.replace("<", "%3C").replace(">", "%3E")), 400, "invalid_parameter");
        get("/activities?" + query.replace("<", "%3C").replace(">", "%3E")).body("errors[0].field", equalTo(field));
    }

    @Test
    void aCursorWithOtherFiltersIsRefused() {
        String cursor = read("/activities?type=sport&weather=sunny&limit=1").getString("nextCursor");

        get("/activities?weather=sunny&type=sport&cursor=" + cursor).statusCode(200);
        assertProblem(get("/activities?type=sport&cursor=" + cursor), 400, "invalid_cursor");
    }

    @Test
    void noWordIsOfTwoColumnsSinceFacetsTellThemApartByTheWordAlone() {
        List<String> words = Stream.of(ActivityType.values(), Setting.values(), Weather.values(), Difficulty.values())
                .flatMap(Arrays::stream)
                .map(Object::toString)
                .toList();

        assertThat(words).doesNotHaveDuplicates();
    }

    private void activity(
            String title,
            String type,
            int minAge,
            int maxAge,
            String settings,
            String weather,
            int min,
            int max,
            String difficulty,
            int minutesAgo) {
        catalogue.id(
                "INSERT INTO activities (title, activity_type, min_age_months, max_age_months, settings, weather,"
                        + " min_minutes, max_minutes, difficulty, location_id, status, created_at)"
                        + " VALUES (?, ?, ?, ?, ?::text[], ?::text[], ?, ?, ?, ?, 'active', now() - ? * interval '1 minute')"
                        + " RETURNING id",
                title,
                type,
                minAge,
                maxAge,
                settings,
                weather,
                min,
                max,
                difficulty,
                lagos,
                minutesAgo);
    }
}
