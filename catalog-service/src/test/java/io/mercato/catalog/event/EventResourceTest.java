package io.mercato.catalog.event;

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
class EventResourceTest {
    private final Catalogue catalogue;

    EventResourceTest(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @BeforeEach
    void anEmptyCatalogue() {
        catalogue.clear();
    }

    @Test
    void upcomingEventsComeSoonestFirstAndThoseThatHaveBegunNot() {
        event("in-three-days", "3 days", "featured = true");
        event("tomorrow", "1 day", "featured = true");
        event("an-hour-ago", "-1 hour", "featured = true");
        event("next-week", "7 days", "featured = false");

        assertThat(readAll("/events/featured", 1, "title")).containsExactly("tomorrow", "in-three-days");
        assertThat(readAll("/events", 2, "title")).containsExactly("tomorrow", "in-three-days", "next-week");
    }

    @Test
    void draftsAreNotListedAndNotFound() {
        UUID draft = event("secret", "1 day", "status = 'draft', featured = true");

        assertThat(readAll("/events", 20, "title")).isEmpty();
        assertThat(readAll("/events/featured", 20, "title")).isEmpty();
        assertProblem(get("/events/" + draft), 404, "event_not_found");
    }

    @Test
    void eventsAtTheSameTimeAreEachReadOnce() {
        for (int i = 0; i < 7; i++) {
            event("e" + i, "1 day", "starts_at = '2999-01-01T10:00:00Z', ends_at = '2999-01-01T12:00:00Z'");
        }

        assertThat(readAll("/events", 2, "title")).hasSize(7).doesNotHaveDuplicates();
    }

    @Test
    void anEventSaysWhenWhereAndForHowMuchAlsoWhenItIsOver() {
        UUID store = catalogue.store("host");
        UUID id = event(
                "concert",
                "1 day",
                "starts_at = '2026-01-01T18:00:00+01:00', ends_at = '2026-01-01T20:00:00Z', price = 250000, store_id = '"
                        + store + "'");

        assertThat(read("/events/" + id).getMap(""))
                .containsEntry("startsAt", "2026-01-01T17:00:00Z")
                .containsEntry("endsAt", "2026-01-01T20:00:00Z")
                .containsEntry("venue", "Hall")
                .containsEntry("city", "Lagos")
                .containsEntry("price", Map.of("amount", 250000, "currency", "NGN"))
                .containsEntry("store", Map.of("id", store.toString(), "handle", "host", "name", "Host"))
                .containsEntry("image", null);
    }

    @Test
    void anEventAtALocationIsInItsCityAndDoesNotNameAStoreThatIsClosed() {
        UUID lagos = catalogue.location("lagos", 6.4541, 3.3947);
        UUID host = catalogue.store("host");
        catalogue.change("stores", host, "status = 'archived'");
        UUID id = event(
                "fair",
                "1 day",
                "city = NULL, location_id = '" + lagos + "', capacity = 120, store_id = '" + host + "'");

        assertThat(read("/events/" + id).getMap(""))
                .containsEntry("city", "Lagos")
                .containsEntry("location", Map.of("id", lagos.toString(), "handle", "lagos", "name", "Lagos"))
                .containsEntry("capacity", 120)
                .containsEntry("store", null);
    }

    private UUID event(String title, String fromNow, String change) {
        UUID id = catalogue.id(
                "INSERT INTO events (title, venue, city, starts_at, ends_at, currency, status) VALUES (?, 'Hall', 'Lagos',"
                        + " now() + ?::interval, now() + ?::interval + interval '2 hours', 'NGN', 'active') RETURNING id",
                title,
                fromNow,
                fromNow);
        catalogue.change("events", id, change);
        return id;
    }
}
