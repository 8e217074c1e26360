package io.mercato.localstack.catalogue;

import io.mercato.localstack.ExitCode;
import io.mercato.localstack.Failure;

import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;

/** The pages that homepage-service keeps. */
final class HomepageCache {

    private static final Duration LIMIT = Duration.ofSeconds(10);

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
}
