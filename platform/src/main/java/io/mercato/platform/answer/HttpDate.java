package io.mercato.platform.answer;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Dates in headers (<a href="https://www.rfc-editor.org/rfc/rfc9110#section-5.6.7">RFC 9110, section 5.6.7</a>). */
public final class HttpDate {
    private static final DateTimeFormatter FORMAT = format("EEE, dd MMM yyyy HH:mm:ss 'GMT'");

    /** What is written, and the two old ones that must be understood: of RFC 850, and of asctime. */
    private static final List<DateTimeFormatter> UNDERSTOOD =
            List.of(FORMAT, format("EEEE, dd-MMM-yy HH:mm:ss 'GMT'"), format("EEE MMM ppd HH:mm:ss yyyy"));

    private HttpDate() {}

    /** As HTTP wants it; fractions of a second are cut off. */
    public static String of(Instant instant) {
        return FORMAT.format(instant);
    }

    /** Empty when it cannot be read: it counts as none then (RFC 9110, section 13.1.3). */
    public static Optional<Instant> parse(String text) {
        for (DateTimeFormatter format : UNDERSTOOD) {
            try {
                return Optional.of(Instant.from(format.parse(text)));
            } catch (DateTimeException _) {
                // Perhaps it is in the next format.
            }
        }
        return Optional.empty();
    }

    private static DateTimeFormatter format(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.US).withZone(ZoneOffset.UTC);
    }
}
