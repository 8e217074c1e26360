package io.mercato.platform.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.mercato.platform.cache.Flights.Flight;
import io.mercato.platform.deadline.Deadline;

import java.time.Duration;
import java.util.Set;

/**
 * Which keys could not be loaded a moment ago, though an old value stood in. It stands in for the next callers too, without another
 * try: a source that is away would else be asked, and Redis with it, as often as the last answer can be had. Bounded; thread-safe.
 */
final class FailedLoads {
    private static final int MOST = 10_000;

    private final TagMarks marks;
    private final Cache<String, Long> asOf;

    /** @param rest how long one is remembered, by the clock of this process, which does not jump */
    FailedLoads(TagMarks marks, Duration rest) {
        this.marks = marks;
        this.asOf =
                Caffeine.newBuilder().expireAfterWrite(rest).maximumSize(MOST).build();
    }

    /** Not those that were not begun, or whose caller had no patience: another one may succeed. */
    void add(String key, Flight<?> flight, Throwable failure) {
        if (!(failure.getCause() instanceof Places.NoneFree) && !Deadline.isExceeded(failure)) {
            asOf.put(key, flight.asOf());
        }
    }

    /** Whether a load of a key has failed, and no tag of its last value was invalidated since that began. */
    boolean has(String key, Set<String> tags) {
        Long begun = asOf.getIfPresent(key);
        return begun != null && !marks.isOutdated(new Tagging(tags, begun));
    }
}
