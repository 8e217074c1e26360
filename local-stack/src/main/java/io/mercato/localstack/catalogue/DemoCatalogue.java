package io.mercato.localstack.catalogue;

import io.mercato.localstack.ExitCode;
import io.mercato.localstack.Failure;
import io.mercato.localstack.identity.Issuer;

import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;

/** What a new installation shows. */
public final class DemoCatalogue {

    private static final int CREATED = 201;

    private DemoCatalogue() {}

    /**
     * Has catalog-service make it, unless the catalogue holds any product; then the homepage shows it.
     *
     * @param catalog host and port of catalog-service
     * @param homepage host and port of homepage-service
     * @param issuer whom the services trust
     * @return whether it was made now
     * @throws Failure when it could not be made within the limit
     */
    public static boolean load(String catalog, String homepage, Issuer issuer, int products, Duration limit)
            throws InterruptedException {
        try (ServiceClient client = new ServiceClient(issuer)) {
            ServiceClient.Answer answer = client.post(
                    "catalog-service",
                    URI.create("http://" + catalog + "/internal/v1/demo-catalogue?products=" + products),
                    "application/json",
                    BodyPublishers.noBody(),
                    limit);
            if (answer.status() == CREATED) {
                HomepageCache.refill(client, homepage);
                return true;
            }
            if (answer.status() != 200) {
                throw new Failure(ExitCode.FAILED, "The demo catalogue could not be loaded: " + answer.detail());
            }
            return false;
        }
    }
}
