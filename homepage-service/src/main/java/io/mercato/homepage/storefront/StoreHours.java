package io.mercato.homepage.storefront;

import io.mercato.homepage.storefront.StoreView.Day;
import io.mercato.homepage.storefront.catalog.Store;
import io.mercato.homepage.storefront.catalog.Store.Interval;
import io.mercato.homepage.storefront.catalog.Store.Opening;
import io.mercato.homepage.storefront.catalog.Store.OpeningHours;
import io.mercato.homepage.storefront.message.PlaceMessages;
import io.mercato.homepage.storefront.view.Words;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** When a store is open, by its own clock, at a moment. */
final class StoreHours {
    private static final int SPECIAL_DAYS_SHOWN = 4;

    private final Store store;
    private final ZoneId zone;
    private final PlaceMessages say;
    private final Words words;
    private final Instant now;

    StoreHours(Store store, ZoneId zone, Language language, Instant now) {
        this.store = store;
        this.zone = zone;
        this.say = language.place();
        this.words = language.words();
        this.now = now;
    }

    /** What the catalogue said may be older than the change that it named: then it is the other way round. */
    boolean isOpen() {
        return store.opening()
                .map(opening -> opening.openNow() != isOver(opening))
                .orElse(false);
    }

    /** Until when that is so, when the catalogue has said it. */
    String change() {
        return store.opening()
                .filter(opening -> !isOver(opening))
                .flatMap(opening ->
                        next(opening).map(this::clock).map(at -> opening.openNow() ? say.until(at) : say.opens(at)))
                .orElse("");
    }

    List<Day> week() {
        return store.openingHours().map(this::week).orElse(List.of());
    }

    List<Day> special() {
        LocalDate today = LocalDate.ofInstant(now, zone);
        return store.openingHours().map(OpeningHours::special).orElse(List.of()).stream()
                .filter(day -> !day.date().isBefore(today))
                .limit(SPECIAL_DAYS_SHOWN)
                .map(day -> new Day(
                        (day.name().isBlank() ? "" : day.name() + ", ") + words.date(day.date()),
                        hours(day.hours()),
                        day.date().equals(today)))
                .toList();
    }

    private List<Day> week(OpeningHours hours) {
        DayOfWeek today = LocalDate.ofInstant(now, zone).getDayOfWeek();
        return Stream.of(DayOfWeek.values())
                .map(day -> new Day(
                        day.getDisplayName(TextStyle.FULL, words.locale()),
                        hours(Optional.ofNullable(hours.weekly().get(day.name().toLowerCase(Locale.ROOT)))
                                .orElse(List.of())),
                        day == today))
                .toList();
    }

    private List<String> hours(List<Interval> intervals) {
        return intervals.isEmpty()
                ? List.of(say.closedAllDay())
                : intervals.stream().map(this::hours).toList();
    }

    private String hours(Interval interval) {
        return interval.opens().equals(interval.closes()) && interval.opens().equals(LocalTime.MIDNIGHT)
                ? say.allDay()
                : words.clock(interval.opens()) + " – " + words.clock(interval.closes());
    }

    private String clock(Instant at) {
        boolean today = at.atZone(zone).toLocalDate().equals(LocalDate.ofInstant(now, zone));
        return (today ? "" : words.day(at, zone) + ", ") + words.clock(at, zone);
    }

    private boolean isOver(Opening opening) {
        return next(opening).map(at -> !at.isAfter(now)).orElse(false);
    }

    private static Optional<Instant> next(Opening opening) {
        return opening.openNow() ? opening.closesAt() : opening.opensAt();
    }
}
