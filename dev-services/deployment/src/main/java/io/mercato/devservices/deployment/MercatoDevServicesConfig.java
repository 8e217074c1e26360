package io.mercato.devservices.deployment;

import io.quarkus.runtime.annotations.ConfigPhase;
import io.quarkus.runtime.annotations.ConfigRoot;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

import java.nio.file.Path;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** Embedded PostgreSQL and Redis for dev mode and tests. */
@ConfigMapping(prefix = "quarkus.mercato-dev-services")
@ConfigRoot(phase = ConfigPhase.BUILD_TIME)
public interface MercatoDevServicesConfig {

    /** Whether the embedded servers are started; {@code quarkus.devservices.enabled=false} turns them off too. */
    @WithDefault("true")
    boolean enabled();

    /**
     * Where dev mode keeps its data, which survives restarts; services with the same directory share its servers. Relative
     * to the root of the build, the nearest parent directory with a {@code .mvn}.
     */
    @WithDefault(".mercato/dev")
    Path directory();

    /** The embedded PostgreSQL. */
    Postgresql postgresql();

    /** The embedded Redis. */
    Redis redis();

    /**
     * On for every PostgreSQL datasource without a URL; the keys {@code quarkus.datasource.devservices.enabled},
     * {@code .db-name}, {@code .port}, {@code .username}, {@code .password} and {@code .properties} apply.
     */
    interface Postgresql {

        /**
         * Settings of postgresql.conf, over those of the extension: {@code shared_preload_libraries=pg_stat_statements},
         * {@code max_connections=250}, and in tests {@code fsync}, {@code full_page_writes} and
         * {@code synchronous_commit} off.
         */
        Map<String, String> parameters();
    }

    /** On for the default Redis client when {@code quarkus.redis.hosts} is not set. */
    interface Redis {

        /** Whether the embedded Redis is started. */
        @WithDefault("true")
        boolean enabled();

        /** The port on 127.0.0.1; 0 for that of the last start if it is free, else any free one. */
        @WithDefault("0")
        int port();

        /** Settings of redis.conf, over those of the extension: {@code appendonly yes}, in tests {@code no}. */
        Map<String, String> parameters();
    }

    /** Lets build steps run only while the extension is enabled. */
    final class Enabled implements BooleanSupplier {

        private final MercatoDevServicesConfig config;

        Enabled(MercatoDevServicesConfig config) {
            this.config = config;
        }

        @Override
        public boolean getAsBoolean() {
            return config.enabled();
        }
    }
}
