package io.mercato.localstack.edge;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which service answers which public path, as {@code routes.yaml} says. Immutable. */
public final class RouteTable {

    /** @param notFoundPage what browsers are shown where nothing is; without it they get the problem that programs get */
    private record Definition(
            List<String> refused, List<String> areaRoots, Optional<String> notFoundPage, Map<String, Paths> services) {
        Definition {
            notFoundPage = Objects.requireNonNullElse(notFoundPage, Optional.empty());
        }
    }

    private record Paths(List<String> exact, List<String> trees, List<String> areas) {
        Paths {
            exact = Objects.requireNonNullElse(exact, List.of());
            trees = Objects.requireNonNullElse(trees, List.of());
            areas = Objects.requireNonNullElse(areas, List.of());
        }
    }

    private final Map<List<String>, String> exact = new HashMap<>();
    private final Map<List<String>, String> prefixes = new HashMap<>();
    private final List<List<String>> refused;
    private final Set<String> withoutPages;
    private final Optional<Page> notFoundPage;

    private RouteTable(Definition definition) {
        refused = definition.refused().stream().map(RouteTable::segments).toList();
        definition.services().forEach((service, paths) -> {
            paths.exact().forEach(path -> add(exact, segments(path), service));
            paths.trees().forEach(path -> add(prefixes, segments(path), service));
            for (String root : definition.areaRoots()) {
                paths.areas().forEach(area -> add(prefixes, segments(root + "/" + area), service));
            }
        });
        withoutPages = Stream.concat(definition.refused().stream(), definition.areaRoots().stream())
                .map(path -> segments(path).getFirst())
                .collect(Collectors.toSet());
        notFoundPage = definition.notFoundPage().map(path -> new Page(ownerOf(path), path));
    }

    /** The table that is packaged with the suite. */
    public static RouteTable load() {
        try (InputStream yaml = RouteTable.class.getResourceAsStream("/routes.yaml")) {
            return of(Objects.requireNonNull(yaml, "routes.yaml is packaged").readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A table from YAML.
     *
     * @throws IllegalArgumentException when a path is routed twice or is a refused one, or the page for what is not there is
     *     not routed
     */
    static RouteTable of(byte[] yaml) throws IOException {
        ObjectMapper mapper = new YAMLMapper().registerModule(new Jdk8Module());
        return new RouteTable(mapper.readValue(yaml, Definition.class));
    }

    /** The service that answers this path; empty when none does. */
    Optional<String> serviceOf(RequestPath path) {
        String found = exact.get(path.segments());
        // The longest prefix wins, so that an area below /admin is not taken for one named "admin".
        for (int length = path.segments().size(); found == null && length > 0; length--) {
            found = prefixes.get(path.segments().subList(0, length));
        }
        return Optional.ofNullable(found);
    }

    /** A page of a service. */
    record Page(String service, String path) {}

    /** What a browser is shown where nothing is. */
    Optional<Page> notFoundPage() {
        return notFoundPage;
    }

    /**
     * Whether a browser may be shown that page for a path that no service answers: not below where the API and what is refused
     * begin, nor for what is no path.
     */
    boolean mayShowPageInsteadOf(Optional<RequestPath> unknown) {
        return unknown.map(path -> path.segments().getFirst())
                .filter(first -> !withoutPages.contains(first))
                .isPresent();
    }

    private String ownerOf(String page) {
        return Optional.ofNullable(exact.get(segments(page)))
                .orElseThrow(() -> new IllegalArgumentException(
                        page + " is shown where nothing is, but no service has it among its exact paths"));
    }

    private void add(Map<List<String>, String> routes, List<String> path, String service) {
        if (refused.stream().anyMatch(prefix -> startsWith(path, prefix))) {
            throw new IllegalArgumentException("/" + String.join("/", path) + " must not be routed: it is refused");
        }
        if (routes.putIfAbsent(path, service) != null) {
            throw new IllegalArgumentException("/" + String.join("/", path) + " is routed twice");
        }
    }

    private static boolean startsWith(List<String> path, List<String> prefix) {
        return path.size() >= prefix.size() && path.subList(0, prefix.size()).equals(prefix);
    }

    private static List<String> segments(String path) {
        return new ArrayList<>(Arrays.asList(path.substring(1).split("/", -1)));
    }
}
