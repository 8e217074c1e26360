package io.mercato.catalog.views;

import java.util.regex.Pattern;

import jakarta.enterprise.context.ApplicationScoped;

/** Who counts as somebody that looks at a product. */
@ApplicationScoped
class Viewers {
    private final boolean enabled;
    private final Pattern robots;

    Viewers(ViewSettings settings) {
        this.enabled = settings.enabled();
        this.robots = Pattern.compile(settings.robots(), Pattern.CASE_INSENSITIVE);
    }

    /** @param userAgent the header; {@code null} when there is none */
    boolean include(String userAgent) {
        return enabled && (userAgent == null || !robots.matcher(userAgent).find());
    }
}
