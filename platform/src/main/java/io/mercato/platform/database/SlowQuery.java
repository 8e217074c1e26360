package io.mercato.platform.database;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.math.BigDecimal;
import java.util.List;

/**
 * A statement that took long, one by one or together.
 *
 * @param id PostgreSQL's own for it, as text since it may exceed what a JavaScript number holds
 * @param query as PostgreSQL keeps it, {@code $1} in place of constants; cut off after 10,000 characters
 * @param meanMillis of one run, planning aside
 * @param totalMillis of all runs
 * @param rows all rows that were answered or changed
 * @param suggestions what may make it faster; none when nothing is found
 * @param note why it could not be looked at, else {@code null}
 */
@Schema(name = "SlowQuery")
public record SlowQuery(
        @Schema(examples = "-5233816921103487215") String id,

        @Schema(examples = "SELECT title FROM products WHERE vendor = $1")
        String query,

        @Schema(examples = "1280") long calls,
        @Schema(examples = "18.204") BigDecimal meanMillis,
        @Schema(examples = "51.733") BigDecimal maxMillis,
        @Schema(examples = "23301.120") BigDecimal totalMillis,
        @Schema(examples = "102400") long rows,
        List<Suggestion> suggestions,

        @Schema(examples = "It has been forgotten since.", nullable = true)
        String note) {

    private static final int LONGEST_QUERY = 10_000;

    static SlowQuery of(StatementFigures figures, List<Suggestion> suggestions, String note) {
        return new SlowQuery(
                Long.toString(figures.id()),
                figures.query().length() > LONGEST_QUERY
                        ? figures.query().substring(0, LONGEST_QUERY)
                        : figures.query(),
                figures.calls(),
                figures.meanMillis(),
                figures.maxMillis(),
                figures.totalMillis(),
                figures.rows(),
                suggestions,
                note);
    }
}
