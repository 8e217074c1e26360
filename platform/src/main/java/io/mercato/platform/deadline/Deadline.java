package io.mercato.platform.deadline;

import io.mercato.platform.problem.ProblemException;
import io.smallrye.common.vertx.ContextLocals;
import io.smallrye.common.vertx.VertxContext;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;

/**
 * Until when somebody waits for what is being done. By the clock of this process, which does not jump; from one process to
 * the next it travels as what is left of it. Thread-safe; nothing here blocks.
 */
public final class Deadline {
    /** For how many milliseconds the caller goes on waiting, counted from when the request arrives: a whole number. */
    public static final String HEADER = "X-Request-Timeout";

    /** The problem's code where a deadline has passed. */
    public static final String CODE = "deadline_exceeded";

    /** Also what is less than nothing, as who subtracts may come to. Anything else is not ours, and passed over. */
    private static final Pattern MILLIS = Pattern.compile("-?\\d{1,15}");

    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);
    private static final String OF_REQUEST = Deadline.class.getName();
    private static final ScopedValue<Deadline> OF_WORK = ScopedValue.newInstance();

    private final long end;
    private volatile boolean lifted;

    private Deadline(long end) {
        this.end = end;
    }

    /** The one that is so long from now. */
    public static Deadline in(Duration time) {
        return new Deadline(System.nanoTime() + time.toNanos());
    }

    /**
     * The one that a header tells, within the bounds of the configuration; none for a header that is absent or not well-formed,
     * which may be another system's.
     *
     * @param header may be {@code null}
     */
    static Optional<Deadline> read(String header, DeadlineSettings settings) {
        return Optional.ofNullable(header)
                .map(String::strip)
                .filter(text -> MILLIS.matcher(text).matches())
                .map(Long::parseLong)
                .map(millis -> in(bounded(millis, settings)));
    }

    /** That of the work on this thread, else that of the request that is being served on it, if it has one. */
    public static Optional<Deadline> current() {
        if (OF_WORK.isBound()) {
            return Optional.of(OF_WORK.get());
        }
        return VertxContext.isOnDuplicatedContext() ? ContextLocals.get(OF_REQUEST) : Optional.empty();
    }

    /**
     * Goes on, if there is time.
     *
     * @throws ProblemException 503 {@code deadline_exceeded} when the {@link #current} deadline has passed
     */
    public static void requireTime() {
        current().ifPresent(Deadline::require);
    }

    /** Whether somebody's deadline has passed was the reason of a failure. */
    public static boolean isExceeded(Throwable failure) {
        return failure instanceof ProblemException problem && problem.code().equals(CODE);
    }

    /** Makes it that of the request that is being served on this thread. */
    void hold() {
        ContextLocals.put(OF_REQUEST, this);
    }

    /** What is left; never less than nothing. */
    public Duration left() {
        return Duration.ofNanos(Math.max(0, end - System.nanoTime()));
    }

    /** Whether nobody waits any more. */
    public boolean hasPassed() {
        return !lifted && end - System.nanoTime() <= 0;
    }

    /** Who waited has an answer. What goes on is for the next one, and may take its time. */
    public void lift() {
        lifted = true;
    }

    /** @throws ProblemException 503 {@code deadline_exceeded} when it has passed */
    public void require() {
        if (hasPassed()) {
            throw exceeded(null);
        }
    }

    /**
     * Does some work with this as its {@link #current} deadline.
     *
     * @throws ProblemException 503 {@code deadline_exceeded} when it has passed before the work, or is the likely reason why
     *     the work fails
     */
    public <T> T call(Callable<T> work) throws Exception {
        require();
        try {
            return ScopedValue.where(OF_WORK, this).call(work::call);
        } catch (ProblemException e) {
            throw e;
        } catch (Exception e) {
            throw hasPassed() ? exceeded(e) : e;
        }
    }

    /**
     * 503: it has passed.
     *
     * @param cause what failed for it, for the log only; {@code null} when nothing was begun
     */
    public static ProblemException exceeded(Throwable cause) {
        return ProblemException.unavailable(
                CODE, "It could not be answered for as long as the caller waits.", RETRY_AFTER, cause);
    }

    private static Duration bounded(long millis, DeadlineSettings settings) {
        if (millis <= 0) {
            return Duration.ZERO;
        }
        Duration asked = Duration.ofMillis(millis);
        return asked.compareTo(settings.min()) < 0
                ? settings.min()
                : asked.compareTo(settings.max()) > 0 ? settings.max() : asked;
    }
}
