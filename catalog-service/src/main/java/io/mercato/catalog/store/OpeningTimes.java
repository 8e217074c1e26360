package io.mercato.catalog.store;

import static java.util.stream.Collectors.toMap;

import io.mercato.catalog.store.OpeningHours.Interval;
import io.mercato.catalog.store.OpeningHours.SpecialDay;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Opening hours on the clock of their place. A local time that comes twice, when clocks go back, is the first of the two,
 * and one that is skipped is as long after midnight as if it were not, as RFC 5545 (section 3.3.5) has it.
 */
final class OpeningTimes {
    /** How far ahead is looked for the next change; a store that is closed for longer, or open, tells none. */
    static final int DAYS_AHEAD = 60;

    private final OpeningHours hours;
    private final Map<LocalDate, List<Interval>> special;
    private final ZoneId zone;

    OpeningTimes(OpeningHours hours, ZoneId zone) {
        this.hours = hours;
        this.special = hours.special().stream().collect(toMap(SpecialDay::date, SpecialDay::hours));
        this.zone = zone;
    }

    /** A time of being open; {@code closes} is not part of it. */
    private record Span(Instant opens, Instant closes) {
        boolean lasts() {
            return closes.isAfter(opens);
        }
    }

    /** Whether it is open then, and until when it stays so. */
    OpenState at(Instant now) {
        LocalDate today = now.atZone(zone).toLocalDate();
        Span open = null;
        for (LocalDate day = today.minusDays(1); !day.isAfter(today.plusDays(DAYS_AHEAD)); day = day.plusDays(1)) {
            if (open != null
                    && day.atStartOfDay(zone).toInstant().isAfter(open.closes().plus(Duration.ofDays(1)))) {
                break;
            }
            for (Span span : spansOf(day)) {
                if (open != null && !span.opens().isAfter(open.closes())) {
                    open = new Span(open.opens(), later(open.closes(), span.closes()));
                } else if (open == null && span.closes().isAfter(now)) {
                    if (span.opens().isAfter(now)) {
                        return OpenState.closed(span.opens());
                    }
                    open = span;
                }
            }
        }
        if (open == null) {
            return OpenState.closed(null);
        }
        Instant horizon = today.plusDays(DAYS_AHEAD).atStartOfDay(zone).toInstant();
        return OpenState.open(open.closes().isBefore(horizon) ? open.closes() : null);
    }

    private List<Span> spansOf(LocalDate day) {
        List<Interval> intervals = special.getOrDefault(day, hours.weekly().on(day.getDayOfWeek()));
        return intervals.stream()
                .map(interval -> span(day, interval))
                .filter(Span::lasts)
                .sorted(Comparator.comparing(Span::opens))
                .toList();
    }

    private Span span(LocalDate day, Interval interval) {
        LocalDate end = interval.endsNextDay() ? day.plusDays(1) : day;
        // ZonedDateTime.of resolves gaps and overlaps as told above.
        return new Span(
                ZonedDateTime.of(day, interval.opens(), zone).toInstant(),
                ZonedDateTime.of(end, interval.closes(), zone).toInstant());
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
