package io.mercato.platform.database;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Looks for what may make a statement faster in its plan
 * (<a href="https://www.postgresql.org/docs/18/using-explain.html">PostgreSQL, Using EXPLAIN</a>) and in what has been counted.
 * Silent where an index would not be used: on small tables, where most rows are wanted, and where there is one already.
 */
final class PlanAdvice {
    /** A smaller table is read from end to end in some milliseconds, and no index makes much of that. */
    private static final long LARGE_TABLE_ROWS = 10_000;

    /** A larger share of a table is read quicker in its own order than by an index. */
    private static final double SELECTIVE_SHARE = 0.1;

    /** A list that somebody looks at is shorter. */
    private static final long MANY_ROWS = 1_000;

    private static final int BLOCK_KIB = 8;

    private static final Set<String> JOINS = Set.of("Hash Join", "Merge Join", "Nested Loop");

    private static final Set<String> PASSED_THROUGH =
            Set.of("Hash", "Sort", "Materialize", "Memoize", "Gather", "Gather Merge", "Incremental Sort");

    /** A column that is compared, perhaps cast, but not what a function makes of it; how, decides its place in an index. */
    private static final String COMPARISON = "\\b%s\\.(\\w+)(?:\\)::[\\w ]+?)?\\s(=|<=|>=|<>|<|>|IS NULL)";

    private final StatementFigures figures;
    private final Map<String, TableFacts> tables;

    PlanAdvice(StatementFigures figures, Map<String, TableFacts> tables) {
        this.figures = figures;
        this.tables = tables;
    }

    /** In the order of the plan, none twice. */
    List<Suggestion> on(JsonNode root) {
        Set<Suggestion> suggestions = new LinkedHashSet<>();
        nodes(root).forEach(node -> {
            indexForScan(node).ifPresent(suggestions::add);
            indexForJoin(node).ifPresent(suggestions::add);
        });
        spill(root).ifPresent(suggestions::add);
        limit(root).ifPresent(suggestions::add);
        return List.copyOf(suggestions);
    }

    /** A large table is read from end to end, and most of it thrown away. */
    private Optional<Suggestion> indexForScan(JsonNode node) {
        if (!isScanOfLargeTable(node)
                || !node.has("Filter")
                || node.path("Plan Rows").asLong()
                        > SELECTIVE_SHARE * facts(node).rows()) {
            return Optional.empty();
        }
        List<String> columns = comparedColumns(node.get("Filter").asText(), alias(node));
        if (columns.isEmpty() || facts(node).hasIndexOn(columns)) {
            return Optional.empty();
        }
        return Optional.of(Suggestion.ofIndex(
                "index",
                table(node),
                columns,
                "%s has some %d rows, all of which are read to find %d."
                        .formatted(
                                table(node),
                                facts(node).rows(),
                                node.path("Plan Rows").asLong())));
    }

