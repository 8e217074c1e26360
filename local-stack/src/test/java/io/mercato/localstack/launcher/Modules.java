package io.mercato.localstack.launcher;

import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

/** The modules of this repository, by artifact, and how they need each other, as their pom.xml say. */
final class Modules {

    private static final String GROUP = "io.mercato";

    private final Map<String, Module> byArtifact = new LinkedHashMap<>();

    /**
     * A module.
     *
     * @param folder below the root, with slashes
     * @param compiled the artifacts of other modules that it is made of
     * @param tested those that it needs for its tests besides; Maven builds them first too, whether tests run or not
     * @param extension the artifact with the build steps, when this is a Quarkus extension: Quarkus asks for it while it
     *     packages an application, though no pom.xml names it
     */
    record Module(
            String artifact, String folder, Set<String> compiled, Set<String> tested, Optional<String> extension) {}

    private Modules() {}

    static Modules of(Path root) throws IOException {
        Modules modules = new Modules();
        modules.add(root, root);
        return modules;
    }

    private void add(Path root, Path folder) throws IOException {
        Element project = project(folder.resolve("pom.xml"));
        String artifact = text(project, "artifactId").orElseThrow();
        Set<String> compiled = new LinkedHashSet<>();
        Set<String> tested = new LinkedHashSet<>();
        for (Element dependency :
                children(project, "dependencies", "dependency").toList()) {
            if (text(dependency, "groupId").orElseThrow().equals(GROUP)) {
                boolean test = text(dependency, "scope").orElse("compile").equals("test");
                (test ? tested : compiled).add(text(dependency, "artifactId").orElseThrow());
            }
        }
        List<String> plugins = children(project, "build", "plugins", "plugin")
                .map(plugin -> text(plugin, "artifactId").orElseThrow())
                .toList();
        byArtifact.put(
                artifact,
                new Module(
                        artifact,
                        root.relativize(folder).toString().replace('\\', '/'),
                        compiled,
                        tested,
                        Optional.of(artifact + "-deployment")
                                .filter(_ -> plugins.contains("quarkus-extension-maven-plugin"))));
        for (Element module : children(project, "modules", "module").toList()) {
            add(root, folder.resolve(module.getTextContent().strip()));
        }
    }

    Module inFolder(String folder) {
        return byArtifact.values().stream()
                .filter(module -> module.folder().equals(folder))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no module in " + folder));
    }

    Module named(String artifact) {
        return byArtifact.get(artifact);
    }

    /** What {@code mvn -pl folders -am} builds: those modules and all that they need, for tests too. */
    Set<String> builtBy(Collection<String> folders) {
        Set<String> built = new HashSet<>();
        Deque<Module> open = new ArrayDeque<>();
        folders.forEach(folder -> open.add(inFolder(folder)));
        while (!open.isEmpty()) {
            Module module = open.remove();
            if (built.add(module.artifact())) {
                Stream.concat(module.compiled().stream(), module.tested().stream())
                        .forEach(artifact -> open.add(named(artifact)));
            }
        }
        return built;
    }

    /** The modules that this one is made of, itself included, and with the build steps of those that are extensions. */
    Set<String> packagedWith(Module module) {
        Set<String> needed = new LinkedHashSet<>();
        Deque<Module> open = new ArrayDeque<>(List.of(module));
        while (!open.isEmpty()) {
            Module next = open.remove();
            if (needed.add(next.artifact())) {
                next.compiled().forEach(artifact -> open.add(named(artifact)));
                next.extension().ifPresent(artifact -> open.add(named(artifact)));
            }
        }
        return needed;
    }

    private static Element project(Path pom) throws IOException {
        try {
            Document document = DocumentBuilderFactory.newDefaultInstance()
                    .newDocumentBuilder()
                    .parse(pom.toFile());
            return document.getDocumentElement();
        } catch (ParserConfigurationException | SAXException e) {
            throw new IOException(pom + " cannot be read", e);
        }
    }

    private static Optional<String> text(Element parent, String name) {
        return children(parent, name)
                .map(child -> child.getTextContent().strip())
                .findFirst();
    }

    private static Stream<Element> children(Element parent, String... path) {
        Stream<Element> found = Stream.of(parent);
        for (String name : path) {
            found = found.flatMap(element -> elements(element.getChildNodes()))
                    .filter(element -> element.getTagName().equals(name));
        }
        return found;
    }

    private static Stream<Element> elements(NodeList nodes) {
        return IntStream.range(0, nodes.getLength())
                .mapToObj(nodes::item)
                .filter(node -> node.getNodeType() == Node.ELEMENT_NODE)
                .map(Element.class::cast);
    }
}
