package io.mercato.platform.event;

import io.smallrye.mutiny.Uni;
import io.vertx.core.http.ConnectionPoolTooBusyException;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Waits for commands to Redis, so few at once that a burst of events takes no connections from the caches, and again when
 * those have just taken them all: a refusal by the pool must not make an event be handled twice.
 */
final class BoundedRedis {
    private static final int AT_ONCE = 2;
    private static final Duration RETRY_AFTER = Duration.ofMillis(10);

    private final Semaphore places = new Semaphore(AT_ONCE);
    private final Duration timeout;

    BoundedRedis(EventSettings settings) {
        this.timeout = settings.redisTimeout();
    }

    /**
     * Sends the command and blocks until it is answered.
     *
     * @throws RuntimeException when Redis fails, or has not answered within {@code mercato.events.redis-timeout}
     */
    <T> T await(Uni<T> command) {
        acquire();
        try {
            return command.onFailure(ConnectionPoolTooBusyException.class)
                    .retry()
                    .withBackOff(RETRY_AFTER)
                    .expireIn(timeout.toMillis())
                    .await()
                    .atMost(timeout);
        } finally {
            places.release();
        }
    }

    private void acquire() {
        try {
            if (!places.tryAcquire(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("Redis is too slow for the events at work");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted before a command to Redis", e);
        }
    }
}