    /** A large table is read from end to end, to be joined with few rows of another. */
    private Optional<Suggestion> indexForJoin(JsonNode join) {
        if (!JOINS.contains(join.path("Node Type").asText())
                || join.path("Plans").size() != 2) {
            return Optional.empty();
        }
        String condition = Stream.of("Hash Cond", "Merge Cond", "Join Filter")
                .map(name -> join.path(name).asText())
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
        return Stream.of(0, 1)
                .map(side -> indexForJoined(
                        scanBelow(join.path("Plans").get(side)),
                        join.path("Plans").get(1 - side),
                        condition))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<Suggestion> indexForJoined(JsonNode scan, JsonNode others, String condition) {
        if (!isScanOfLargeTable(scan)
                || others.path("Plan Rows").asLong()
                        > SELECTIVE_SHARE * facts(scan).rows()) {
            return Optional.empty();
        }
        Matcher joined = Pattern.compile("\\b" + Pattern.quote(alias(scan)) + "\\.(\\w+)")
                .matcher(condition);
        if (!joined.find() || facts(scan).hasIndexOn(List.of(joined.group(1)))) {
            return Optional.empty();
        }
        return Optional.of(Suggestion.ofIndex(
                "join_index",
                table(scan),
                List.of(joined.group(1)),
                "%s has some %d rows, all of which are read to be joined with %d."
                        .formatted(
                                table(scan),
                                facts(scan).rows(),
                                others.path("Plan Rows").asLong())));
    }

    /** What has been written to disk is counted; what wrote it, the plan only lets guess. */
    private Optional<Suggestion> spill(JsonNode root) {
        long kib = figures.temporaryBlocks() * BLOCK_KIB / Math.max(1, figures.calls());
        if (kib == 0) {
            return Optional.empty();
        }
        String cost = "Each run writes some %d KiB to disk, since work_mem does not hold it.".formatted(kib);
        return Optional.of(nodes(root)
                .filter(node -> node.path("Node Type").asText().equals("Sort"))
                .findFirst()
                .flatMap(sort -> sortedByIndex(sort, cost))
                .orElseGet(() -> Suggestion.ofStatement(
                        "spill", cost + " Ask for fewer rows or columns, or raise work_mem for it.")));
    }

    private Optional<Suggestion> sortedByIndex(JsonNode sort, String cost) {
        JsonNode scan = scanBelow(sort.path("Plans").path(0));
        if (!isScanOfLargeTable(scan)) {
            return Optional.empty();
        }
        List<String> keys = new ArrayList<>();
        for (JsonNode key : sort.path("Sort Key")) {
            Matcher column = Pattern.compile(Pattern.quote(alias(scan)) + "\\.(\\w+)( DESC)?( NULLS (?:FIRST|LAST))?")
                    .matcher(key.asText());
            if (!column.matches()) {
                return Optional.empty();
            }
            keys.add(key.asText().substring(alias(scan).length() + 1));
        }
        return Optional.of(Suggestion.ofIndex(
                "spill", table(scan), keys, cost + " An index has the rows in their order already."));
    }

    /** Many rows come, and nothing says how many at most. */
    private Optional<Suggestion> limit(JsonNode root) {
        boolean reads = !root.path("Node Type").asText().equals("ModifyTable");
        if (!reads || figures.rowsPerCall() < MANY_ROWS || nodes(root).anyMatch(PlanAdvice::isLimit)) {
            return Optional.empty();
        }
        return Optional.of(Suggestion.ofStatement(
                "limit",
                "Each run answers some %d rows, and has no LIMIT; read them page by page."
                        .formatted(figures.rowsPerCall())));
    }

    private static boolean isLimit(JsonNode node) {
        return node.path("Node Type").asText().equals("Limit");
    }

    private boolean isScanOfLargeTable(JsonNode node) {
        return node.path("Node Type").asText().equals("Seq Scan")
                && tables.containsKey(table(node))
                && facts(node).rows() >= LARGE_TABLE_ROWS;
    }

    /** Those that must be equal first, since an index can narrow by all of them, and then one that is in a range. */
    private static List<String> comparedColumns(String filter, String alias) {
        Set<String> equal = new LinkedHashSet<>();
        Set<String> ranges = new LinkedHashSet<>();
        Matcher compared =
                Pattern.compile(COMPARISON.formatted(Pattern.quote(alias))).matcher(filter);
        while (compared.find()) {
            switch (compared.group(2)) {
                case "=", "IS NULL" -> equal.add(compared.group(1));
                case "<>" -> {
                    // An index finds what is, not what is not.
                }
                default -> ranges.add(compared.group(1));
            }
        }
        List<String> columns = new ArrayList<>(equal);
        ranges.stream().filter(column -> !equal.contains(column)).findFirst().ifPresent(columns::add);
        return columns;
    }

    private static JsonNode scanBelow(JsonNode node) {
        JsonNode below = node;
        while (PASSED_THROUGH.contains(below.path("Node Type").asText())) {
            below = below.path("Plans").path(0);
        }
        return below;
    }

    private static Stream<JsonNode> nodes(JsonNode node) {
        List<JsonNode> children = new ArrayList<>();
        node.path("Plans").forEach(children::add);
        return Stream.concat(Stream.of(node), children.stream().flatMap(PlanAdvice::nodes));
    }

    private TableFacts facts(JsonNode scan) {
        return tables.get(table(scan));
    }

    private static String table(JsonNode scan) {
        return scan.path("Schema").asText() + "." + scan.path("Relation Name").asText();
    }

    private static String alias(JsonNode scan) {
        return scan.path("Alias").asText();
    }
}
