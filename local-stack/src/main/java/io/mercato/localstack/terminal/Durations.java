package io.mercato.localstack.terminal;

import java.time.Duration;
import java.util.Locale;

/** Durations for people to read. */
public final class Durations {

    private Durations() {}

    /** Such as {@code 4.2 s}. */
    public static String precise(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }

    /** Such as {@code 42s}, {@code 7m 3s}, {@code 5h 12m} or {@code 3d 4h}. */
    public static String rough(Duration duration) {
        if (duration.toDays() > 0) {
            return duration.toDays() + "d " + duration.toHoursPart() + "h";
        }
        if (duration.toHours() > 0) {
            return duration.toHours() + "h " + duration.toMinutesPart() + "m";
        }
        if (duration.toMinutes() > 0) {
            return duration.toMinutes() + "m " + duration.toSecondsPart() + "s";
        }
        return Math.max(0, duration.toSeconds()) + "s";
    }
}
