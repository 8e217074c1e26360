package io.mercato.homepage.graphql.catalog;

import io.mercato.homepage.upstream.ErrorStatusException;
import io.mercato.platform.identity.ServiceToken;
import org.jboss.logging.Logger;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/**
 * What this service shows to read what is internal of catalog-service. A token that is missing or refused looks like an
 * outage of that service to clients, so the log tells what it is: once, until it is over. Thread-safe.
 */
@ApplicationScoped
class Credential {
    private static final Logger LOG = Logger.getLogger(Credential.class);

    private final Supplier<String> token;
    private final AtomicBoolean useless = new AtomicBoolean();

    @Inject
    Credential(ServiceToken token) {
        this(token::value);
    }

    Credential(Supplier<String> token) {
        this.token = token;
    }

    /**
     * The value of the header {@code Authorization}.
     *
     * @throws IllegalStateException when there is no token
     */
    String header() {
        try {
            return "Bearer " + token.get();
        } catch (IllegalStateException e) {
            isUseless(e.getMessage());
            throw e;
        }
    }

    void accepted() {
        if (useless.compareAndSet(true, false)) {
            LOG.info("What GraphQL's objects refer to can be read again");
        }
    }

    /** @param cause why a call with it has failed; only a refusal of the token is of interest */
    void failed(Throwable cause) {
        if (cause instanceof ErrorStatusException answer && (answer.status() == 401 || answer.status() == 403)) {
            isUseless(
                    "catalog-service answers " + answer.status() + " to the token of "
                            + "mercato.identity.service-token-file: expired, of another issuer, or without the role \"service\"");
        }
    }

    private void isUseless(String why) {
        if (useless.compareAndSet(false, true)) {
            LOG.warnf("What GraphQL's objects refer to cannot be read: %s", why);
        }
    }
}
