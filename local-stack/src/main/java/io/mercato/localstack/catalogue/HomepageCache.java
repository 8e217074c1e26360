package io.mercato.localstack.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import io.mercato.localstack.ExitCode;
import io.mercato.localstack.Failure;

import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The pages that homepage-service keeps. */
final class HomepageCache {

    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final long PAUSE_MILLIS = 100;

    /** Above the moment after an event at which homepage-service forgets once more. */
    private static final Duration SETTLED = Duration.ofSeconds(1);

    private HomepageCache() {}

    /**
     * Drops them, so that the next visitor sees what the catalogue holds now.
     *
     * @param homepage host and port of homepage-service
     */
    static void invalidate(ServiceClient client, String homepage) throws InterruptedException {
        ServiceClient.Answer answer = client.post(
                "homepage-service",
                URI.create("http://" + homepage + "/internal/v1/cache/invalidate"),
                "application/json",
                BodyPublishers.noBody(),
                LIMIT);
        if (answer.status() != 204) {
            throw new Failure(ExitCode.FAILED, "homepage-service did not drop its cached pages: " + answer.detail());
        }
    }

    /**
     * Drops them and has the first ones made anew, until no section has been missing for a while and nothing had to be made:
     * the queries of a catalogue that was filled a moment ago are slow at first, slower than a section may be, and the event
     * that tells of it has the pages forgotten once more. Gives up after ten seconds, since a page with a gap is worth more
     * than a suite that does not come up.
     *
     * @param homepage host and port of homepage-service
     */
    static void refill(ServiceClient client, String homepage) throws InterruptedException {
        URI page = URI.create("http://" + homepage + "/api/v1/homepage");
        URI front = URI.create("http://" + homepage + "/");
        long deadline = System.nanoTime() + LIMIT.toNanos();
        long unsettled = System.nanoTime();
        boolean whole = false;
        while (System.nanoTime() - unsettled < SETTLED.toNanos() && System.nanoTime() - deadline < 0) {
            if (!whole) {
                invalidate(client, homepage);
            }
            JsonNode metadata =
                    client.get("homepage-service", page, LIMIT).body().at("/data/metadata");
            client.get("homepage-service", front, LIMIT);
            whole = !metadata.path("partialFailure").asBoolean(true);
            if (!whole || !metadata.path("fromCache").asBoolean()) {
                unsettled = System.nanoTime();
            }
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        }
    }
}
