package io.mercato.homepage.upstream;

import io.quarkus.virtual.threads.VirtualThreads;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;

import java.util.concurrent.ExecutorService;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * Keeps the making of answers off the event loops. What follows a result, such as reading a long list or completing a thousand
 * fields, happens on the thread that it comes on; on an event loop every other request of this replica would wait for it. Those
 * of calls come on one, and so do those of caches, where they were asked within a request. Does not block.
 */
@ApplicationScoped
public class OffEventLoop {
    private final ExecutorService threads;

    OffEventLoop(@VirtualThreads ExecutorService threads) {
        this.threads = threads;
    }

    /** The same result, on a virtual thread if it would come on an event loop; on the thread it comes on otherwise. */
    public <T> Uni<T> shift(Uni<T> result) {
        return result.onItemOrFailure().transformToUni((item, failure) -> {
            Uni<T> same = failure == null
                    ? Uni.createFrom().item(item)
                    : Uni.createFrom().failure(failure);
            return Context.isOnEventLoopThread() ? same.emitOn(threads) : same;
        });
    }
}
