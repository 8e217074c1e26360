package io.mercato.platform.database;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.Instant;
import java.util.List;

/**
 * The statements of this database that took longest.
 *
 * @param since when PostgreSQL began to count, or was last told to begin anew
 * @param items the longest first
 */
@Schema(name = "SlowQueryReport")
public record SlowQueryReport(Instant since, List<SlowQuery> items) {}
