package io.mercato.homepage.graphql;

import io.quarkus.virtual.threads.VirtualThreads;
import io.vertx.core.Vertx;
import org.dataloader.DataLoaderRegistry;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * Has what waits to be loaded together loaded in good time. graphql-java loads what a level of a query refers to once that whole
 * level is there, so that the stores of products would wait for a list of events beside them that is slow. Does not block.
 */
@ApplicationScoped
class Dispatch {
    private final Vertx vertx;
    private final ExecutorService threads;
    private final long patience;

    Dispatch(Vertx vertx, @VirtualThreads ExecutorService threads, GraphQlSettings settings) {
        this.vertx = vertx;
        this.threads = threads;
        this.patience = Math.max(1, settings.loadAfter().toMillis());
    }

    /** The same result; until then, whatever has waited for so long, with nothing joining it, is loaded. */
    <T> CompletableFuture<T> inTime(DataLoaderRegistry loaders, CompletableFuture<T> result) {
        if (result.isDone()) {
            return result;
        }
        Waiting waiting = new Waiting(loaders);
        long timer = vertx.setPeriodic(patience, _ -> waiting.look());
        return result.whenComplete((_, _) -> vertx.cancelTimer(timer));
    }

    /** How many objects waited when it was last looked. Only one event loop looks. */
    private final class Waiting {
        private final DataLoaderRegistry loaders;
        private int before;

        Waiting(DataLoaderRegistry loaders) {
            this.loaders = loaders;
        }

        void look() {
            int now = loaders.dispatchDepth();
            if (now > 0 && now == before) {
                threads.execute(loaders::dispatchAll);
                before = 0;
            } else {
                before = now;
            }
        }
    }
}
