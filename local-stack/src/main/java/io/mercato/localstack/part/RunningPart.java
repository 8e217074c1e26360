package io.mercato.localstack.part;

import java.time.Duration;

/** A part that is ready. */
public interface RunningPart {

    /** Whether it still runs; a part without a process of its own always does. */
    boolean isAlive();

    /** Lets visitors in, once the suite is complete; no-op for parts that have none. */
    default void open() {}

    /**
     * Stops it and returns when it has ended; no-op when it has. What has not ended after the grace is killed.
     *
     * @return whether it ended by itself
     */
    boolean stop(Duration grace);
}
