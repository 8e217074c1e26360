package io.mercato.homepage.section;

import io.mercato.homepage.upstream.CircuitBreakerSettings;
import io.mercato.homepage.upstream.ConnectionSettings;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** The sections of the homepage, by name: {@code mercato.homepage.sections.<name>.<key>}. */
@ConfigMapping(prefix = "mercato.homepage")
public interface SectionSettings {
    Map<String, Settings> sections();

    /** An answer that is larger than this is refused, in bytes. */
    @WithDefault("1M")
    MemorySize maxSectionSize();

    /** Connections to the services that the sections come from. */
    ConnectionSettings upstream();

    /** One section. */
    interface Settings {
        /** Its place on the page, counted from 1. */
        int position();

        /** Where it comes from, below the service's URL, without a leading slash. */
        String path();

        /** Query parameters besides {@code limit}. */
        Map<String, String> query();

        /** Whether it differs from user to user on pages that are somebody's; it is asked for with {@code userId} then. */
        @WithDefault("false")
        boolean personal();

        /**
         * What its items are, such as {@code product}: how they are tagged where its service does not tell. What they refer to is
         * tagged by the name of its field then, such as {@code store}.
         */
        Optional<String> itemTag();

        /** How long a page waits for it; a page is never later than its slowest budget. */
        @WithDefault("150MS")
        Duration budget();

        /**
         * When a call that is late is given up. It goes on beyond the budget, for the next page; what comes in this time is
         * no failure to the circuit breaker.
         */
        @WithDefault("2S")
        Duration giveUpAfter();

        /** How many calls for it may be on their way at once. */
        @WithDefault("32")
        int concurrency();

        /** How many further ones may wait, until they are given up. */
        @WithDefault("64")
        int queue();

        /** When it is left alone. */
        CircuitBreakerSettings circuitBreaker();
    }
}
