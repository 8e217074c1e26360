package io.mercato.platform.guide;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What operators are told to look for in the guides is what the services say. */
class GuidesTest {
    private static final Path ROOT = Path.of("..");
    private static final Path DOCS = ROOT.resolve("docs");

    private static final Pattern FIGURE = Pattern.compile("\\bmercato_[a-z_]*[a-z]");
    private static final Pattern SUFFIX =
            Pattern.compile("_(total|count|sum|max|bucket)$|_seconds(_count|_sum|_max|_bucket)?$");
    private static final Pattern CODE = Pattern.compile("\\b[45]\\d\\d `([a-z]+_[a-z_]+)`");
    private static final Pattern QUOTED = Pattern.compile("\"([A-Z…][^\"`|]{11,})\"");
    private static final Pattern LINK = Pattern.compile("]\\(([^):]+)\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.*)$");
    private static final Pattern TEST = Pattern.compile("`([a-z]+[A-Z][A-Za-z]{25,})`");
    private static final Pattern LITERAL = Pattern.compile("\"([^\"\\\\\\n]*)\"");

    /** Said by what is not ours: Quarkus, the client of Redis. */
    private static final Set<String> OF_OTHERS =
            Set.of("Database connections health check", "Failed to connect to all nodes of the cluster");

    /** All literals of all sources, and the texts of the scripts. */
    private static String sources;

    @BeforeAll
    static void readSources() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT, 12)) {
            sources = files.filter(GuidesTest::isSource)
                    .map(GuidesTest::text)
                    .collect(Collectors.joining("\n"))
                    // A literal over several lines is one.
                    .replaceAll("\"\\s*\\+\\s*\"", "");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"troubleshooting.md", "caching.md"})
    void everyFigureThatIsNamedExists(String guide) {
        Set<String> known = LITERAL.matcher(sources)
                .results()
                .map(literal -> literal.group(1))
                .filter(name -> name.startsWith("mercato."))
                .map(name -> name.replace('.', '_'))
                .collect(Collectors.toSet());
        assertThat(found(FIGURE, guide, 0))
                .filteredOn(figure -> !figure.equals("mercato_"))
                .allSatisfy(figure -> assertThat(known)
                        .as(figure)
                        .containsAnyOf(figure, SUFFIX.matcher(figure).replaceFirst("")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"troubleshooting.md", "caching.md"})
    void everyProblemThatIsNamedExists(String guide) {
        assertThat(found(CODE, guide, 1))
                .allMatch(code ->
                        sources.contains('"' + code + '"') || sources.contains(code.toUpperCase(Locale.ROOT) + "("));
    }

    @ParameterizedTest
    @ValueSource(strings = "troubleshooting.md")
    void everyMessageThatIsQuotedIsSaid(String guide) {
        assertThat(found(QUOTED, guide, 1))
                .hasSizeGreaterThan(15)
                .filteredOn(Predicate.not(OF_OTHERS::contains))
                .allSatisfy(message -> assertThat(Arrays.stream(message.split("…|OPEN"))
                                .map(String::strip)
                                .filter(part -> !part.isEmpty()))
                        .as(message)
                        .allMatch(sources::contains));
    }

    @ParameterizedTest
    @ValueSource(strings = {"troubleshooting.md", "caching.md"})
    void everyLinkLeadsSomewhere(String guide) {
        assertThat(found(LINK, guide, 1)).allSatisfy(link -> {
            String[] parts = link.split("#", 2);
            Path target = parts[0].isEmpty() ? DOCS.resolve(guide) : DOCS.resolve(parts[0]);
            assertThat(target).exists();
            if (parts.length == 2) {
                assertThat(HEADING.matcher(text(target)).results().map(GuidesTest::anchor))
                        .as(link)
                        .contains(parts[1]);
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = "caching.md")
    void everyTestThatIsNamedExists(String guide) {
        String tests;
        try (Stream<Path> modules = Stream.of("platform", "homepage-service").map(ROOT::resolve);
                Stream<Path> files = modules.flatMap(GuidesTest::testSources)) {
            tests = files.map(GuidesTest::text).collect(Collectors.joining("\n"));
        }
        assertThat(found(TEST, guide, 1)).hasSizeGreaterThan(30).allMatch(name -> tests.contains(" " + name + "("));
    }

    private static Stream<Path> testSources(Path module) {
        try {
            return Files.walk(module.resolve("src/test/java"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> found(Pattern pattern, String guide, int group) {
        Set<String> found = pattern.matcher(text(DOCS.resolve(guide)))
                .results()
                .map(match -> match.group(group))
                .collect(Collectors.toSet());
        assertThat(found).isNotEmpty();
        return found;
    }

    /** As forges make it from a heading. */
    private static String anchor(MatchResult heading) {
        return heading.group(1)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9 _-]", "")
                .replace(' ', '-');
    }

    private static boolean isSource(Path file) {
        String path = file.toString();
        return !path.contains("/target/")
                && (path.contains("/src/main/") && path.endsWith(".java")
                        || path.endsWith("/mercato")
                        || path.endsWith("/find-jdk.sh"));
    }

    private static String text(Path file) {
        try {
            return Files.isRegularFile(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
