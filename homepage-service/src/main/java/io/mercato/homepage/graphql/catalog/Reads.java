package io.mercato.homepage.graphql.catalog;

import io.mercato.homepage.graphql.catalog.CatalogFailure.NotThere;
import io.mercato.homepage.upstream.OffEventLoop;
import io.mercato.platform.cache.TieredCache;
import io.smallrye.mutiny.Uni;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The reads of one kind by their address, from their cache or else from catalog-service. Never blocks; results come on a
 * thread that may compute for long.
 */
final class Reads<T> {
    private final ReadKind kind;
    private final Decoder<T> decoder;
    private final Function<T, Optional<Instant>> end;
    private final Upstream upstream;
    private final OffEventLoop threads;
    private final Shown shown;
    private final TieredCache<Address, Answered<T>> cache;

    /** @param end from when on such an answer is wrong by itself */
    Reads(
            ReadKind kind,
            Decoder<T> decoder,
            Function<T, Optional<Instant>> end,
            Upstream upstream,
            OffEventLoop threads,
            Shown shown,
            TieredCache<Address, Answered<T>> cache) {
        this.kind = kind;
        this.decoder = decoder;
        this.end = end;
        this.upstream = upstream;
        this.threads = threads;
        this.shown = shown;
        this.cache = cache;
    }

    /**
     * What is at an address; empty when there is no such thing. Fails with {@link CatalogFailure}. To be called within a
     * request.
     *
     * @param ifNothing the tags of what would be there
     */
    Uni<Optional<T>> read(Address address, String... ifNothing) {
        Shown here = shown.here();
        return threads.shift(cache.get(address, asked -> load(asked, Set.of(ifNothing)))
                .invoke(answered -> here.add(answered.tags(), answered.found().flatMap(end)))
                .map(Answered::found));
    }

    private Uni<Answered<T>> load(Address address, Set<String> ifNothing) {
        return upstream.get(kind, address)
                .map(reply -> new Answered<>(decoder.read(reply.body()), reply.tags()))
                .onFailure(NotThere.class)
                .recoverWithItem(Answered.nothing(ifNothing));
    }
}
