package io.mercato.catalog.admin;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Administration under {@code /api/v1/admin}. */
@ConfigMapping(prefix = "mercato.catalog.admin")
public interface AdminSettings {
    /** Whether it can be called. Only where nobody else can reach the service: it does not ask who calls. */
    @WithDefault("false")
    boolean enabled();
}
