package io.mercato.devservices.it;

import static io.restassured.RestAssured.get;

/** Remembers the server that the first profile of this run saw; each profile has class loaders of its own. */
final class ServersOfThisRun {

    private static final String FIRST_SEEN = "visits.first-seen-server";

    private ServersOfThisRun() {}

    static String seenNow() {
        return get("/server").asString();
    }

    static String seenFirst() {
        if (System.getProperty(FIRST_SEEN) == null) {
            System.setProperty(FIRST_SEEN, seenNow());
        }
        return System.getProperty(FIRST_SEEN);
    }
}
