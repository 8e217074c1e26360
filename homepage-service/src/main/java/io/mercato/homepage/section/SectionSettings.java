package io.mercato.homepage.section;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

import java.time.Duration;
import java.util.Map;

/** The sections of the homepage, by name: {@code mercato.homepage.sections.<name>.<key>}. */
@ConfigMapping(prefix = "mercato.homepage")
public interface SectionSettings {
    Map<String, Settings> sections();

    /** An answer that is larger than this is refused, in bytes. */
    @WithDefault("1M")
    MemorySize maxSectionSize();

    /** One section. */
    interface Settings {
        /** Its place on the page, counted from 1. */
        int position();

        /** Where it comes from, below the service's URL, without a leading slash. */
        String path();

        /** Query parameters besides {@code limit}. */
        Map<String, String> query();

        /** How long it may take; a page is never later than its slowest budget. */
        @WithDefault("150MS")
        Duration budget();

        /** How many calls for it may be on their way at once. */
        @WithDefault("32")
        int concurrency();

        /** How many further ones may wait, within their budget. */
        @WithDefault("64")
        int queue();

        CircuitBreaker circuitBreaker();
    }

    /** When a section that keeps failing is left alone, so that it costs neither time nor its service the load. */
    interface CircuitBreaker {
        /** How many of the last calls are judged. */
        @WithDefault("20")
        int window();

        /** Which share of them must have failed, above 0 and up to 1. */
        @WithDefault("0.5")
        double failureRatio();

        /** How long the section is left alone before one call tries it again. */
        @WithDefault("2S")
        Duration delay();
    }
}
