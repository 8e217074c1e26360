package io.mercato.platform.http;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

import java.util.Comparator;
import java.util.Map;

/** Bounds of requests. */
@ConfigMapping(prefix = "mercato.http")
public interface HttpSettings {
    /** The largest body of a request to any path that has no limit of its own. */
    @WithDefault("1M")
    MemorySize maxBodySize();

    /** The paths that take more, or less; {@code quarkus.http.limits.max-body-size} must not be below the largest. */
    Map<String, BodyLimit> bodyLimits();

    /** The limit of the paths that begin alike. */
    interface BodyLimit {
        /** How they begin, such as {@code /internal/v1/imports/}; of two that fit, the longer one counts. */
        String path();

        /** The largest body of a request there. */
        MemorySize maxSize();
    }

    /** The largest body of a request to this path, in bytes. */
    default long maxBodySize(String path) {
        return bodyLimits().values().stream()
                .filter(limit -> path.startsWith(limit.path()))
                .max(Comparator.comparingInt(limit -> limit.path().length()))
                .map(BodyLimit::maxSize)
                .orElseGet(this::maxBodySize)
                .asLongValue();
    }
}
