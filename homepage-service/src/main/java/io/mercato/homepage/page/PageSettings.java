package io.mercato.homepage.page;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

import java.time.Duration;

/** How pages are made and answered: {@code mercato.homepage-page.<key>}. */
@ConfigMapping(prefix = "mercato.homepage-page")
public interface PageSettings {
    /** How long a CDN may keep a page that lacks a section, or is older than it should be. */
    @WithDefault("PT5S")
    Duration briefSharedMaxAge();

    /** How long those are told to wait who got none. */
    @WithDefault("PT1S")
    Duration retryAfter();
}
