package io.mercato.system;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What operators go by: the alerts, and the figures that rules and guides name. */
@ExtendWith(RunningSuite.class)
class MonitoringIT {
    private static final Path ROOT = Path.of("..");
    private static final Path RULES = ROOT.resolve("k8s/monitoring/mercato-rules.yaml");
    private static final Path TESTS = ROOT.resolve("k8s/monitoring/mercato-rules-test.yaml");

    private static final Pattern ALERT = Pattern.compile("- alert: (\\w+)");
    private static final Pattern RUNBOOK = Pattern.compile("runbook: (docs/\\S+\\.md)#(\\S+)");

    /** Whole names only: guides name families by their beginning, too. */
    private static final Pattern NAME =
            Pattern.compile("\\b(?:mercato|http_server|agroal)_[a-z0-9_]*[a-z0-9]\\b(?![*…])");

    private static final Pattern SELECTOR =
            Pattern.compile("\\b((?:mercato|http_server|agroal)_[a-z0-9_]+)\\{([^}]*)}");
    private static final Pattern LABEL = Pattern.compile("(\\w+)\\s*(?:=~|!~|!=|=)\\s*\"");

    /** What Prometheus adds, and the bounds of buckets. */
    private static final Set<String> OF_PROMETHEUS = Set.of("job", "instance", "le");

    /**
     * There is no CDN and no replica of the database here, nothing has run out, collided or come too late, and views are
     * added every half a minute only: that such a name is right, the sources say.
     */
    private static final Pattern NOT_HERE = Pattern.compile("mercato_(cdn|database|deadline|product_views|stock)_.*");

    @Test
    void eachAlertFiresWhenItShouldAndNotOtherwise() throws Exception {
        List<Path> program = Stream.of(System.getenv("PATH").split(":"))
                .map(folder -> Path.of(folder, "promtool"))
                .filter(Files::isExecutable)
                .toList();
        if (program.isEmpty() && !"true".equals(System.getenv("CI"))) {
            Assumptions.abort("There is no promtool on this machine (package prometheus), so no rule is tested.");
        }
        assertThat(program).as("promtool, of the package prometheus").isNotEmpty();
        succeeds(program.getFirst(), "check", "rules", RULES.toString());
        succeeds(program.getFirst(), "test", "rules", TESTS.toString());
    }

    private static void succeeds(Path program, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(output).isZero();
    }

    @Test
    void eachAlertIsTestedBothWaysAndSaysWhereToGoOn() throws IOException {
        String rules = Files.readString(RULES);
        String tests = Files.readString(TESTS);
        String runbook = Files.readString(ROOT.resolve("docs/runbook.md"));
        List<String> alerts =
                ALERT.matcher(rules).results().map(alert -> alert.group(1)).toList();

        assertThat(alerts).isNotEmpty().doesNotHaveDuplicates();
        assertThat(alerts)
                .allSatisfy(alert ->
                        assertThat(tests).contains("name: " + alert + " fires", "name: " + alert + " does not"))
                .allSatisfy(alert -> assertThat(runbook).contains("| " + alert + " | "));
        assertThat(RUNBOOK.matcher(rules).results().toList())
                .hasSameSizeAs(alerts)
                .allSatisfy(link ->
                        assertThat(headings(ROOT.resolve(link.group(1)))).contains(link.group(2)));
    }

    /** As GitHub makes addresses of them. */
    private static Set<String> headings(Path guide) throws IOException {
        return Files.readAllLines(guide).stream()
                .filter(line -> line.startsWith("#"))
                .map(line -> line.replaceFirst("^#+ ", "")
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^a-z0-9 -]", "")
                        .replace(' ', '-'))
                .collect(Collectors.toSet());
    }

    @Test
    void everyFigureThatRulesAndGuidesNameIsTold(Mercato mercato) throws IOException {
        someOfEverythingHappens();
        Set<String> elsewhere = Metrics.declared(ROOT);
        List<Path> guides = guides();
        // Some of it is done a moment after it was asked for.
        await().untilAsserted(() -> assertThat(missing(Metrics.scraped(mercato), elsewhere, guides))
                .as("names and labels that no service tells, and where they are named")
                .isEmpty());
    }

    private static Map<String, Path> missing(Metrics told, Set<String> elsewhere, List<Path> guides)
            throws IOException {
        Map<String, Path> missing = new TreeMap<>();
        for (Path guide : guides) {
            String text = Files.readString(guide);
            NAME.matcher(text)
                    .results()
                    .map(MatchResult::group)
                    .filter(name -> !told.has(name))
                    .filter(name -> !(NOT_HERE.matcher(name).matches() && elsewhere.contains(name)))
                    .forEach(name -> missing.put(name, guide));
            SELECTOR.matcher(text)
                    .results()
                    .filter(selector -> told.has(selector.group(1)))
                    .flatMap(selector -> unknownLabels(told, selector.group(1), selector.group(2)))
                    .forEach(label -> missing.put(label, guide));
        }
        return missing;
    }

    private static Stream<String> unknownLabels(Metrics told, String name, String matchers) {
        return LABEL.matcher(matchers)
                .results()
                .map(label -> label.group(1))
                .filter(label ->
                        !OF_PROMETHEUS.contains(label) && !told.labelsOf(name).contains(label))
                .map(label -> name + "{" + label + "}");
    }

    /** What is counted only once it has happened. */
    private static void someOfEverythingHappens() {
        String product = when().get("/api/v1/products?limit=1").path("items[0].id");
        given().contentType("application/json")
                .body(Map.of("query", "{ events(cursor: \"damaged\") { nextCursor } }"))
                .post("/api/v1/graphql")
                .then()
                .statusCode(200);
        when().get("/api/v1/rollout/homepage?anonymousId=" + UUID.randomUUID())
                .then()
                .statusCode(200);
        given().contentType("application/json")
                .body(Map.of(
                        "anonymousId",
                        UUID.randomUUID(),
                        "events",
                        List.of(Map.of(
                                "id",
                                UUID.randomUUID(),
                                "type",
                                "view",
                                "productId",
                                product,
                                "happenedAt",
                                Instant.now().toString()))))
                .post("/api/v1/interactions")
                .then()
                .statusCode(202);
        when().get("/api/v1/homepage").then().statusCode(200);
    }

    private static List<Path> guides() throws IOException {
        List<Path> guides = new ArrayList<>(List.of(RULES, ROOT.resolve("k8s/README.md")));
        try (Stream<Path> docs = Files.list(ROOT.resolve("docs"))) {
            docs.filter(file -> file.toString().endsWith(".md")).sorted().forEach(guides::add);
        }
        return guides;
    }
}
