package io.mercato.catalog.demo;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The demo's locations: the cities of the vocabulary. */
final class DemoLocations {
    private final List<Vocabulary.City> cities;

    DemoLocations(Vocabulary words) {
        cities = words.cities();
    }

    void copyInto(Connection connection, Instant today) throws SQLException {
        try (CopyRows rows = CopyRows.into(
                connection,
                "locations",
                "id, handle, name, country, region, city, latitude, longitude, timezone, created_at, updated_at")) {
            for (Vocabulary.City city : cities) {
                rows.row(
                        id(city),
                        Chance.slug(city.name()),
                        city.name(),
                        city.country(),
                        city.region(),
                        city.name(),
                        city.latitude(),
                        city.longitude(),
                        city.timezone(),
                        today,
                        today);
            }
        }
    }

    static UUID id(Vocabulary.City city) {
        return Chance.id("location " + city.name(), 0);
    }
}
