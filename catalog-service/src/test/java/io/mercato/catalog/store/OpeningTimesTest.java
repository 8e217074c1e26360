package io.mercato.catalog.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.mercato.catalog.store.OpeningHours.Interval;
import io.mercato.catalog.store.OpeningHours.SpecialDay;
import io.mercato.catalog.store.OpeningHours.Week;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntFunction;

class OpeningTimesTest {
    private static final ZoneId LAGOS = ZoneId.of("Africa/Lagos");
    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final List<Interval> CLOSED = List.of();

    /** In Lagos, an hour ahead of UTC the whole year. 2026-11-20 is a Friday. */
    @ParameterizedTest
    @CsvSource({
        "2026-11-20T07:59:59Z, false, 2026-11-20T08:00:00Z",
        "2026-11-20T08:00:00Z, true, 2026-11-20T17:00:00Z",
        "2026-11-20T16:59:59Z, true, 2026-11-20T17:00:00Z",
        "2026-11-20T17:00:00Z, false, 2026-11-23T08:00:00Z",
        "2026-11-21T12:00:00Z, false, 2026-11-23T08:00:00Z"
    })
    void aShopOpensAndClosesByTheClockOfItsPlace(Instant now, boolean open, Instant next) {
        assertState(times(LAGOS, weekdays("09:00-18:00")), now, open, next);
    }

    @ParameterizedTest
    @CsvSource({
        // The clocks of London go forward on 2026-03-29 and back on 2026-10-25.
        "2026-03-28T09:30:00Z, true, 2026-03-28T18:00:00Z",
        "2026-03-28T18:30:00Z, false, 2026-03-29T08:00:00Z",
        "2026-03-29T08:30:00Z, true, 2026-03-29T17:00:00Z",
        "2026-10-24T17:30:00Z, false, 2026-10-25T09:00:00Z",
        "2026-10-25T17:30:00Z, true, 2026-10-25T18:00:00Z"
    })
    void summerTimeMovesTheInstantAndNotTheHour(Instant now, boolean open, Instant next) {
        assertState(times(LONDON, everyDay("09:00-18:00")), now, open, next);
    }

    @ParameterizedTest
    @CsvSource({
        // A night when the clocks go forward is five hours long from 22:00 to 04:00, one when they go back seven.
        "2026-03-28T22:00:00Z, 5",
        "2026-10-24T21:00:00Z, 7",
        "2026-06-01T21:00:00Z, 6"
    })
    void aNightInWhichTheClocksChangeIsAsLongAsItReallyIs(Instant opens, int hours) {
        OpeningTimes bar = times(LONDON, everyDay("22:00-04:00"));

        assertState(bar, opens, true, opens.plus(Duration.ofHours(hours)));
        assertState(
                bar,
                opens.plus(Duration.ofHours(hours)),
                false,
                opens.atZone(LONDON).plusDays(1).toInstant());
    }

    @Test
    void anHourThatIsSkippedIsTakenAsLongAfterMidnightAndOneThatComesTwiceAsTheFirst() {
        OpeningTimes night = times(LONDON, everyDay("01:15-01:45"));

        assertState(night, Instant.parse("2026-03-29T00:00:00Z"), false, Instant.parse("2026-03-29T01:15:00Z"));
        assertState(night, Instant.parse("2026-03-29T01:15:00Z"), true, Instant.parse("2026-03-29T01:45:00Z"));
        assertState(night, Instant.parse("2026-10-25T00:15:00Z"), true, Instant.parse("2026-10-25T00:45:00Z"));
        assertState(night, Instant.parse("2026-10-25T01:15:00Z"), false, Instant.parse("2026-10-26T01:15:00Z"));
    }

    @Test
    void whatClosesBeforeItOpensClosesOnTheNextDayAlsoFromSundayToMonday() {
        OpeningTimes bar =
                times(LAGOS, new Week(CLOSED, CLOSED, CLOSED, CLOSED, CLOSED, CLOSED, intervals("22:00-02:00")));

        assertState(bar, Instant.parse("2026-11-22T20:59:00Z"), false, Instant.parse("2026-11-22T21:00:00Z"));
        assertState(bar, Instant.parse("2026-11-22T23:30:00Z"), true, Instant.parse("2026-11-23T01:00:00Z"));
        assertState(bar, Instant.parse("2026-11-23T01:00:00Z"), false, Instant.parse("2026-11-29T21:00:00Z"));
    }

    @Test
    void aStoreThatNeverClosesTellsNoTime() {
        OpeningTimes times = times(LONDON, everyDay("00:00-00:00"));

        assertThat(times.at(Instant.parse("2026-03-29T01:30:00Z"))).isEqualTo(OpenState.open(null));
        assertThat(times.at(Instant.parse("2026-10-25T01:30:00Z"))).isEqualTo(OpenState.open(null));
    }

    @Test
    void aDayOfTwentyFourHoursEndsWhenTheNextOneIsClosed() {
        OpeningTimes times =
                times(LAGOS, new Week(intervals("08:00-08:00"), CLOSED, CLOSED, CLOSED, CLOSED, CLOSED, CLOSED));

        assertState(times, Instant.parse("2026-11-24T06:59:00Z"), true, Instant.parse("2026-11-24T07:00:00Z"));
    }

