package io.mercato.homepage.graphql.type;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;

import java.time.LocalDate;
import java.util.List;

/**
 * When a store is open, in its own time zone.
 *
 * @param special days that differ from their week
 */
@Description("When a store is open, in its own time zone.")
public record OpeningHours(
        @NonNull Week weekly,

        @NonNull @Description("Days that differ from their week.")
        List<@NonNull SpecialDay> special) {

    /** An ordinary week; a day without intervals is closed. */
    @Type("OpeningWeek")
    @Description("An ordinary week; a day without intervals is closed.")
    public record Week(
            @NonNull List<@NonNull Interval> monday,
            @NonNull List<@NonNull Interval> tuesday,
            @NonNull List<@NonNull Interval> wednesday,
            @NonNull List<@NonNull Interval> thursday,
            @NonNull List<@NonNull Interval> friday,
            @NonNull List<@NonNull Interval> saturday,
            @NonNull List<@NonNull Interval> sunday) {}

    /** From one time of the day to another, as {@code 09:00}; one that closes earlier than it opens ends on the next day. */
    @Type("OpeningInterval")
    @Description("From one time of the day to another, such as 09:00.")
    public record Interval(@NonNull String opens, @NonNull String closes) {}

    /** A day that differs from its week, such as a holiday; without hours the store is closed. */
    @Type("SpecialDay")
    @Description("A day that differs from its week, such as a holiday; without hours the store is closed.")
    public record SpecialDay(
            @NonNull LocalDate date, String name, @NonNull List<@NonNull Interval> hours) {}
}
