package io.mercato.devservices.deployment;

import io.smallrye.config.ConfigSourceInterceptor;
import io.smallrye.config.ConfigSourceInterceptorContext;
import io.smallrye.config.ConfigValue;

import java.io.Serial;

import jakarta.annotation.Priority;

/**
 * Keeps Quarkus from starting Redis in a container beside the embedded one, while its configuration is read at build time:
 * turns the default of {@code quarkus.redis.devservices.enabled} into false. An interceptor, not a configuration file, for
 * the key would be an unknown one in an application without Redis.
 */
@Priority(RedisContainersOff.OVER_DEFAULTS)
public final class RedisContainersOff implements ConfigSourceInterceptor {

    static final int OVER_DEFAULTS = 4000;

    @Serial
    private static final long serialVersionUID = 1;

    private static final String ENABLED = "quarkus.redis.devservices.enabled";

    @Override
    public ConfigValue getValue(ConfigSourceInterceptorContext context, String name) {
        ConfigValue value = context.proceed(name);
        return name.equals(ENABLED) && (value == null || value.getConfigSourceOrdinal() == Integer.MIN_VALUE)
                ? ConfigValue.builder()
                        .withName(ENABLED)
                        .withValue("false")
                        .withRawValue("false")
                        .withConfigSourceName(RedisContainersOff.class.getName())
                        .build()
                : value;
    }
}
