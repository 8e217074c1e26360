package io.mercato.devservices.deployment;

import io.quarkus.datasource.common.runtime.DatabaseKind;
import io.quarkus.datasource.deployment.spi.DevServicesDatasourceProviderBuildItem;
import io.quarkus.deployment.Capabilities;
import io.quarkus.deployment.Capability;
import io.quarkus.deployment.Feature;
import io.quarkus.deployment.IsDevServicesSupportedByLaunchMode;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.BuildSteps;
import io.quarkus.deployment.builditem.ApplicationInfoBuildItem;
import io.quarkus.deployment.builditem.DevServicesResultBuildItem;
import io.quarkus.deployment.builditem.LaunchModeBuildItem;
import io.quarkus.deployment.dev.devservices.DevServicesConfig;
import io.quarkus.deployment.pkg.builditem.OutputTargetBuildItem;
import io.quarkus.runtime.configuration.ConfigUtils;

import java.nio.file.Path;
import java.util.Map;

/** Offers the embedded servers to Quarkus in dev mode and in tests; a build for production gets nothing of this. */
@BuildSteps(
        onlyIf = {
            IsDevServicesSupportedByLaunchMode.class,
            DevServicesConfig.Enabled.class,
            MercatoDevServicesConfig.Enabled.class
        })
class MercatoDevServicesProcessor {

    private static final String REDIS_HOSTS = "quarkus.redis.hosts";

    @BuildStep
    DevServicesDatasourceProviderBuildItem postgres(
            MercatoDevServicesConfig config, ApplicationInfoBuildItem application, OutputTargetBuildItem output) {
        return new DevServicesDatasourceProviderBuildItem(
                DatabaseKind.POSTGRESQL,
                new EmbeddedPostgresProvider(
                        application.getName(),
                        devDirectory(config, output),
                        config.postgresql().parameters()));
    }

    @BuildStep
    void redis(
            MercatoDevServicesConfig config,
            Capabilities capabilities,
            LaunchModeBuildItem launchMode,
            OutputTargetBuildItem output,
            BuildProducer<DevServicesResultBuildItem> devServices) {
        if (!config.redis().enabled()
                || capabilities.isMissing(Capability.REDIS_CLIENT)
                || ConfigUtils.isPropertyNonEmpty(REDIS_HOSTS)) {
            return;
        }
        ServersOfLaunchMode servers = new ServersOfLaunchMode(launchMode.getLaunchMode(), devDirectory(config, output));
        devServices.produce(DevServicesResultBuildItem.<EmbeddedRedis>owned()
                .feature(Feature.REDIS_CLIENT)
                .description("Embedded Redis")
                .serviceConfig(config.redis())
                .startable(() -> new EmbeddedRedis(servers, config.redis()))
                .configProvider(Map.of(REDIS_HOSTS, EmbeddedRedis::getConnectionInfo))
                .build());
    }

    private static Path devDirectory(MercatoDevServicesConfig config, OutputTargetBuildItem output) {
        return BuildRoot.of(output.getOutputDirectory()).resolve(config.directory());
    }
}
