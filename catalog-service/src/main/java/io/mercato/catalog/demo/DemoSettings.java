package io.mercato.catalog.demo;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The demo catalogue. */
@ConfigMapping(prefix = "mercato.catalog.demo")
public interface DemoSettings {
    /** Whether it may be loaded. Never in a shop: what it brings looks like goods and cannot be bought. */
    @WithDefault("false")
    boolean enabled();
}
