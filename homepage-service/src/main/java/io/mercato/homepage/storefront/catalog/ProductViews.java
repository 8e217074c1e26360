package io.mercato.homepage.storefront.catalog;

import io.mercato.homepage.upstream.ErrorStatusException;
import org.jboss.logging.Logger;

import java.util.UUID;
import java.util.concurrent.Semaphore;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * Tells catalog-service that somebody looks at a product whose page came from memory, in the background: it counts reads,
 * and tells people from bots by their {@code User-Agent}. A view that cannot be told is not counted.
 */
@ApplicationScoped
public class ProductViews {
    private static final Logger LOG = Logger.getLogger(ProductViews.class);

    private static final int NOT_MODIFIED = 304;

    private final CatalogCalls catalog;
    private final Semaphore places;

    ProductViews(CatalogCalls catalog, CatalogSettings settings) {
        this.catalog = catalog;
        this.places = new Semaphore(settings.maxViews());
    }

    /** Returns at once. */
    public void seen(UUID product, String userAgent) {
        if (places.tryAcquire()) {
            catalog.look(product, userAgent)
                    .onFailure(ProductViews::isAsExpected)
                    .recoverWithNull()
                    .onTermination()
                    .invoke(places::release)
                    .subscribe()
                    .with(ignored -> {}, failure -> LOG.debugf("A view of %s is not counted: %s", product, failure));
        }
    }

    private static boolean isAsExpected(Throwable failure) {
        return failure instanceof ErrorStatusException answered && answered.status() == NOT_MODIFIED;
    }
}
