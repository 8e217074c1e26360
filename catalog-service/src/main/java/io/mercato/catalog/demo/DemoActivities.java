package io.mercato.catalog.demo;

import io.mercato.catalog.picture.Motif;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;

/** The demo's activities: every sort of them in most cities, half of them offered by a store. */
final class DemoActivities {
    static final int COUNT = 400;

    private static final int NOBODY = -1;

    private static final String COLUMNS =
            "id, title, description, activity_type, min_age_months, max_age_months, settings, weather, min_minutes,"
                    + " max_minutes, difficulty, store_id, location_id, price, currency, image_url, image_alt, featured,"
                    + " status, created_at, updated_at";

    private final Vocabulary words;
    private final DemoStores stores;

    DemoActivities(Vocabulary words, DemoStores stores) {
        this.words = words;
        this.stores = stores;
    }

    void copyInto(Connection connection, Instant today) throws SQLException {
        try (CopyRows rows = CopyRows.into(connection, "activities", COLUMNS)) {
            for (int number = 0; number < COUNT; number++) {
                row(rows, number, Chance.of("activity", number), today);
            }
        }
    }

    private void row(CopyRows rows, int number, Chance chance, Instant today) {
        Vocabulary.ActivityKind kind =
                words.activities().get(number % words.activities().size());
        Vocabulary.City anywhere = chance.oneOf(words.cities());
        int host = chance.happens(50) ? chance.between(0, stores.count() - 1) : NOBODY;
        Vocabulary.City city = host == NOBODY ? anywhere : stores.city(host);
        Instant since = today.minus(Duration.ofHours(chance.between(1, 365 * 24)));
        rows.row(
                Chance.id("activity", number),
                kind.title() + ", " + chance.oneOf(city.venues()),
                kind.text(),
                kind.type(),
                kind.minAge(),
                kind.maxAge(),
                kind.settings(),
                kind.weather(),
                kind.minMinutes(),
                kind.maxMinutes(),
                kind.difficulty(),
                host == NOBODY ? null : DemoStores.id(host),
                DemoLocations.id(city),
                kind.highest() == 0 ? 0 : chance.price(chance.between(kind.lowest(), kind.highest())),
                LoadDemoCatalogue.CURRENCY,
                Motif.of(kind.motif()).orElseThrow().url(3000 + number),
                kind.title(),
                chance.happens(20),
                "active",
                since,
                since);
    }
}
