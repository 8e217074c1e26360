package io.mercato.homepage.storefront.catalog;

import io.mercato.homepage.upstream.Answer;
import io.mercato.homepage.upstream.CallGuard;
import io.mercato.homepage.upstream.CallGuard.Limits;
import io.mercato.homepage.upstream.ErrorStatusException;
import io.mercato.homepage.upstream.OffEventLoop;
import io.mercato.platform.answer.SurrogateTags;
import io.smallrye.faulttolerance.api.Guard;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.util.TypeLiteral;
import jakarta.ws.rs.core.MultivaluedMap;

/** Reads from catalog-service within bounds of time, number and size. Does not block. */
@ApplicationScoped
class Fetch {
    private static final TypeLiteral<Uni<Fetched>> UNI = new TypeLiteral<>() {};

    private final CatalogCalls catalog;
    private final OffEventLoop threads;
    private final Guard guard;

    Fetch(CatalogCalls catalog, CatalogSettings settings, OffEventLoop threads) {
        this.catalog = catalog;
        this.threads = threads;
        this.guard = CallGuard.of(
                "storefront",
                new Limits(settings.timeout(), settings.concurrency(), settings.queue()),
                settings.circuitBreaker(),
                // What clients ask for in vain.
                ReadFailure.Refused.class);
    }

    /**
     * Reads it now.
     *
     * @param path below {@code /api/v1}, encoded
     * @return fails with {@link ReadFailure.Refused} or {@link ReadFailure.Unavailable}; what is not there is
     *     {@link Fetched#NOTHING}
     */
    Uni<Fetched> now(String path, MultivaluedMap<String, String> query) {
        Uni<Fetched> read = guard.get(
                () -> catalog.read(path, query)
                        .map(answer -> fetched(path, answer))
                        .onFailure(ErrorStatusException.class)
                        .recoverWithUni(
                                failure -> Uni.createFrom().item(() -> nothing(path, (ErrorStatusException) failure))),
                UNI);
        // Outside the guard, which goes back to the event loop that it was called on.
        return threads.shift(read)
                .onFailure(failure -> !(failure instanceof ReadFailure))
                .transform(failure -> new ReadFailure.Unavailable(path, failure));
    }

    private static Fetched fetched(String path, Answer answer) {
        if (answer.body().length == 0) {
            throw new ReadFailure.Unavailable(path, new IllegalStateException("It is empty"));
        }
        return new Fetched(answer.body(), SurrogateTags.parse(answer.tags()));
    }

    private static Fetched nothing(String path, ErrorStatusException failure) {
        return switch (failure.status()) {
            case 404, 410 -> Fetched.NOTHING;
            case 400, 422 -> throw new ReadFailure.Refused(path, failure.status());
            default -> throw new ReadFailure.Unavailable(path, failure);
        };
    }
}
