package io.mercato.platform.cache;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;

/** Brings results back to whoever asked. */
final class CallersContext {
    private CallersContext() {}

    /**
     * The same, with its result on the Vert.x context that calls this, if it is one: what goes on from there belongs to this
     * request, and not to another one's that happened to be on the thread.
     */
    static <T> Uni<T> keptBy(Uni<T> uni) {
        Context context = Vertx.currentContext();
        return context == null ? uni : uni.emitOn(task -> context.runOnContext(ignored -> task.run()));
    }
}
