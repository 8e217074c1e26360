package io.mercato.homepage.graphql.catalog;

import io.mercato.homepage.graphql.catalog.CatalogFailure.NotThere;
import io.mercato.platform.cache.TieredCache;
import io.smallrye.mutiny.Uni;

import java.util.Optional;

/**
 * The reads of one kind by their address, from their cache or else from catalog-service. Never blocks; results come on a
 * thread that may compute for long.
 */
public final class Reads<T> {
    private final ReadKind kind;
    private final Decoder<T> decoder;
    private final Upstream upstream;
    private final OffEventLoop threads;
    private final TieredCache<Address, Answered<T>> cache;

    Reads(
            ReadKind kind,
            Decoder<T> decoder,
            Upstream upstream,
            OffEventLoop threads,
            TieredCache<Address, Answered<T>> cache) {
        this.kind = kind;
        this.decoder = decoder;
        this.upstream = upstream;
        this.threads = threads;
        this.cache = cache;
    }

    /** What is at an address; empty when there is no such thing. Fails with {@link CatalogFailure}. */
    public Uni<Optional<T>> read(Address address) {
        return threads.shift(cache.get(address, this::load).map(Answered::found));
    }

    private Uni<Answered<T>> load(Address address) {
        return upstream.get(kind, address)
                .map(reply -> new Answered<>(decoder.decode(reply.body()), reply.tags()))
                .onFailure(NotThere.class)
                .recoverWithItem(Answered.nothing());
    }
}
