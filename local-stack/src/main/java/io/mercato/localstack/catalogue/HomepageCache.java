package io.mercato.localstack.catalogue;

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
     * Drops them and has the first one made anew, until no section is missing: the queries of a catalogue that was filled a
     * moment ago are slow at first, slower than a section may be. Gives up after ten seconds, since a page with a gap is
     * worth more than a suite that does not come up.
     *
     * @param homepage host and port of homepage-service
     */
    static void refill(ServiceClient client, String homepage) throws InterruptedException {
        URI page = URI.create("http://" + homepage + "/api/v1/homepage");
        long deadline = System.nanoTime() + LIMIT.toNanos();
        boolean whole;
        do {
            invalidate(client, homepage);
            ServiceClient.Answer answer = client.get("homepage-service", page, LIMIT);
            whole = answer.status() == 200
                    && !answer.body().at("/data/metadata/partialFailure").asBoolean(true);
            if (!whole) {
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            }
        } while (!whole && System.nanoTime() - deadline < 0);
    }
}
