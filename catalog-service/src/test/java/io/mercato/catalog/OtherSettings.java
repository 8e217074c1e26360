package io.mercato.catalog;

import io.quarkus.test.junit.QuarkusTestProfile;

import java.util.Map;

/**
 * A shop with settings that are not the usual ones, all of them at once, since each profile is one more start: it looks every
 * second for reservations that have expired; it gives searches 0.2 s; it reads reviews before they appear, leaves them there whatever is reported, and
 * bounds how many are written.
 */
public class OtherSettings implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "mercato.catalog.search.timeout",
                "0.2S",
                "mercato.catalog.reservations.expiry-interval",
                "1S",
                "mercato.catalog.reviews.publish-at-once",
                "false",
                "mercato.catalog.reviews.pending-after-reports",
                "0",
                "mercato.rate-limit.reviews.limit",
                "4",
                "mercato.rate-limit.reviews.window",
                "1H");
    }
}
