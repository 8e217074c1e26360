package io.mercato.catalog.demo;

import io.mercato.catalog.picture.Motif;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;

/** The demo's events: from a fortnight ago to two months ahead. */
final class DemoEvents {
    static final int COUNT = 120;

    private static final int NOBODY = -1;
    private static final int DAYS_BACK = 14;
    private static final int DAYS_AHEAD = 60;

    private final Vocabulary words;
    private final DemoStores stores;

    DemoEvents(Vocabulary words, DemoStores stores) {
        this.words = words;
        this.stores = stores;
    }

    void copyInto(Connection connection, Instant today) throws SQLException {
        try (CopyRows rows = CopyRows.into(
                connection,
                "events",
                "id, store_id, title, description, venue, location_id, starts_at, ends_at, price, currency,"
                        + " image_url, image_alt, featured, status, created_at, updated_at")) {
            for (int number = 0; number < COUNT; number++) {
                Chance chance = Chance.of("event", number);
                Vocabulary.EventKind kind = chance.oneOf(words.events());
                Vocabulary.City anywhere = chance.oneOf(words.cities());
                int host = chance.happens(50) ? chance.between(0, stores.count() - 1) : NOBODY;
                Vocabulary.City city = host == NOBODY ? anywhere : stores.city(host);
                int day = number * (DAYS_BACK + DAYS_AHEAD) / COUNT - DAYS_BACK;
                Instant starts = today.plus(Duration.ofDays(day)).plus(Duration.ofHours(chance.between(8, 19)));
                rows.row(
                        Chance.id("event", number),
                        host == NOBODY ? null : DemoStores.id(host),
                        chance.oneOf(words.adjectives()) + " " + kind.title(),
                        kind.text(),
                        chance.oneOf(city.venues()),
                        DemoLocations.id(city),
                        starts,
                        starts.plus(Duration.ofHours(kind.hours())),
                        kind.highest() == 0 ? 0 : chance.price(chance.between(kind.lowest(), kind.highest())),
                        LoadDemoCatalogue.CURRENCY,
                        Motif.of(kind.motif()).orElseThrow().url(2000 + number),
                        kind.title(),
                        chance.happens(45),
                        "active",
                        today.minus(Duration.ofDays(DAYS_BACK)),
                        today.minus(Duration.ofDays(DAYS_BACK)));
            }
        }
    }
}
