package io.mercato.homepage.page;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import org.jboss.logging.Logger;

import java.time.Duration;
import java.util.function.Supplier;

/**
 * What is done again and again as long as the service runs. Never twice at once: when it is still under way the next time is left
 * out. That it fails does not end it.
 */
final class Regularly {
    private static final Logger LOG = Logger.getLogger(Regularly.class);

    private Regularly() {}

    /**
     * Begins with it after the first interval.
     *
     * @param what it is, for the log
     * @param work called on a worker thread; must not block
     * @return ends it, also what is under way
     */
    static <T> Cancellable every(Duration interval, String what, Supplier<Uni<T>> work) {
        return Multi.createFrom()
                .ticks()
                .startingAfter(interval)
                .every(interval)
                .onOverflow()
                .drop()
                .onItem()
                .transformToUniAndConcatenate(_ -> once(what, work))
                .subscribe()
                .with(_ -> {}, failure -> LOG.errorf(failure, "%s has ended", what));
    }

    private static <T> Uni<T> once(String what, Supplier<Uni<T>> work) {
        return Uni.createFrom()
                .<T>deferred(work::get)
                .onFailure()
                .invoke(failure -> LOG.debugf("%s did not succeed: %s", what, failure))
                .onFailure()
                .recoverWithNull();
    }
}
