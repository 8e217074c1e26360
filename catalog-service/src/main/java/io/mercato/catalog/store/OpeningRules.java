package io.mercato.catalog.store;

import io.mercato.catalog.store.OpeningHours.Interval;
import io.mercato.catalog.store.OpeningHours.SpecialDay;
import io.mercato.platform.problem.Problem.FieldError;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What opening hours must keep to: nobody opens a store that is open. */
final class OpeningRules {
    private static final int DAY = 24 * 60;
    private static final int WEEK = 7 * DAY;

    private OpeningRules() {}

    /** In minutes from the beginning of the week; the end may be in the next one. */
    private record Span(int from, int to, String field) {}

    /** The rules that are broken; none when all is well. */
    static List<FieldError> broken(OpeningHours hours) {
        List<FieldError> errors = new ArrayList<>();
        List<Span> week = new ArrayList<>();
        for (DayOfWeek day : DayOfWeek.values()) {
            week.addAll(spans(
                    hours.weekly().on(day),
                    (day.getValue() - 1) * DAY,
                    "openingHours.weekly." + day.name().toLowerCase(Locale.ROOT)));
        }
        addOverlaps(week, errors);
        Set<LocalDate> dates = new HashSet<>();
        for (int i = 0; i < hours.special().size(); i++) {
            SpecialDay day = hours.special().get(i);
            if (!dates.add(day.date())) {
                errors.add(new FieldError("openingHours.special[" + i + "].date", "is told twice"));
            }
            addOverlaps(spans(day.hours(), 0, "openingHours.special[" + i + "].hours"), errors);
        }
        return errors;
    }

    private static List<Span> spans(List<Interval> intervals, int midnight, String field) {
        List<Span> spans = new ArrayList<>();
        for (int i = 0; i < intervals.size(); i++) {
            Interval interval = intervals.get(i);
            int opens = midnight + interval.opens().toSecondOfDay() / 60;
            int closes = midnight + interval.closes().toSecondOfDay() / 60 + (interval.endsNextDay() ? DAY : 0);
            spans.add(new Span(opens, closes, field + "[" + i + "]"));
        }
        return spans;
    }

    private static void addOverlaps(List<Span> spans, List<FieldError> errors) {
        List<Span> sorted = new ArrayList<>(spans);
        sorted.sort(Comparator.comparingInt(Span::from).thenComparingInt(Span::to));
        if (sorted.isEmpty()) {
            return;
        }
        Span first = sorted.getFirst();
        // After Sunday comes Monday.
        sorted.add(new Span(first.from() + WEEK, first.to() + WEEK, first.field()));
        for (int i = 1; i < sorted.size(); i++) {
            if (sorted.get(i).from() < sorted.get(i - 1).to()) {
                errors.add(new FieldError(
                        sorted.get(i).field(),
                        "overlaps with " + sorted.get(i - 1).field()));
            }
        }
    }
}