    @Test
    void hoursThatFollowEachOtherAreOneTimeOfBeingOpen() {
        OpeningTimes times = times(
                LAGOS,
                new Week(
                        intervals("09:00-12:00", "12:00-18:00"),
                        CLOSED,
                        CLOSED,
                        CLOSED,
                        CLOSED,
                        intervals("10:00-00:00"),
                        intervals("00:00-06:00")));

        assertState(times, Instant.parse("2026-11-23T10:00:00Z"), true, Instant.parse("2026-11-23T17:00:00Z"));
        assertState(times, Instant.parse("2026-11-21T12:00:00Z"), true, Instant.parse("2026-11-22T05:00:00Z"));
    }

    @Test
    void aRestAtNoonIsClosedUntilTheAfternoon() {
        assertState(
                times(LAGOS, weekdays("08:30-12:30", "14:30-19:00")),
                Instant.parse("2026-11-20T12:00:00Z"),
                false,
                Instant.parse("2026-11-20T13:30:00Z"));
    }

    @Test
    void aSpecialDayStandsForWhatBeginsOnItAlone() {
        OpeningTimes times = new OpeningTimes(
                new OpeningHours(
                        everyDay("20:00-02:00"),
                        List.of(
                                new SpecialDay(LocalDate.parse("2026-12-25"), "Christmas Day", CLOSED),
                                new SpecialDay(LocalDate.parse("2026-12-31"), "", intervals("10:00-06:00")))),
                LAGOS);

        // The night of the 24th goes on until two, and nothing begins on the 25th.
        assertState(times, Instant.parse("2026-12-25T00:30:00Z"), true, Instant.parse("2026-12-25T01:00:00Z"));
        assertState(times, Instant.parse("2026-12-25T20:00:00Z"), false, Instant.parse("2026-12-26T19:00:00Z"));
        assertState(times, Instant.parse("2026-12-31T12:00:00Z"), true, Instant.parse("2027-01-01T05:00:00Z"));
    }

    @Test
    void aStoreWithoutAnyHoursIsClosedAndTellsNoTime() {
        assertThat(times(LAGOS, everyDay()).at(Instant.parse("2026-11-20T12:00:00Z")))
                .isEqualTo(OpenState.closed(null));
    }

    /** What is told is compared with the plain question, minute by minute over the days when clocks change. */
    @ParameterizedTest
    @ValueSource(strings = {"Europe/London", "Africa/Lagos", "America/New_York", "Australia/Lord_Howe", "Africa/Cairo"})
    void untilTheTimeThatIsToldNothingChangesAndThenItDoes(String zone) {
        SplittableRandom random = new SplittableRandom(20261120);
        for (int round = 0; round < 40; round++) {
            OpeningTimes times = times(ZoneId.of(zone), randomWeek(random));
            Instant now = ZonedDateTime.of(
                            LocalDate.of(2026, 1, 1).plusDays(random.nextInt(365)), LocalTime.MIDNIGHT, ZoneId.of(zone))
                    .toInstant();
            Instant end = now.plus(Duration.ofDays(3));
            while (now.isBefore(end)) {
                OpenState state = times.at(now);
                Instant change = state.openNow() ? state.closesAt() : state.opensAt();
                if (change == null) {
                    break;
                }
                assertThat(change).isAfter(now);
                Instant between = now.plus(Duration.between(now, change).dividedBy(2));
                assertThat(times.at(between).openNow())
                        .as("%s in %s", between, zone)
                        .isEqualTo(state.openNow());
                assertThat(times.at(change.minusMillis(1)).openNow()).isEqualTo(state.openNow());
                assertThat(times.at(change).openNow())
                        .as("%s in %s", change, zone)
                        .isNotEqualTo(state.openNow());
                now = change;
            }
        }
    }

    private static Week randomWeek(SplittableRandom random) {
        return week(day -> {
            int opens = random.nextInt(24 * 4) * 15;
            int closes = (opens + 15 * random.nextInt(1, 4 * 14)) % (24 * 60);
            return random.nextInt(5) == 0
                    ? CLOSED
                    : List.of(
                            new Interval(LocalTime.ofSecondOfDay(opens * 60L), LocalTime.ofSecondOfDay(closes * 60L)));
        });
    }

    private static Week week(IntFunction<List<Interval>> onDay) {
        return new Week(
                onDay.apply(1),
                onDay.apply(2),
                onDay.apply(3),
                onDay.apply(4),
                onDay.apply(5),
                onDay.apply(6),
                onDay.apply(7));
    }

    private static Week everyDay(String... intervals) {
        return week(day -> intervals(intervals));
    }

    private static Week weekdays(String... intervals) {
        return week(day -> day <= 5 ? intervals(intervals) : CLOSED);
    }

    private static List<Interval> intervals(String... intervals) {
        return Arrays.stream(intervals)
                .map(text -> text.split("-"))
                .map(ends -> new Interval(LocalTime.parse(ends[0]), LocalTime.parse(ends[1])))
                .toList();
    }

    private static OpeningTimes times(ZoneId zone, Week week) {
        return new OpeningTimes(new OpeningHours(week, List.of()), zone);
    }

    private static void assertState(OpeningTimes times, Instant now, boolean open, Instant next) {
        assertThat(times.at(now)).isEqualTo(open ? OpenState.open(next) : OpenState.closed(next));
    }
}
