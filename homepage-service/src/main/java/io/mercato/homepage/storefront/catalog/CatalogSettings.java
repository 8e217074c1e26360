package io.mercato.homepage.storefront.catalog;

import io.mercato.homepage.upstream.CircuitBreakerSettings;
import io.mercato.homepage.upstream.ConnectionSettings;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

import java.time.Duration;

/** How the storefront reads the catalogue: {@code mercato.storefront-reads.<key>}. */
@ConfigMapping(prefix = "mercato.storefront-reads")
public interface CatalogSettings {
    /** How long one read may take; a page asks for all its parts at once, so this is what a page may take as well. */
    @WithDefault("PT0.9S")
    Duration timeout();

    /** An answer is read no further than this. */
    @WithDefault("2M")
    MemorySize maxSize();

    /** How many reads may be on their way at once. */
    @WithDefault("64")
    int concurrency();

    /** How many further ones may wait, within their time. */
    @WithDefault("128")
    int queue();

    /** How many views of products may be on their way to be counted; further ones are not counted. */
    @WithDefault("32")
    int maxViews();

    CircuitBreaker circuitBreaker();

    /** Those of the pages' reads, apart from those of the homepage's sections. */
    ConnectionSettings connections();

    /** When the catalogue is left alone, by all reads together. */
    interface CircuitBreaker extends CircuitBreakerSettings {
        /** How long the catalogue is left alone before one read tries it again. */
        @Override
        @WithDefault("1S")
        Duration delay();
    }
}
