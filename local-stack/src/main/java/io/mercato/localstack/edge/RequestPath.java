package io.mercato.localstack.edge;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * A path that means the same to everyone who reads it, in its raw segments. A proxy and the service behind it must not
 * differ about where a request goes, so every path that one of them might rewrite is not a path here: empty and dot
 * segments, encoded slashes and backslashes, control characters, and any of these encoded twice or hidden by a
 * {@code ;parameter}.
 *
 * @param segments as received, still percent-encoded; the last one is empty when the path ends in a slash
 */
record RequestPath(List<String> segments) {

    /** More rounds of percent-encoding than anyone has a use for. */
    private static final int DECODING_ROUNDS = 4;

    /** Parses the request target; empty when it is not an unambiguous path. */
    static Optional<RequestPath> of(String target) {
        if (!target.startsWith("/")) {
            return Optional.empty();
        }
        int end = target.indexOf('?');
        List<String> segments = List.of(
                (end < 0 ? target : target.substring(0, end)).substring(1).split("/", -1));
        for (int i = 0; i < segments.size(); i++) {
            boolean last = i == segments.size() - 1;
            if (segments.get(i).isEmpty() ? !last : !isPlain(segments.get(i))) {
                return Optional.empty();
            }
        }
        return Optional.of(new RequestPath(segments));
    }

    private static boolean isPlain(String segment) {
        String reading = segment;
        for (int round = 0; round < DECODING_ROUNDS; round++) {
            if (!isHarmless(reading)) {
                return false;
            }
            String decoded;
            try {
                decoded = decode(reading);
            } catch (IllegalArgumentException e) {
                // A percent sign that begins no octet: malformed as received, but text ("100%") in what decoding found.
                return round > 0;
            }
            if (decoded.equals(reading)) {
                return true;
            }
            reading = decoded;
        }
        return false;
    }

    private static boolean isHarmless(String reading) {
        int parameters = reading.indexOf(';');
        String name = parameters < 0 ? reading : reading.substring(0, parameters);
        return !name.equals(".")
                && !name.equals("..")
                && reading.chars().noneMatch(c -> c == '/' || c == '\\' || c == '#' || Character.isISOControl(c));
    }

    private static String decode(String segment) {
        // A plus is a plus in a path; only forms write a space so.
        return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
