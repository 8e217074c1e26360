package io.mercato.platform.answer;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The header {@code Cache-Control} of answers that everybody may keep. */
final class CacheControl {
    private final AnswerSettings.Http settings;
    private final String usual;

    CacheControl(AnswerSettings.Http settings) {
        this.settings = settings;
        this.usual = header(settings.maxAge(), settings.sharedMaxAge(), settings.staleWhileRevalidate());
    }

    /** @param end from when on the answer is wrong; nobody is told to keep it for longer */
    String until(Optional<Instant> end, Instant now) {
        if (end.isEmpty()) {
            return usual;
        }
        Duration left = Duration.between(now, end.get());
        Duration whole = left.isNegative() ? Duration.ZERO : Duration.ofSeconds(left.toSeconds());
        Duration shared = least(settings.sharedMaxAge(), whole);
        return header(
                least(settings.maxAge(), whole), shared, least(settings.staleWhileRevalidate(), whole.minus(shared)));
    }

    private String header(Duration maxAge, Duration shared, Duration staleWhileRevalidate) {
        return "public, max-age=%d, s-maxage=%d, stale-while-revalidate=%d, stale-if-error=%d"
                .formatted(
                        maxAge.toSeconds(),
                        shared.toSeconds(),
                        staleWhileRevalidate.toSeconds(),
                        settings.staleIfError().toSeconds());
    }

    private static Duration least(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
