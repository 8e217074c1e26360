package io.mercato.platform.config;

import io.quarkus.logging.LoggingFilter;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;

import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.logging.Filter;
import java.util.logging.LogRecord;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Fails the start on keys of Quarkus that Quarkus does not know. It only warns of them, and offers no other way to hear of
 * them than that warning.
 */
@LoggingFilter(name = UnknownKeys.FILTER)
public final class UnknownKeys implements Filter {
    static final String FILTER = "unknown-keys";

    private static final String LOGGER = "io.quarkus.config";
    private static final String WARNING = "Unrecognized configuration key";
    private static final Set<String> WARNINGS = new ConcurrentSkipListSet<>();

    @Override
    public boolean isLoggable(LogRecord line) {
        if (LOGGER.equals(line.getLoggerName()) && line.getMessage().startsWith(WARNING)) {
            WARNINGS.add(line.getMessage().formatted(line.getParameters()));
        }
        return true;
    }

    /** Looks at what the filter has seen once all configuration is read. */
    @ApplicationScoped
    static class Check {
        /** Only mappings that are injected somewhere are validated. */
        Check(MercatoKeys keys) {}

        void refuse(@Observes StartupEvent event) {
            if (!WARNINGS.isEmpty()) {
                throw new ConfigurationException(String.join("\n", WARNINGS));
            }
        }
    }
}
