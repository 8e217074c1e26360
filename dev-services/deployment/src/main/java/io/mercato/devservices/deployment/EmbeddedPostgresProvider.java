package io.mercato.devservices.deployment;

import io.quarkus.datasource.common.runtime.DataSourceUtil;
import io.quarkus.datasource.deployment.spi.DatasourceStartable;
import io.quarkus.datasource.deployment.spi.DevServicesDatasourceContainerConfig;
import io.quarkus.datasource.deployment.spi.DevServicesDatasourceProvider;
import io.quarkus.deployment.Feature;
import io.quarkus.deployment.builditem.DevServicesComposeProjectBuildItem;
import io.quarkus.runtime.LaunchMode;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Answers Quarkus when a PostgreSQL datasource has no URL; when and with which keys it asks is Quarkus' own code. */
record EmbeddedPostgresProvider(String application, Path devDirectory, Map<String, String> parameters)
        implements DevServicesDatasourceProvider {

    @Override
    public String getFeature() {
        return Feature.JDBC_POSTGRESQL.getName();
    }

    @Override
    public boolean isDockerRequired() {
        return false;
    }

    @Override
    public DatasourceStartable createDatasourceStartable(
            Optional<String> username,
            Optional<String> password,
            String datasource,
            DevServicesDatasourceContainerConfig devServices,
            LaunchMode mode,
            boolean sharedNetwork,
            Optional<Duration> startLimit) {
        String database = devServices.getDbName().orElseGet(() -> databaseOf(datasource));
        return new EmbeddedPostgres(
                new ServersOfLaunchMode(mode, devDirectory), devServices, parameters, database, username, password);
    }

    @Override
    public Optional<RunningDevServicesDatasource> findRunningComposeDatasource(
            LaunchMode mode,
            boolean sharedNetwork,
            DevServicesDatasourceContainerConfig devServices,
            DevServicesComposeProjectBuildItem composeProject) {
        return Optional.empty();
    }

    /** {@code catalog} for the catalog-service; a server has many applications' databases, hence not {@code quarkus}. */
    private String databaseOf(String datasource) {
        return DataSourceUtil.isDefault(datasource) ? application.replaceFirst("-service$", "") : datasource;
    }
}
