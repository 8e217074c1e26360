package io.mercato.platform.identity;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigUtils;
import io.quarkus.runtime.configuration.ConfigurationException;
import org.eclipse.microprofile.config.Config;

import java.util.Collections;
import java.util.List;
import java.util.Set;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;

/** Fails the start of a service that would accept tokens which it must not; in every profile but those of development. */
@ApplicationScoped
class IdentityCheck {
    /** {@code local} is the packaged suite on one machine, under {@code ./mercato}. */
    private static final Set<String> DEVELOPMENT = Set.of("dev", "test", "local");

    /** After the check of unknown keys: one that is misspelt here is better told so. */
    private static final int PRIORITY = Interceptor.Priority.APPLICATION + 1000;

    private final Config config;

    IdentityCheck(Config config) {
        this.config = config;
    }

    void refuse(@Observes @Priority(PRIORITY) StartupEvent event) {
        if (!Collections.disjoint(ConfigUtils.getProfiles(), DEVELOPMENT)) {
            return;
        }
        List<String> faults = IdentityFaults.of(config);
        if (!faults.isEmpty()) {
            throw new ConfigurationException(String.join("\n", faults));
        }
    }
}
