package io.mercato.system;

import static io.restassured.RestAssured.when;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the services tell Prometheus: samples and families by their names, with the labels that they come with. */
final class Metrics {
    private static final Pattern FAMILY = Pattern.compile("(?m)^# TYPE (\\S+)");
    private static final Pattern SAMPLE = Pattern.compile("(?m)^([a-z]\\w*)(?:\\{(.*)})? \\S+$");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"([^\"]*)\"");
    private static final Pattern DECLARED = Pattern.compile(
            "(Counter|Timer|Gauge)\\s*\\.builder\\(\\s*\"(mercato[.a-z]+)\"|metrics\\s*\\.(counter)\\(\\s*\"(mercato[.a-z]+)\"");
    private static final Pattern UNIT = Pattern.compile("\\.baseUnit\\(\"(\\w+)\"\\)");

    private final Set<String> families;
    private final Map<String, Set<String>> labels;

    private Metrics(Set<String> families, Map<String, Set<String>> labels) {
        this.families = families;
        this.labels = labels;
    }

    /** Of all services of the running suite, as they are now. */
    static Metrics scraped(Mercato mercato) {
        String text = Stream.of("homepage-service", "catalog-service", "orders-service", "batch-service")
                .map(service -> when().get(mercato.address(service) + "/q/metrics")
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString())
                .collect(Collectors.joining("\n"));
        return new Metrics(
                FAMILY.matcher(text).results().map(found -> found.group(1)).collect(toSet()),
                SAMPLE.matcher(text)
                        .results()
                        .collect(groupingBy(
                                found -> found.group(1),
                                Collectors.flatMapping(
                                        found -> LABEL.matcher(found.group(2) == null ? "" : found.group(2))
                                                .results()
                                                .map(label -> label.group(1)),
                                        toSet()))));
    }

    boolean has(String name) {
        return families.contains(name) || labels.containsKey(name);
    }

    /** The names of the labels of a sample; empty when there is none of this name. */
    Set<String> labelsOf(String sample) {
        return labels.getOrDefault(sample, Set.of());
    }

    /** The names that metrics have which are made somewhere in the sources, whether or not they are told by now. */
    static Set<String> declared(Path root) {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().matches(".*/src/main/java/.*\\.java"))
                    .flatMap(file -> declaredIn(read(file)).stream())
                    .collect(toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> declaredIn(String source) {
        Set<String> names = new HashSet<>();
        Matcher found = DECLARED.matcher(source);
        while (found.find()) {
            boolean built = found.group(1) != null;
            String name = found.group(built ? 2 : 4).replace('.', '_');
            names.addAll(
                    switch (built ? found.group(1) : "Counter") {
                        case "Counter" -> List.of(name + "_total");
                        case "Timer" ->
                            List.of(
                                    name + "_seconds",
                                    name + "_seconds_count",
                                    name + "_seconds_sum",
                                    name + "_seconds_max");
                        default -> List.of(name + unit(source, found.end()));
                    });
        }
        return names;
    }

    private static String unit(String source, int from) {
        Matcher unit = UNIT.matcher(source).region(from, source.indexOf(".register(", from));
        return unit.find() ? "_" + unit.group(1) : "";
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
