package io.mercato.localstack.config;

import org.eclipse.microprofile.config.spi.Converter;

import java.io.Serial;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Pattern;

/** Durations as Quarkus writes them: {@code 10S}, {@code 5M}, {@code 500MS}, {@code 10} (seconds), or ISO 8601. */
final class DurationConverter implements Converter<Duration> {
    @Serial
    private static final long serialVersionUID = 1L;

    private static final Pattern SECONDS = Pattern.compile("\\d+");
    private static final Pattern MILLISECONDS = Pattern.compile("\\d+MS");
    private static final Pattern UNITS = Pattern.compile("\\d.*[HMS]");

    @Override
    public Duration convert(String text) {
        String value = text.strip().toUpperCase(Locale.ROOT);
        if (SECONDS.matcher(value).matches()) {
            return Duration.ofSeconds(Long.parseLong(value));
        }
        if (MILLISECONDS.matcher(value).matches()) {
            return Duration.ofMillis(Long.parseLong(value.substring(0, value.length() - 2)));
        }
        return Duration.parse(UNITS.matcher(value).matches() ? "PT" + value : value);
    }
}
