package io.mercato.catalog.demo;

import io.mercato.catalog.picture.Motif;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** The demo's stores: as many as the vocabulary names. */
final class DemoStores {
    /** Some eleven metres each. */
    private static final double STEPS_OF_A_DEGREE = 10_000;

    private final Vocabulary words;

    DemoStores(Vocabulary words) {
        this.words = words;
    }

    int count() {
        return words.stores().size();
    }

    String name(int number) {
        return words.stores().get(number).name();
    }

    /** What the store mostly sells. */
    Vocabulary.Root category(int number) {
        String handle = words.stores().get(number).category();
        return words.categories().stream()
                .filter(root -> root.handle().equals(handle))
                .findFirst()
                .orElseThrow();
    }

    /** Where the store is: where its name says, or anywhere. */
    Vocabulary.City city(int number) {
        Vocabulary.City anywhere = Chance.of("store city", number).oneOf(words.cities());
        return words.cities().stream()
                .filter(city -> name(number).contains(city.name()))
                .findFirst()
                .orElse(anywhere);
    }

    static UUID id(int number) {
        return Chance.id("store", number);
    }

    void copyInto(Connection connection, Instant today) throws SQLException {
        try (CopyRows rows = CopyRows.into(
                connection,
                "stores",
                "id, handle, name, description, location_id, latitude, longitude, own_coordinates, opening_hours, phone,"
                        + " email, website, image_url, image_alt, featured, created_at,"
                        + " updated_at")) {
            for (int number = 0; number < count(); number++) {
                Chance chance = Chance.of("store", number);
                Vocabulary.City city = city(number);
                String handle = Chance.slug(name(number));
                Instant opened = today.minus(Duration.ofDays(chance.between(400, 1500)));
                rows.row(
                        id(number),
                        handle,
                        name(number),
                        "%s, %s. %s"
                                .formatted(category(number).name(), city.name(), chance.oneOf(words.storeSentences())),
                        DemoLocations.id(city),
                        city.latitude() + chance.between(-300, 300) / STEPS_OF_A_DEGREE,
                        city.longitude() + chance.between(-300, 300) / STEPS_OF_A_DEGREE,
                        true,
                        DemoHours.of(chance, today),
                        "+234803%07d".formatted(chance.between(0, 9_999_999)),
                        "hello@" + handle + ".example",
                        "https://" + handle + ".example",
                        Motif.of(category(number).motif()).orElseThrow().url(1000 + number),
                        name(number),
                        chance.happens(40),
                        opened,
                        opened);
            }
        }
    }
}
