package io.mercato.homepage.storefront.catalog;

import io.mercato.platform.answer.SurrogateTags;
import io.smallrye.faulttolerance.api.Guard;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.faulttolerance.exceptions.BulkheadException;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.resteasy.reactive.RestResponse;

import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.util.TypeLiteral;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MultivaluedMap;

/** Reads from catalog-service within bounds of time, number and size. Does not block. */
@ApplicationScoped
class Fetch {
    private static final TypeLiteral<Uni<Fetched>> UNI = new TypeLiteral<>() {};

    private final CatalogApi catalog;
    private final long maxSize;
    private final Guard guard;

    Fetch(@RestClient CatalogApi catalog, CatalogSettings settings) {
        this.catalog = catalog;
        this.maxSize = settings.maxSize().asLongValue();
        this.guard = Guard.create()
                .withDescription("storefront")
                .withTimeout()
                .duration(settings.timeout().toMillis(), ChronoUnit.MILLIS)
                .done()
                .withCircuitBreaker()
                .requestVolumeThreshold(settings.circuitBreaker().window())
                .failureRatio(settings.circuitBreaker().failureRatio())
                .delay(settings.circuitBreaker().delay().toMillis(), ChronoUnit.MILLIS)
                // Neither too many reads of our own nor what clients ask for in vain say anything about the catalogue.
                .skipOn(List.of(BulkheadException.class, ReadFailure.Refused.class))
                .done()
                .withBulkhead()
                .limit(settings.concurrency())
                .queueSize(settings.queue())
                .done()
                .build();
    }

    /**
     * Reads it now.
     *
     * @param path below {@code /api/v1}, encoded
     * @return fails with {@link ReadFailure.Refused} or {@link ReadFailure.Unavailable}; what is not there is
     *     {@link Fetched#NOTHING}
     */
    Uni<Fetched> now(String path, MultivaluedMap<String, String> query) {
        return guard.get(
                        () -> catalog.read(path, query, CatalogApi.PROGRAM)
                                .map(response -> fetched(path, response))
                                .onFailure(WebApplicationException.class)
                                .recoverWithUni(failure ->
                                        Uni.createFrom().item(() -> told(path, (WebApplicationException) failure))),
                        UNI)
                .onFailure(failure -> !(failure instanceof ReadFailure))
                .transform(failure -> new ReadFailure.Unavailable(path, failure));
    }

    private Fetched told(String path, WebApplicationException failure) {
        return nothing(path, failure.getResponse().getStatus());
    }

    private Fetched fetched(String path, RestResponse<byte[]> response) {
        if (response.getStatus() != 200) {
            return nothing(path, response.getStatus());
        }
        byte[] json = response.getEntity();
        if (json == null || json.length == 0 || json.length > maxSize) {
            throw new ReadFailure.Unavailable(path, new IllegalStateException("It is empty or too large"));
        }
        return new Fetched(
                json,
                SurrogateTags.parse(Optional.ofNullable(response.getHeaderString("Cache-Tag"))
                        .orElse("")));
    }

    private static Fetched nothing(String path, int status) {
        return switch (status) {
            case 404, 410 -> Fetched.NOTHING;
            case 400, 422 -> throw new ReadFailure.Refused(path, status);
            default -> throw new ReadFailure.Unavailable(path, new IllegalStateException("It answered " + status));
        };
    }
}
