package io.mercato.catalog.successor;

import io.mercato.platform.answer.HttpDate;
import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.ConfigurationException;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;

/** What the answers of replaced calls tell; nothing as long as no date is set. Made once, at the start. */
@Startup
@ApplicationScoped
class ReplacedCallHeaders {
    private final Map<String, String> headers;

    /** @throws ConfigurationException when the calls would cease before they are deprecated (RFC 9745, section 4) */
    ReplacedCallHeaders(ReplacedCallSettings settings) {
        Optional<Instant> deprecated = settings.deprecatedSince();
        Optional<Instant> sunset = settings.sunset();
        if (deprecated.isPresent() && sunset.filter(deprecated.get()::isAfter).isPresent()) {
            throw new ConfigurationException(
                    "mercato.catalog.replaced-calls.sunset (%s) is before .deprecated-since (%s)"
                            .formatted(sunset.get(), deprecated.get()));
        }
        Map<String, String> told = new LinkedHashMap<>();
        // A date of RFC 9651: whole seconds since 1970.
        deprecated.ifPresent(since -> told.put("Deprecation", "@" + since.getEpochSecond()));
        sunset.ifPresent(end -> told.put("Sunset", HttpDate.of(end)));
        if (!told.isEmpty()) {
            told.put(HttpHeaders.LINK, links(settings));
        }
        this.headers = Map.copyOf(told);
    }

    /** By name. */
    Map<String, String> all() {
        return headers;
    }

    private static String links(ReplacedCallSettings settings) {
        String successor = "<%s>; rel=\"successor-version\"".formatted(settings.successor());
        return settings.documentation()
                .map(page -> "%s, <%s>; rel=\"deprecation\"; type=\"text/html\"".formatted(successor, page))
                .orElse(successor);
    }
}
