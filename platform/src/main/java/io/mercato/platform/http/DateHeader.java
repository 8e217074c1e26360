package io.mercato.platform.http;

import io.mercato.platform.answer.HttpDate;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;

import java.time.Instant;

/**
 * When an answer was made, which a server that has a clock tells (<a
 * href="https://www.rfc-editor.org/rfc/rfc9110#section-6.6.1">RFC 9110, section 6.6.1</a>): caches count from it how old an answer
 * is. Its text is made once a second. Thread-safe.
 */
public final class DateHeader {
    private static volatile Second last = Second.at(Instant.now());

    private DateHeader() {}

    private record Second(long number, CharSequence text) {
        static Second at(Instant instant) {
            return new Second(instant.getEpochSecond(), HttpHeaders.createOptimized(HttpDate.of(instant)));
        }
    }

    /** Every answer that reaches the filters has it; who answers before them calls this. */
    public static void addTo(HttpServerResponse answer) {
        answer.headers().set(HttpHeaders.DATE, now());
    }

    private static CharSequence now() {
        long second = Math.floorDiv(System.currentTimeMillis(), 1000L);
        Second known = last;
        if (known.number() != second) {
            known = Second.at(Instant.ofEpochSecond(second));
            last = known;
        }
        return known.text();
    }
}
