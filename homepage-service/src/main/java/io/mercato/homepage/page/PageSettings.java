package io.mercato.homepage.page;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

import java.time.Duration;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/** How pages are made and answered: {@code mercato.homepage-page.<key>}. */
@ConfigMapping(prefix = "mercato.homepage-page")
public interface PageSettings {
    /** How long a CDN may keep a page that lacks a section, or is older than it should be. */
    @WithDefault("PT5S")
    Duration briefSharedMaxAge();

    /**
     * Characters of the tags in the headers of a page; those of the kinds it shows most of give way to {@code product:*} and the
     * like. Nearly every change of the catalogue is one of something on the homepage, and each answer carries them twice.
     */
    @WithDefault("600")
    @Min(200)
    @Max(8000)
    int maxTagLength();

    /**
     * After which time from its request a page is made of the sections that are there: sections have their budgets within it, less
     * what was waited for before them, such as a slow Redis or a turn. So also that there is no page is told in this time.
     */
    @WithDefault("PT0.28S")
    Duration answerWithin();

    /** How long those are told to wait who got none. */
    @WithDefault("PT1S")
    Duration retryAfter();
}
