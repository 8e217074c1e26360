package io.mercato.catalog.store;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.OptBoolean;
import io.mercato.platform.json.ExactFields;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * When a store is open, in the local time of its location.
 *
 * @param weekly what is true of every week
 * @param special days that are otherwise: what begins on them is told here alone, and nothing means closed
 */
@ExactFields
@Schema(name = "OpeningHours")
public record OpeningHours(
        @NotNull @Valid Week weekly,
        @Size(max = MAX_SPECIAL_DAYS) List<@NotNull @Valid SpecialDay> special) {
    /** A year of them. */
    static final int MAX_SPECIAL_DAYS = 366;

    /** Of one day. */
    static final int MAX_INTERVALS = 6;

    public OpeningHours {
        special = special == null ? List.of() : special.stream().toList();
    }

    /**
     * From {@code opens} until {@code closes}. When it does not close later than it opens it closes on the next day; when
     * both are the same, 24 hours later. Closing at {@code 24:00} is understood as {@code 00:00}.
     */
    @Schema(name = "OpeningInterval")
    public record Interval(
            @NotNull
            @JsonFormat(pattern = "HH:mm", lenient = OptBoolean.FALSE)
            @Schema(type = SchemaType.STRING, examples = "09:00", pattern = "HH:mm", required = true)
            LocalTime opens,

            @NotNull
            @JsonFormat(pattern = "HH:mm")
            @Schema(type = SchemaType.STRING, examples = "18:30", pattern = "HH:mm", required = true)
            LocalTime closes) {

        boolean endsNextDay() {
            return !closes.isAfter(opens);
        }
    }

    /** What begins on each day of the week; a day that is not told is closed. */
    @Schema(name = "OpeningWeek")
    public record Week(
            @Size(max = MAX_INTERVALS) List<@NotNull @Valid Interval> monday,
            @Size(max = MAX_INTERVALS) List<@NotNull @Valid Interval> tuesday,
            @Size(max = MAX_INTERVALS) List<@NotNull @Valid Interval> wednesday,
            @Size(max = MAX_INTERVALS) List<@NotNull @Valid Interval> thursday,
            @Size(max = MAX_INTERVALS) List<@NotNull @Valid Interval> friday,
            @Size(max = MAX_INTERVALS) List<@NotNull @Valid Interval> saturday,
            @Size(max = MAX_INTERVALS) List<@NotNull @Valid Interval> sunday) {

        public Week {
            monday = orEmpty(monday);
            tuesday = orEmpty(tuesday);
            wednesday = orEmpty(wednesday);
            thursday = orEmpty(thursday);
            friday = orEmpty(friday);
            saturday = orEmpty(saturday);
            sunday = orEmpty(sunday);
        }

        List<Interval> on(DayOfWeek day) {
            return switch (day) {
                case MONDAY -> monday;
                case TUESDAY -> tuesday;
                case WEDNESDAY -> wednesday;
                case THURSDAY -> thursday;
                case FRIDAY -> friday;
                case SATURDAY -> saturday;
                case SUNDAY -> sunday;
            };
        }
    }

    /**
     * A day that is not like the others of its week, such as a holiday.
     *
     * @param name why, for people; may be empty
     * @param hours empty when it is closed
     */
    @Schema(name = "SpecialDay")
    public record SpecialDay(
            @NotNull @Schema(examples = "2026-12-25", required = true)
            LocalDate date,

            @Size(max = 255) @Schema(examples = "Christmas Day")
            String name,

            @Size(max = MAX_INTERVALS) List<@NotNull @Valid Interval> hours) {

        public SpecialDay {
            name = name == null ? "" : name;
            hours = orEmpty(hours);
        }
    }

    private static List<Interval> orEmpty(List<Interval> intervals) {
        return intervals == null ? List.of() : intervals.stream().toList();
    }
}
