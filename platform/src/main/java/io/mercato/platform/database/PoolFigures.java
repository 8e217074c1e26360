package io.mercato.platform.database;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.AgroalDataSourceMetrics;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.sql.SQLException;
import java.time.Duration;

import javax.sql.DataSource;

/**
 * The connections of this replica of the service, since its start. The same figures are metrics, {@code agroal_*}.
 *
 * @param maximum how many there may be
 * @param active how many are in use
 * @param idle how many are open and free
 * @param waiting how many requests wait for one
 * @param mostUsed how many were in use at once, at most
 * @param acquired how often one was taken
 * @param created how many were opened; many more than the maximum means that they do not live long
 * @param invalid how many were found broken when they were to be used
 * @param leaks how many were not given back in time
 * @param waitMillisMean how long it took to get one
 * @param waitMillisMax how long it took at most
 * @param openMillisMean how long it took to open one
 */
@Schema(name = "ConnectionPool")
public record PoolFigures(
        @Schema(examples = "24") int maximum,
        @Schema(examples = "3") long active,
        @Schema(examples = "5") long idle,
        @Schema(examples = "0") long waiting,
        @Schema(examples = "11") long mostUsed,
        @Schema(examples = "483920") long acquired,
        @Schema(examples = "14") long created,
        @Schema(examples = "0") long invalid,
        @Schema(examples = "0") long leaks,
        @Schema(examples = "0.04") double waitMillisMean,
        @Schema(examples = "12.5") double waitMillisMax,
        @Schema(examples = "8.1") double openMillisMean) {

    /** Those of a pool now; the service's configuration must have {@code quarkus.datasource.metrics.enabled}. */
    public static PoolFigures of(DataSource dataSource) throws SQLException {
        AgroalDataSource pool = dataSource.unwrap(AgroalDataSource.class);
        AgroalDataSourceMetrics metrics = pool.getMetrics();
        return new PoolFigures(
                pool.getConfiguration().connectionPoolConfiguration().maxSize(),
                metrics.activeCount(),
                metrics.availableCount(),
                metrics.awaitingCount(),
                metrics.maxUsedCount(),
                metrics.acquireCount(),
                metrics.creationCount(),
                metrics.invalidCount(),
                metrics.leakDetectionCount(),
                millis(metrics.blockingTimeAverage()),
                millis(metrics.blockingTimeMax()),
                millis(metrics.creationTimeAverage()));
    }

    private static double millis(Duration duration) {
        return duration.toNanos() / 1_000_000.0;
    }
}
