package io.mercato.catalog.demo;

import java.time.Instant;
import java.time.Year;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The opening hours of the demo's stores, as their column holds them. */
final class DemoHours {
    private static final List<String> WEEKDAYS = List.of("monday", "tuesday", "wednesday", "thursday", "friday");

    private DemoHours() {}

    /** Shops, shops with a rest at noon, late ones, and a few that never close; most rest at Christmas. */
    static String of(Chance chance, Instant today) {
        return switch (chance.between(0, 9)) {
            case 0, 1 ->
                hours(
                        "[%s,%s]".formatted(interval("08:30", "12:30"), interval("14:30", "19:00")),
                        "[" + interval("09:00", "14:00") + "]",
                        "[]",
                        christmas(today));
            case 2, 3 ->
                hours(
                        "[" + interval("16:00", "00:30") + "]",
                        "[" + interval("14:00", "02:00") + "]",
                        "[" + interval("14:00", "23:00") + "]",
                        christmas(today));
            case 4 ->
                hours(
                        "[" + interval("00:00", "00:00") + "]",
                        "[" + interval("00:00", "00:00") + "]",
                        "[" + interval("00:00", "00:00") + "]",
                        "");
            default ->
                hours(
                        "[" + interval("09:00", "18:00") + "]",
                        "[" + interval("10:00", "16:00") + "]",
                        "[]",
                        christmas(today));
        };
    }

    private static String hours(String weekdays, String saturday, String sunday, String special) {
        String weekly = Stream.concat(
                        WEEKDAYS.stream().map(day -> day(day, weekdays)),
                        Stream.of(day("saturday", saturday), day("sunday", sunday)))
                .collect(Collectors.joining(","));
        return "{\"weekly\":{%s},\"special\":[%s]}".formatted(weekly, special);
    }

    private static String day(String name, String intervals) {
        return "\"%s\":%s".formatted(name, intervals);
    }

    private static String interval(String opens, String closes) {
        return "{\"opens\":\"%s\",\"closes\":\"%s\"}".formatted(opens, closes);
    }

    private static String christmas(Instant today) {
        return "{\"date\":\"%s-12-25\",\"name\":\"Christmas Day\",\"hours\":[]}"
                .formatted(Year.from(today.atZone(ZoneOffset.UTC)));
    }
}
