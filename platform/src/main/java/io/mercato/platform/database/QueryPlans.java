package io.mercato.platform.database;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Has PostgreSQL plan statements whose constants it has forgotten. For parameters it plans generically; but a constant may be
 * what a partial index asks for, and the bound of a LIMIT what makes an index worth it, so these are put back. Not for
 * several threads.
 */
final class QueryPlans {
    /** A page and a bit: about what a query with a LIMIT means. */
    private static final String LIMITED = "LIMIT 100";

    private static final String HAND_OVER = "SELECT set_config('mercato.explained', ?, true)";

    /** In PostgreSQL itself, since a driver wants a value for each $1 that it meets. */
    private static final String EXPLAIN = """
            DO $$
            DECLARE plan text;
            BEGIN
                EXECUTE 'EXPLAIN (GENERIC_PLAN, VERBOSE, FORMAT JSON) ' || current_setting('mercato.explained') INTO plan;
                PERFORM set_config('mercato.plan', plan, true);
            END $$""";

    private static final String FETCH = "SELECT current_setting('mercato.plan')";

    private static final Pattern LIMIT = Pattern.compile("\\bLIMIT\\s+\\$\\d+", Pattern.CASE_INSENSITIVE);
    private static final Pattern OFFSET = Pattern.compile("\\bOFFSET\\s+\\$\\d+", Pattern.CASE_INSENSITIVE);
    /** A type in front of a constant, as in {@code interval '1 day'}, may not be in front of a parameter. */
    private static final Pattern TYPED = Pattern.compile(
            "\\b(interval|date|time|timestamp|timestamptz|uuid|jsonb?|numeric)\\s+(\\$\\d+)\\b",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern COMPARED = Pattern.compile("\\b(\\w+)\\s*=\\s*(\\$\\d+)\\b(?!::)");

    private final Connection connection;
    private final ObjectMapper json;
    private final Map<String, TableFacts> facts = new HashMap<>();

    QueryPlans(Connection connection, ObjectMapper json) {
        this.connection = connection;
        this.json = json;
    }

    /** What came of asking for a plan. */
    sealed interface Outcome permits Explained, Unexplained {}

    /** The plan, and the tables it reads, by the name it has for them ({@code schema.table}). */
    record Explained(JsonNode root, Map<String, TableFacts> tables) implements Outcome {}

    /** PostgreSQL would not plan it, or it had better not be asked. */
    record Unexplained(String reason) implements Outcome {}

    Outcome of(String query) throws SQLException {
        if (query.contains(";")) {
            // It might be two, of which EXPLAIN would hold the first only.
            return new Unexplained("It is not explained, since it contains a semicolon.");
        }
        String typed = TYPED.matcher(query).replaceAll("CAST($2 AS $1)");
        String bounded =
                OFFSET.matcher(LIMIT.matcher(typed).replaceAll(LIMITED)).replaceAll("OFFSET 0");
        return switch (explain(bounded)) {
            case Explained first -> withConstants(bounded, first);
            case Unexplained none -> none;
        };
    }

    /** Of the constants that partial indexes ask for, those with which the plan is cheapest. */
    private Outcome withConstants(String query, Explained plan) throws SQLException {
        Explained best = plan;
        String text = query;
        for (Matcher compared = COMPARED.matcher(query); compared.find(); ) {
            String column = compared.group(1);
            for (TableFacts table : plan.tables().values()) {
                for (String constant : table.constantsOf(column)) {
                    String candidate = text.replaceAll(
                            "\\b" + column + "\\s*=\\s*" + Pattern.quote(compared.group(2)) + "\\b",
                            Matcher.quoteReplacement(column + " = " + constant));
                    if (explain(candidate) instanceof Explained other && cost(other) < cost(best)) {
                        best = other;
                        text = candidate;
                    }
                }
            }
        }
        return best;
    }

    private static double cost(Explained plan) {
        return plan.root().path("Total Cost").asDouble();
    }

    private Outcome explain(String query) throws SQLException {
        Savepoint before = connection.setSavepoint();
        try {
            value(HAND_OVER, query);
            try (Statement statement = connection.createStatement()) {
                statement.execute(EXPLAIN);
            }
            JsonNode root = json.readTree(value(FETCH)).get(0).get("Plan");
            Map<String, TableFacts> tables = new HashMap<>();
            collectTables(root, tables);
            return new Explained(root, tables);
        } catch (SQLException e) {
            connection.rollback(before);
            return new Unexplained("PostgreSQL does not plan it without its constants: " + firstLine(e));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("PostgreSQL writes JSON", e);
        }
    }

    /** The others say where in the text of this class it happened. */
    private static String firstLine(SQLException refusal) {
        return refusal.getMessage().lines().findFirst().orElse("");
    }

    private String value(String sql, String... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setString(i + 1, parameters[i]);
            }
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }

    private void collectTables(JsonNode node, Map<String, TableFacts> tables) throws SQLException {
        if (node.has("Relation Name") && node.has("Schema")) {
            String name = node.get("Schema").asText() + "."
                    + node.get("Relation Name").asText();
            if (!facts.containsKey(name)) {
                facts.put(
                        name,
                        TableFacts.read(
                                connection,
                                node.get("Schema").asText(),
                                node.get("Relation Name").asText()));
            }
            tables.put(name, facts.get(name));
        }
        for (JsonNode child : node.path("Plans")) {
            collectTables(child, tables);
        }
    }
}
